import { sql } from 'drizzle-orm'
import { seriesCodes, type ReportingLevel, type Series } from '@/domain/campaigns/choices'
import type { DaysBySeries, SeriesDay } from '@/domain/progress/series-days'
import type { NamedDays } from '@/domain/progress/series-overview'
import { directLineName } from '@/domain/progress/town-overview'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'

/** Three series of one coverage group, each at the level it is reported at (R8). */
export interface SeriesMeasure {
  campaignId: string
  coverageGroup: string
  reportingLevel: Record<Series, ReportingLevel>
}

interface DayRow extends Record<string, unknown> {
  series: Series
  division_code: string
  day: PlainDate
  persons: number | null
  hour: number | null
  reported: boolean
}

function gather(rows: readonly DayRow[]): Map<string, Record<Series, SeriesDay[]>> {
  const found = new Map<string, Record<Series, SeriesDay[]>>()
  for (const { series, division_code: code, day: on, persons, hour, reported } of rows) {
    const days = found.get(code) ?? { reported: [], tax: [], registered: [] }
    days[series].push({ on, persons, hour, reported })
    found.set(code, days)
  }
  return found
}

const silent: DaysBySeries = { reported: [], tax: [], registered: [] }

/**
 * What each of the county's towns said of each series through a day: those in force on it in the order of the quota table,
 * and `ended` the merged ones, which count in the county's days before. The same for every reader of the county (R11).
 */
export async function getTownSeries(tx: Transaction, measure: SeriesMeasure, asOf: PlainDate): Promise<{ towns: NamedDays[]; ended: NamedDays[] }> {
  const { campaignId, coverageGroup, reportingLevel } = measure
  const levels = sql.join(seriesCodes.map((series) => sql`(${series}::text, ${reportingLevel[series]}::text)`), sql`, `)
  const days = gather(
    await tx.execute<DayRow>(sql`
      select s.series, t.division_code, t.day::text as day, t.persons, t.hour, t.reported
      from (values ${levels}) s (series, level)
      cross join lateral county_town_days(${campaignId}, ${asOf}, s.series, ${coverageGroup}, s.level) t
      order by t.division_code, s.series, t.day`),
  )
  const names = await tx.execute<{ code: string; name: string }>(sql`
    select division_code as code, name from county_quotas(${campaignId}, ${asOf}, 'assigned', ${coverageGroup})
    where length(division_code) = 9 order by quota_position nulls last, division_code collate "C"`)
  const inForce = new Set(names.map(({ code }) => code))
  return {
    towns: names.map(({ code, name }) => ({ divisionCode: code, name, days: days.get(code) ?? silent })),
    ended: [...days].filter(([code]) => !inForce.has(code)).map(([code, its]) => ({ divisionCode: code, name: code, days: its })),
  }
}

/**
 * What a town's villages and its line 镇直 said of each series through a day, as far as the actor's scope reaches; 镇直 first
 * and only where it was ever used. In the order of the quota table, then of codes.
 */
export async function getVillageSeries(tx: Transaction, measure: SeriesMeasure, townCode: string, asOf: PlainDate): Promise<NamedDays[]> {
  const { campaignId, coverageGroup } = measure
  const days = gather(
    await tx.execute<DayRow>(sql`
      select series, division_code, as_of::text as day, persons, hour, true as reported from (
        select distinct on (series, division_code, as_of) series, division_code, as_of, persons, hour
        from daily_counts
        where campaign_id = ${campaignId} and series in ${[...seriesCodes]} and coverage_group = ${coverageGroup} and level = 'village'
          and division_code >= ${townCode} collate "C" and division_code < ${`${townCode}:`} collate "C" and as_of <= ${asOf}
        order by series, division_code, as_of, revision desc
      ) newest where persons is not null order by division_code, series, as_of`),
  )
  const names = await tx.execute<{ code: string; name: string; level: 'town' | 'village' }>(sql`
    select d.code, d.name, d.level from divisions d
    left join quotas_in_force(${campaignId}, ${townCode}, ${asOf}, 'assigned', ${coverageGroup}) q on q.division_code = d.code and d.level = 'village'
    where d.code >= ${townCode} collate "C" and d.code < ${`${townCode}:`} collate "C"
      and d.valid_from <= ${asOf} and (d.valid_to is null or d.valid_to >= ${asOf})
    order by d.level = 'town' desc, q.quota_position nulls last, d.code`)
  return names
    .filter(({ code, level }) => level === 'village' || days.has(code))
    .map(({ code, name, level }) => ({ divisionCode: code, name: level === 'town' ? directLineName : name, isDirect: level === 'town', days: days.get(code) ?? silent }))
}
