import { sql } from 'drizzle-orm'
import { seriesCodes, type Series } from '@/domain/campaigns/choices'
import type { LevelPeriod } from '@/domain/campaigns/settings-in-force'
import type { DaysBySeries, SeriesDay } from '@/domain/progress/series-days'
import type { NamedDays } from '@/domain/progress/series-overview'
import { directLineName } from '@/domain/progress/town-overview'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { levelArrays } from './progress'

/** Three series of one coverage group, every day at the level the series was reported at then (R8). */
export interface SeriesMeasure {
  campaignId: string
  coverageGroup: string
  levels: Record<Series, readonly LevelPeriod[]>
}

/** One division with all its days of all series, as the database gathers them. */
interface DivisionRow extends Record<string, unknown> {
  code: string
  /** null for a town that had ended by the day. */
  name: string | null
  level: 'town' | 'village'
  days: (SeriesDay & { series: Series })[] | null
}

function bySeries(days: DivisionRow['days']): DaysBySeries {
  const of = (series: Series) => (days ?? []).filter((day) => day.series === series).map(({ series: _its, ...day }) => day)
  return { reported: of('reported'), tax: of('tax'), registered: of('registered') }
}

/** The days of a division as one value, so that a page needs one statement. */
const gathered = sql`jsonb_agg(jsonb_build_object('series', series, 'on', day, 'persons', persons, 'hour', hour, 'reported', reported_for is not null)
  || case when reported_for < day then jsonb_build_object('reportedFor', reported_for) else '{}' end order by day) as days`

/**
 * What each of the county's towns said of each series through a day: those in force on it in the order of the quota table,
 * and `ended` the merged ones, which count in the county's days before. The same for every reader of the county (R11). One
 * statement.
 */
export async function getTownSeries(tx: Transaction, measure: SeriesMeasure, asOf: PlainDate): Promise<{ towns: NamedDays[]; ended: NamedDays[] }> {
  const { campaignId, coverageGroup, levels } = measure
  const asked = sql.join(seriesCodes.map((series) => sql`(${series}::text, ${levelArrays(levels[series])})`), sql`, `)
  const rows = await tx.execute<DivisionRow>(sql`
    with said as (
      select t.division_code, ${gathered}
      from (values ${asked}) s (series, levels, since) cross join lateral county_town_days(${campaignId}, ${asOf}, s.series, ${coverageGroup}, s.levels, s.since) t
      group by t.division_code
    ), towns as (
      select division_code, name, quota_position from county_quotas(${campaignId}, ${asOf}, 'assigned', ${coverageGroup}) where length(division_code) = 9
    )
    select coalesce(t.division_code, s.division_code) as code, t.name, 'town' as level, s.days
    from towns t full join said s on s.division_code = t.division_code
    order by t.quota_position nulls last, coalesce(t.division_code, s.division_code) collate "C"`)
  const named = rows.map(({ code, name, days }) => ({ divisionCode: code, name, days: bySeries(days) }))
  return {
    towns: named.flatMap(({ name, ...town }) => (name === null ? [] : [{ ...town, name }])),
    ended: named.flatMap(({ name, ...town }) => (name === null ? [{ ...town, name: town.divisionCode }] : [])),
  }
}

/**
 * What a town's villages and its line 镇直 said of each series through a day, as far as the actor's scope reaches; 镇直 first
 * and only where it was ever used. In the order of the quota table, then of codes. One statement.
 */
export async function getVillageSeries(tx: Transaction, measure: SeriesMeasure, townCode: string, asOf: PlainDate): Promise<NamedDays[]> {
  const { campaignId, coverageGroup } = measure
  const rows = await tx.execute<DivisionRow>(sql`
    with newest as (
      select distinct on (series, division_code, as_of) series, division_code, as_of as day, persons, hour, as_of as reported_for
      from daily_counts
      where campaign_id = ${campaignId} and series in ${[...seriesCodes]} and coverage_group = ${coverageGroup} and level = 'village'
        and division_code >= ${townCode} collate "C" and division_code < ${`${townCode}:`} collate "C" and as_of <= ${asOf}
      order by series, division_code, as_of, revision desc
    ), said as (
      select division_code, ${gathered} from newest where persons is not null group by division_code
    )
    select d.code, d.name, d.level, s.days from divisions d
    left join said s on s.division_code = d.code
    left join quotas_in_force(${campaignId}, ${townCode}, ${asOf}, 'assigned', ${coverageGroup}) q on q.division_code = d.code and d.level = 'village'
    where d.code >= ${townCode} collate "C" and d.code < ${`${townCode}:`} collate "C" and (d.level = 'village' or s.days is not null)
      and d.valid_from <= ${asOf} and (d.valid_to is null or d.valid_to >= ${asOf})
    order by d.level = 'town' desc, q.quota_position nulls last, d.code`)
  return rows.map(({ code, name, level, days }) => ({ divisionCode: code, name: level === 'town' || name === null ? directLineName : name, isDirect: level === 'town', days: bySeries(days) }))
}
