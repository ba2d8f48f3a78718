import { sql } from 'drizzle-orm'
import type { ReportingLevel } from '@/domain/campaigns/choices'
import type { CalendarUnit, RecordedDay } from '@/domain/progress/calendar'
import { directLineName } from '@/domain/progress/town-overview'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { inScope } from '../schema/columns'
import type { Measure } from './progress'

export interface CalendarScope {
  measure: Measure
  /** The county: its towns. A town: its own report where towns report, its line 镇直 and its villages. */
  under: string
  from: PlainDate
  until: PlainDate
}

interface UnitRow extends Record<string, unknown> {
  code: string
  division_level: 'town' | 'village'
  level: ReportingLevel
  name: string
  valid_from: PlainDate
  valid_to: PlainDate | null
  known_before: boolean
  days: RecordedDay[]
}

/** The last day under a code that was reported for, up to a day; null when none was. As far as the actor's scope reaches. */
export async function getLastReport(tx: Transaction, { campaignId, series, coverageGroup }: Pick<Measure, 'campaignId' | 'series' | 'coverageGroup'>, under: string, until: PlainDate): Promise<PlainDate | null> {
  const [row] = await tx.execute<{ day: PlainDate | null }>(sql`
    select max(as_of)::text as day from daily_counts
    where campaign_id = ${campaignId} and series = ${series} and coverage_group = ${coverageGroup}
      and division_code >= ${under} collate "C" and division_code < ${`${under}:`} collate "C" and as_of <= ${until}`)
  return row?.day ?? null
}

/**
 * The units under a code with the newest revision of each day of a month, in the order of the quota table, then of codes: of
 * the county its towns (or, where villages report, the villages), of a town all its lines. Units that had ended before the
 * month, and those outside the actor's scope, are left out. One statement.
 */
export async function getCalendarUnits(tx: Transaction, { measure, under, from, until }: CalendarScope): Promise<CalendarUnit[]> {
  const { campaignId, series, coverageGroup, level, kind } = measure
  const isCounty = under.length === 6
  const levels: ReportingLevel[] = isCounty ? [level] : ['town', 'village']
  const rows = await tx.execute<UnitRow>(sql`
    with newest as (
      select distinct on (c.level, c.division_code, c.as_of) c.level, c.division_code, c.as_of, c.revision, c.persons, c.hour
      from daily_counts c
      where c.campaign_id = ${campaignId} and c.series = ${series} and c.coverage_group = ${coverageGroup} and c.level in ${levels}
        and c.division_code >= ${under} collate "C" and c.division_code < ${`${under}:`} collate "C" and c.as_of <= ${until}
      order by c.level, c.division_code, c.as_of, c.revision desc
    ), cells as (
      select level, division_code, bool_or(as_of < ${from} and persons is not null) as known_before,
        coalesce(jsonb_agg(jsonb_build_object('asOf', as_of, 'revision', revision, 'withdrawn', persons is null, 'hour', hour)) filter (where as_of >= ${from}), '[]') as days
      from newest group by level, division_code
    )
    select d.code, d.level as division_level, l.level, d.name, d.valid_from::text, d.valid_to::text, coalesce(c.known_before, false) as known_before, coalesce(c.days, '[]') as days
    from divisions d
    join (values ${sql.join(levels.map((one) => sql`(${one}::text)`), sql`, `)}) l (level)
      on d.level = l.level or (d.level = 'town' and l.level = 'village')
    left join cells c on c.division_code = d.code and c.level = l.level
    left join quotas_in_force(${campaignId}, ${under}, ${until}, ${kind}, ${coverageGroup}) q on q.division_code = d.code
    where d.code >= ${under} collate "C" and d.code < ${`${under}:`} collate "C" and d.level in ('town', 'village') and ${inScope(sql.raw('d.code'))}
      and d.valid_from <= ${until} and (d.valid_to is null or d.valid_to >= ${from})
      and (d.level = 'village' or l.level = ${level} or c.division_code is not null)
    order by d.level = 'village', l.level = 'village', q.quota_position nulls last, d.code`)
  return rows.map((row) => ({
    divisionCode: row.code,
    name: !isCounty && row.division_level === 'town' && row.level === 'village' ? directLineName : row.name,
    level: row.level,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    knownBefore: row.known_before,
    days: row.days,
  }))
}
