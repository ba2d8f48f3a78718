import { sql } from 'drizzle-orm'
import type { ReportingLevel, Series } from '@/domain/campaigns/choices'
import type { DivisionTotal, KnownCount } from '@/domain/progress/progress'
import type { DatedCount } from '@/domain/progress/trend'
import type { PrintedMilestone, QuotaKind } from '@/domain/quotas/quota'
import { addDays, type PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'

/** Which numbers are meant: never mix two of these in one ranking (R11). */
export interface Measure {
  campaignId: string
  series: Series
  coverageGroup: string
  level: ReportingLevel
  kind: QuotaKind
}

interface TotalRow extends Record<string, unknown> {
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
}

/** Without a place in the quota table a division comes last, in code order. */
const unplaced = 1_000_000

function toTotal(row: TotalRow, byVillage: boolean): DivisionTotal {
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

/**
 * The county's own quota row and the totals of all its towns on a day, in the order of the quota table. The same for every
 * reader of the county (decision 3). The county's count is null: it is the sum of its towns, which domain adds up.
 */
export async function getCountyTotals(tx: Transaction, measure: Measure, asOf: PlainDate): Promise<{ county: DivisionTotal | null; towns: DivisionTotal[] }> {
  const totals = (day: PlainDate) =>
    sql`county_totals(${measure.campaignId}, ${day}, ${measure.series}, ${measure.coverageGroup}, ${measure.level})`
  const rows = await tx.execute<TotalRow>(sql`
    select q.division_code as code, q.name, q.persons as quota, q.quota_position, q.milestones,
      t.persons, t.reported_for::text, t.hour, t.villages_reported, t.villages_total,
      y.persons as yesterday, w.persons as week_ago
    from county_quotas(${measure.campaignId}, ${asOf}, ${measure.kind}, ${measure.coverageGroup}) q
    left join ${totals(asOf)} t on t.division_code = q.division_code
    left join ${totals(addDays(asOf, -1))} y on y.division_code = q.division_code
    left join ${totals(addDays(asOf, -7))} w on w.division_code = q.division_code
    order by q.quota_position nulls last, q.division_code collate "C"`)
  const all = rows.map((row) => toTotal(row, measure.level === 'village'))
  return {
    county: all.find((total) => total.divisionCode.length === 6) ?? null,
    towns: all.filter((total) => total.divisionCode.length === 9),
  }
}

/**
 * A town's villages, and the town's own line 镇直 where villages report (R8), as far as the actor's scope reaches. In the
 * order of the quota table, then of codes.
 */
export async function getVillageTotals(tx: Transaction, measure: Measure, townCode: string, asOf: PlainDate): Promise<DivisionTotal[]> {
  const known = (day: PlainDate) =>
    sql`known_counts(${measure.campaignId}, ${townCode}, ${day}, ${measure.series}, ${measure.coverageGroup}, 'village')`
  const rows = await tx.execute<TotalRow>(sql`
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
    order by d.level = 'town' desc, q.quota_position nulls last, d.code`)
  return rows.map((row) => toTotal(row, false))
}

/** The county's total on every day with a new count, for all its readers alike (decision 3); persons. */
export async function getCountyTrend(tx: Transaction, measure: Measure, from: PlainDate, until: PlainDate): Promise<DatedCount[]> {
  const rows = await tx.execute<{ day: PlainDate; persons: number }>(sql`
    select day::text, persons::int
    from county_trend(${measure.campaignId}, ${from}, ${until}, ${measure.series}, ${measure.coverageGroup}, ${measure.level})
    order by day`)
  return rows.map((row) => ({ asOf: row.day, persons: row.persons }))
}

/**
 * The counts in force of a town or village through a day, one list for each division that reports for it: the town
 * itself, or its villages and 镇直 where villages report. As far as the actor's scope reaches; withdrawn days are left out.
 */
export async function getDivisionCounts(tx: Transaction, measure: Measure, code: string, until: PlainDate): Promise<DatedCount[][]> {
  const level = code.length === 12 ? 'village' : measure.level
  const rows = await tx.execute<{ division_code: string; day: PlainDate; persons: number | null }>(sql`
    with current as (
      select distinct on (division_code, as_of) division_code, as_of, persons
      from daily_counts
      where campaign_id = ${measure.campaignId} and series = ${measure.series} and coverage_group = ${measure.coverageGroup} and level = ${level}
        and division_code >= ${code} collate "C" and division_code < ${`${code}:`} collate "C" and as_of <= ${until}
      order by division_code, as_of, revision desc
    )
    select division_code, as_of::text as day, persons from current join divisions on code = division_code
    where valid_to is null or as_of <= valid_to
    union all
    -- R4: an ended division is in no total after its last day, as in county_trend.
    select code, (valid_to + 1)::text, 0 from divisions where valid_to < ${until} and code in (select division_code from current)
    order by division_code, day`)
  const parts = new Map<string, DatedCount[]>()
  for (const { division_code: division, day: asOf, persons } of rows) {
    if (persons !== null) parts.set(division, [...(parts.get(division) ?? []), { asOf, persons }])
  }
  return [...parts.values()]
}
