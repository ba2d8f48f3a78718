import { sql, type SQL } from 'drizzle-orm'
import type { ReportingLevel, Series } from '@/domain/campaigns/choices'
import type { LevelPeriod } from '@/domain/campaigns/settings-in-force'
import type { DivisionTotal, KnownCount } from '@/domain/progress/progress'
import type { DatedCount } from '@/domain/progress/trend'
import type { DivisionYearBefore, YearBeforeTotals } from '@/domain/progress/year-before'
import type { PrintedMilestone, QuotaKind } from '@/domain/quotas/quota'
import { addDays, type PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'

/** Which numbers are meant: never mix two of these in one ranking (R11). */
export interface Measure {
  campaignId: string
  series: Series
  coverageGroup: string
  /** The level in force on the day asked about. */
  level: ReportingLevel
  kind: QuotaKind
  /** The level of every day, where it changes in mid-campaign (R8): an earlier day is read at its own. Empty: one level throughout. */
  levels: readonly LevelPeriod[]
}

export interface TotalRow extends Record<string, unknown> {
  code: string
  name: string
  quota: number | null
  quota_position: number | null
  milestones: PrintedMilestone[]
  persons: number | null
  reported_for: PlainDate | null
  hour: number | null
  yesterday: number | null
  week_ago: number | null
  villages_reported: number | null
  villages_total: number | null
  earlier_day?: PlainDate
  earlier_quota?: number | null
  earlier_persons?: number | null
  earlier_reported_for?: PlainDate | null
}

/** Without a place in the quota table a division comes last, in code order. */
const unplaced = 1_000_000

/** A row as the rules take it; how many villages reported is said only where villages report (R8). */
export function toTotal(row: TotalRow, byVillage: boolean): DivisionTotal {
  const count: KnownCount | null =
    row.persons === null || row.reported_for === null ? null : { persons: row.persons, reportedFor: row.reported_for, hour: row.hour }
  return {
    divisionCode: row.code,
    name: row.name,
    position: row.quota_position ?? unplaced,
    quota: row.quota,
    milestones: row.milestones,
    count,
    countYesterday: row.yesterday,
    countWeekAgo: row.week_ago,
    villages: byVillage && row.villages_total !== null ? { reportedToday: row.villages_reported ?? 0, total: row.villages_total } : null,
  }
}

/** A measure whose ledger may be columns of an outer row, for one statement over several ledgers. */
type MeasureOrColumns = Omit<Measure, 'kind' | 'coverageGroup'> & { kind: QuotaKind | SQL; coverageGroup: string | SQL }

function periodsOf({ level, levels }: Pick<Measure, 'level' | 'levels'>): readonly LevelPeriod[] {
  return levels.length > 0 ? levels : [{ level, from: null, until: null }]
}

const textArray = (values: readonly string[]) => sql`${`{${values.join()}}`}`

/** Levels and the days they count from, as days_at_level takes them. */
export function levelArrays(periods: readonly LevelPeriod[]): SQL {
  return sql`${textArray(periods.map((period) => period.level))}::text[], ${textArray(periods.map((period) => period.from ?? '-infinity'))}::date[]`
}

/**
 * The county's towns on a day, which may be an expression. Where the level changes in mid-campaign a town is read at the
 * level it last reported at while that level counted, up to that level's last day: the change alone moves nothing (R8). Its
 * villages are those due on the day, whichever level its number is read at.
 */
function totalsOn(measure: MeasureOrColumns, day: PlainDate | SQL): SQL {
  const { campaignId, series, coverageGroup, level } = measure
  const periods = periodsOf(measure)
  if (periods.length === 1) return sql`county_totals(${campaignId}, ${day}, ${series}, ${coverageGroup}, ${periods[0]?.level ?? level})`
  return sql`(
    select distinct on (t.division_code) t.division_code, t.persons, t.reported_for, t.hour,
      first_value(t.villages_reported) over newest as villages_reported, first_value(t.villages_total) over newest as villages_total
    from unnest(${levelArrays(periods)}, ${textArray(periods.map((period) => period.until ?? 'infinity'))}::date[])
      with ordinality as p(level, since, until, place)
    cross join lateral county_totals(${campaignId}, least(${day}, p.until), ${series}, ${coverageGroup}, p.level) t
    where p.since <= ${day}
    window newest as (partition by t.division_code order by p.place desc)
    order by t.division_code, t.reported_for >= p.since desc nulls last, t.persons is null, p.place desc)`
}

/** The county's own quota row and its towns, which the rows of countyTotalRows hold together. */
export interface CountyTotals {
  county: DivisionTotal | null
  towns: DivisionTotal[]
  /** The same day of the campaign asked to compare with; null when none was. */
  yearBefore: YearBeforeTotals | null
}

/** Last year's figures beside each row: what merged towns had then stands with the town they went into (R4). */
function yearBeforeTables(earlier: Measure, asOf: PlainDate): { with: SQL; columns: SQL; join: SQL } {
  const day = sql`(select day from earlier_day)`
  return {
    // The day the numbers speak of, one year back; 29 February becomes the 28th.
    with: sql`, earlier_day as materialized (select (coalesce((select max(reported_for) from now_totals), ${asOf}) - interval '1 year')::date as day),
      earlier_totals as materialized (select * from ${totalsOn(earlier, day)} e)`,
    columns: sql`, ${day}::text as earlier_day, e.quota as earlier_quota, case when length(q.division_code) = 6 then c.persons else e.persons end as earlier_persons,
      (case when length(q.division_code) = 6 then c.reported_for else e.reported_for end)::text as earlier_reported_for`,
    join: sql`left join (
        select coalesce(h.heir_code, eq.division_code) as division_code,
          case when count(*) = count(eq.persons) then sum(eq.persons)::int end as quota, sum(et.persons)::int as persons, max(et.reported_for) as reported_for
        from county_quotas(${earlier.campaignId}, ${day}, ${earlier.kind}, ${earlier.coverageGroup}) eq
        left join county_heirs(${earlier.campaignId}, ${asOf}) h on h.division_code = eq.division_code
        left join earlier_totals et on et.division_code = eq.division_code
        group by 1
      ) e on e.division_code = q.division_code
      cross join (select sum(persons)::int as persons, max(reported_for) as reported_for from earlier_totals) c`,
  }
}

function toYearBefore(rows: readonly TotalRow[]): YearBeforeTotals | null {
  const on = rows[0]?.earlier_day
  if (!on) return null
  const parts = rows.map((row): [string, DivisionYearBefore] => [
    row.code,
    { quota: row.earlier_quota ?? null, persons: row.earlier_persons ?? null, reportedFor: row.earlier_reported_for ?? null },
  ])
  return { on, byCode: new Map(parts) }
}

/**
 * The rows of a county and its towns on a day: quota, count, the day and the week before; with `earlier` also what that
 * campaign had on the same day a year before.
 */
export function countyTotalRows(measure: MeasureOrColumns, asOf: PlainDate, earlier: Measure | null = null): SQL {
  const before = earlier && yearBeforeTables(earlier, asOf)
  return sql`
    with now_totals as materialized (select * from ${totalsOn(measure, asOf)} t) ${before?.with ?? sql``}
    select q.division_code as code, q.name, q.persons as quota, q.quota_position, q.milestones,
      t.persons, t.reported_for::text, t.hour, t.villages_reported, t.villages_total,
      y.persons as yesterday, w.persons as week_ago ${before?.columns ?? sql``}
    from county_quotas(${measure.campaignId}, ${asOf}, ${measure.kind}, ${measure.coverageGroup}) q
    left join now_totals t on t.division_code = q.division_code
    left join ${totalsOn(measure, addDays(asOf, -1))} y on y.division_code = q.division_code
    left join ${totalsOn(measure, addDays(asOf, -7))} w on w.division_code = q.division_code
    ${before?.join ?? sql``}
    order by q.quota_position nulls last, q.division_code collate "C"`
}

export function toCountyTotals(rows: readonly TotalRow[], level: ReportingLevel): CountyTotals {
  const all = rows.map((row) => toTotal(row, level === 'village'))
  return {
    county: all.find((total) => total.divisionCode.length === 6) ?? null,
    towns: all.filter((total) => total.divisionCode.length === 9),
    yearBefore: toYearBefore(rows),
  }
}

/**
 * The county's own quota row and the totals of all its towns on a day, in the order of the quota table, and with `earlier`
 * what that campaign had on the same day a year before. The same for every reader of the county (decision 3), in one
 * statement. The county's count is null: it is the sum of its towns, which domain adds up.
 */
export async function getCountyTotals(tx: Transaction, measure: Measure, asOf: PlainDate, earlier: Measure | null = null): Promise<CountyTotals> {
  return toCountyTotals(await tx.execute<TotalRow>(countyTotalRows(measure, asOf, earlier)), measure.level)
}

/** The rows of a town's villages and of its own line on a day, as far as the actor's scope reaches. */
export function villageTotalRows(measure: MeasureOrColumns, townCode: string, asOf: PlainDate): SQL {
  const known = (day: PlainDate) =>
    sql`known_counts(${measure.campaignId}, ${townCode}, ${day}, ${measure.series}, ${measure.coverageGroup}, 'village')`
  return sql`
    select d.code, d.name, q.persons as quota, q.quota_position, coalesce(q.milestones, '[]') as milestones,
      k.persons, k.reported_for::text, k.hour, null::int as villages_reported, null::int as villages_total,
      y.persons as yesterday, w.persons as week_ago
    from divisions d
    left join quotas_in_force(${measure.campaignId}, ${townCode}, ${asOf}, ${measure.kind}, ${measure.coverageGroup}) q
      on q.division_code = d.code and d.level = 'village'
    left join ${known(asOf)} k on k.division_code = d.code
    left join ${known(addDays(asOf, -1))} y on y.division_code = d.code
    left join ${known(addDays(asOf, -7))} w on w.division_code = d.code
    where d.code >= ${townCode} collate "C" and d.code < ${`${townCode}:`} collate "C"
      and d.valid_from <= ${asOf} and (d.valid_to is null or d.valid_to >= ${asOf})
    order by d.level = 'town' desc, q.quota_position nulls last, d.code`
}

/**
 * A town's villages, and the town's own line 镇直 where villages report (R8), as far as the actor's scope reaches. In the
 * order of the quota table, then of codes.
 */
export async function getVillageTotals(tx: Transaction, measure: Measure, townCode: string, asOf: PlainDate): Promise<DivisionTotal[]> {
  const rows = await tx.execute<TotalRow>(villageTotalRows(measure, townCode, asOf))
  return rows.map((row) => toTotal(row, false))
}

/** Whose days a trend shows, of which numbers and until when. `code` is a county's, a town's or a village's. */
export interface TrendSpan {
  measure: Measure
  code: string
  until: PlainDate
}

function daysOf(span: TrendSpan, index: number): SQL {
  const { measure, code, until } = span
  const { campaignId, series, coverageGroup } = measure
  const asked = code.length === 12 ? { ...measure, level: 'village' as const, levels: [] } : measure
  const levels = levelArrays(periodsOf(asked))
  const days =
    code.length === 6
      ? sql`county_days(${campaignId}, ${until}, ${series}, ${coverageGroup}, ${levels})`
      : sql`days_at_level(${campaignId}, ${code}, ${until}, ${series}, ${coverageGroup}, ${levels})`
  return sql`select ${index}::int as span, day::text, persons::int from ${days}`
}

/**
 * Cumulative persons on every day with a new count, one list for each span, in one statement. A county's is the same for all
 * its readers (decision 3); a town's or village's comes as far as the actor's scope reaches.
 */
export async function getTrendDays(tx: Transaction, spans: readonly TrendSpan[]): Promise<DatedCount[][]> {
  if (spans.length === 0) return []
  const rows = await tx.execute<{ span: number; day: PlainDate; persons: number }>(sql`${sql.join(spans.map(daysOf), sql` union all `)} order by span, day`)
  return spans.map((_, index) => rows.filter((row) => row.span === index).map((row) => ({ asOf: row.day, persons: row.persons })))
}
