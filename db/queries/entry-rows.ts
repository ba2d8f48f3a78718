import { sql, type SQL } from 'drizzle-orm'
import type { IssuedCutOff } from '@/domain/bulletins/issued-cut-off'
import { everyone, type ReportingLevel, type Series } from '@/domain/campaigns/choices'
import type { EntryRow } from '@/domain/progress/entry-sheet'
import { directLineName } from '@/domain/progress/town-overview'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { inScope } from '../schema/columns'

/** Whose counts are meant: one series of one coverage group. */
export interface CountSeries {
  campaignId: string
  series: Series
  coverageGroup: string
}

/** A cell by its place: a division at a reporting level on a day. */
export interface CellPlace {
  divisionCode: string
  level: ReportingLevel
  asOf: PlainDate
}

interface EntryRecord extends Record<string, unknown> {
  code: string
  level: ReportingLevel
  as_of: PlainDate
  division_level: 'town' | 'village'
  name: string
  population: number | null
  quota: number | null
  everyone: number | null
  revision: number | null
  persons: number | null
  hour: number | null
  reason: string
  author_name: string
  recorded_at: string
  previous: number | null
  previous_on: PlainDate | null
  next: number | null
  next_on: PlainDate | null
  issue_number: number | null
  cut_off_day: PlainDate | null
  cut_off_hour: number | null
}

/** A row of a sheet with the day it is of. */
export interface DayRow {
  asOf: PlainDate
  row: EntryRow
}

function issuedOf({ issue_number: issueNumber, cut_off_day: day, cut_off_hour: hour }: EntryRecord): IssuedCutOff | null {
  return issueNumber === null || day === null || hour === null ? null : { issueNumber, cutOff: { day, hour } }
}

function toDayRow(record: EntryRecord): DayRow {
  const { level, revision, persons, hour, reason, author_name: authorName, recorded_at: recordedAt } = record
  const isDirect = level === 'village' && record.division_level === 'town'
  const row: EntryRow = {
    divisionCode: record.code,
    level,
    name: isDirect ? directLineName : record.name,
    population: isDirect ? null : record.population,
    quota: record.quota,
    everyone: record.everyone,
    previous: record.previous === null || record.previous_on === null ? null : { persons: record.previous, reportedFor: record.previous_on },
    next: record.next === null || record.next_on === null ? null : { persons: record.next, reportedFor: record.next_on },
    stored: revision === null ? null : { revision, persons, hour, reason, authorName, recordedAt },
    issued: issuedOf(record),
  }
  return { asOf: record.as_of, row }
}

/** Divisions under a code that report at these levels on a day: towns, or villages and, where they count, the town's line 镇直 (R8). */
export function reportingCells(under: string, levels: readonly ReportingLevel[], countingLevel: ReportingLevel, asOf: PlainDate): SQL {
  const village = countingLevel === 'village' ? sql`d.level in ('town', 'village')` : sql`d.level = 'village'`
  const divisionsAt = { town: sql`d.level = 'town'`, village }
  const each = levels.map((level) => sql`select d.code, ${level}::text as level, ${asOf}::date as as_of from divisions d
    where d.code >= ${under} collate "C" and d.code < ${`${under}:`} collate "C" and ${divisionsAt[level]}`)
  return sql.join(each, sql` union all `)
}

/** Named cells, however many, in one parameter. */
export function namedCells(cells: readonly CellPlace[]): SQL {
  const list = JSON.stringify(cells.map(({ divisionCode, level, asOf }) => ({ code: divisionCode, level, as_of: asOf })))
  return sql`select * from jsonb_to_recordset(${list}::jsonb) as w(code text collate "C", level text, as_of date)`
}

/**
 * The cells as rows, in one statement: of each its newest revision, the latest value before its day and the earliest after it
 * (R6, R7), its quota, for a must-cover group what is known of everyone (R18), and the issued bulletin that reaches its day
 * (R13), of a level that counts then or later: under the counts' lock it is read with the cells, so an issue is before a save or after it. In the order of level,
 * quota table, code and day, 镇直 last. Divisions not in force on the day or outside the actor's scope are left out. `under` holds all cells.
 */
export async function getEntryRows(tx: Transaction, { campaignId, series, coverageGroup }: CountSeries, cells: SQL, under: string): Promise<DayRow[]> {
  const isEveryone = coverageGroup === everyone
  const cellOf = (group: string) => sql`campaign_id = ${campaignId} and series = ${series} and coverage_group = ${group} and level = w.level and division_code = d.code`
  // The nearest day that was not withdrawn. Of each day the newest revision, in the index's order, so that the first one found
  // ends it: a day corrected a hundred times is one step, not a hundred times a hundred.
  const held = (group: string, day: SQL, nearest: SQL) => sql`(
    select h.persons, h.as_of from (
      select distinct on (as_of) as_of, persons from daily_counts where ${cellOf(group)} and ${day} order by ${nearest}, revision desc) h
    where h.persons is not null order by ${nearest} limit 1)`
  const ofEveryone = isEveryone ? sql`` : sql`left join lateral ${held(everyone, sql`as_of <= w.as_of`, sql`as_of desc`)} e on true`
  const records = await tx.execute<EntryRecord>(sql`
    with wanted as materialized (${cells}),
    quotas_of_day as materialized (
      select days.as_of, q.* from (select distinct as_of from wanted) days
      cross join lateral quotas_in_force(${campaignId}, ${under}, days.as_of, 'assigned', ${coverageGroup}) q),
    issued as materialized (select * from last_issued_cut_off(${campaignId}) l where l.series = ${series}),
    -- R8: the last day of each time that a level counts; what was reported up to then may be in a bulletin, what stands beside it is not.
    levels as materialized (
      select s.settings -> 'reportingLevel' ->> ${series} as level, lead(s.effective_from, 1, 'infinity') over (order by s.effective_from) as before
      from (select distinct on (effective_from) effective_from, settings from campaign_settings where campaign_id = ${campaignId} order by effective_from, recorded_at desc) s)
    select w.code, w.level, w.as_of::text, d.level as division_level, d.name,
      ${isEveryone ? sql`d.population` : sql`null::int as population`}, q.persons as quota, ${isEveryone ? sql`null::int` : sql`e.persons`} as everyone,
      c.revision, c.persons, c.hour, c.reason, c.author_name, to_char(c.recorded_at, 'YYYY-MM-DD HH24:MI') as recorded_at,
      p.persons as previous, p.as_of::text as previous_on, n.persons as next, n.as_of::text as next_on,
      i.issue_number, i.cut_off_day::text, i.cut_off_hour
    from wanted w
    -- Looked up one by one: a join, whose filters are taken for choosy, becomes every cell times every division.
    join lateral (select * from divisions d where d.code = w.code and ${inScope(sql.raw('d.code'))}
      and d.valid_from <= w.as_of and (d.valid_to is null or d.valid_to >= w.as_of) offset 0) d on true
    left join quotas_of_day q on q.division_code = d.code and q.as_of = w.as_of and d.level = w.level
    left join lateral (select * from daily_counts where ${cellOf(coverageGroup)} and as_of = w.as_of order by revision desc limit 1) c on true
    left join lateral ${held(coverageGroup, sql`as_of < w.as_of`, sql`as_of desc`)} p on true
    left join lateral ${held(coverageGroup, sql`as_of > w.as_of`, sql`as_of`)} n on true
    left join issued i on i.cut_off_day >= w.as_of and exists (select from levels v where v.level = w.level and v.before > w.as_of)
    ${ofEveryone}
    order by w.level, d.level = 'town' and w.level = 'village', q.quota_position nulls last, w.code, w.as_of`)
  return records.map(toDayRow)
}
