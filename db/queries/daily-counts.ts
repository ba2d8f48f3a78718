import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '@/domain/access/actor'
import { everyone, type ReportingLevel, type Series } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { codeLength } from '@/domain/divisions/division'
import type { EntryGroup, EntryRow, EntrySheet, TownChoice } from '@/domain/progress/entry-sheet'
import { directLineName } from '@/domain/progress/town-overview'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { inScope } from '../schema/columns'
import { getCountyTotals } from './progress'

/** Which cells are meant: one level of one series on one day, of the divisions under a code. */
export interface EntryCells {
  campaignId: string
  series: Series
  level: ReportingLevel
  countingLevel: ReportingLevel
  asOf: PlainDate
  under: string
  /** Only these divisions; all when left out. */
  codes?: readonly string[]
}

interface EntryRecord extends Record<string, unknown> {
  code: string
  division_level: 'town' | 'village'
  name: string
  population: number | null
  quota: number | null
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
}

function toEntryRow(record: EntryRecord, level: ReportingLevel): EntryRow {
  const { revision, persons, hour, reason, author_name: authorName, recorded_at: recordedAt } = record
  return {
    divisionCode: record.code,
    level,
    name: level === 'village' && record.division_level === 'town' ? directLineName : record.name,
    population: level === 'village' && record.division_level === 'town' ? null : record.population,
    quota: record.quota,
    previous: record.previous === null || record.previous_on === null ? null : { persons: record.previous, reportedFor: record.previous_on },
    next: record.next === null || record.next_on === null ? null : { persons: record.next, reportedFor: record.next_on },
    stored: revision === null ? null : { revision, persons, hour, reason, authorName, recordedAt },
  }
}

/** Divisions that report at a level: towns, or villages and, where they count, the town's line 镇直 (R8). */
function reportingDivisions({ level, countingLevel }: EntryCells): SQL {
  if (level === 'town') return sql`d.level = 'town'`
  return countingLevel === 'village' ? sql`d.level in ('town', 'village')` : sql`d.level = 'village'`
}

/**
 * The cells of a level in the order of the quota table, then of codes, 镇直 last: the day's newest revision, the latest value
 * before the day and the earliest after it (R6, R7). Divisions not in force on the day or outside the actor's scope are left out.
 */
export async function getEntryRows(tx: Transaction, cells: EntryCells): Promise<EntryRow[]> {
  const { campaignId, series, level, asOf, under, codes } = cells
  const cell = sql`campaign_id = ${campaignId} and series = ${series} and coverage_group = ${everyone} and level = ${level} and division_code = d.code`
  // The newest revision of a neighbouring day that is not withdrawn; in the index's order, so that the first one found ends it.
  const held = (day: SQL) => sql`(
    select h.persons, h.as_of from daily_counts h where ${cell} and ${day} and persons is not null and not exists (
      select from daily_counts n where n.campaign_id = h.campaign_id and n.series = h.series and n.coverage_group = h.coverage_group
        and n.level = h.level and n.division_code = h.division_code and n.as_of = h.as_of and n.revision > h.revision)`
  const records = await tx.execute<EntryRecord>(sql`
    select d.code, d.level as division_level, d.name, d.population, q.persons as quota,
      c.revision, c.persons, c.hour, c.reason, c.author_name, to_char(c.recorded_at, 'YYYY-MM-DD HH24:MI') as recorded_at,
      p.persons as previous, p.as_of::text as previous_on, n.persons as next, n.as_of::text as next_on
    from divisions d
    left join quotas_in_force(${campaignId}, ${under}, ${asOf}, 'assigned', ${everyone}) q on q.division_code = d.code and d.level = ${level}
    left join lateral (select * from daily_counts where ${cell} and as_of = ${asOf} order by revision desc limit 1) c on true
    left join lateral ${held(sql`as_of < ${asOf}`)} order by h.as_of desc, h.revision desc limit 1) p on true
    left join lateral ${held(sql`as_of > ${asOf}`)} order by h.as_of limit 1) n on true
    where d.code >= ${under} collate "C" and d.code < ${`${under}:`} collate "C" and ${inScope(sql.raw('d.code'))}
      and d.valid_from <= ${asOf} and (d.valid_to is null or d.valid_to >= ${asOf}) and ${reportingDivisions(cells)}
      ${codes ? sql`and d.code in ${[...codes]}` : sql``}
    order by d.level = 'town' and ${level} = 'village', q.quota_position nulls last, d.code`)
  return records.map((record) => toEntryRow(record, level))
}

interface Place {
  code: string
  name: string
  level: 'county' | 'town'
  quota: number | null
}

/**
 * The county or town that a sheet is of: the one named, else the actor's county, town, or the town above his village. On a
 * day before a merger that is the town which then stood in the actor's scope. null when there is none, or not his.
 */
async function getPlace(tx: Transaction, actor: Actor, campaignId: string, asOf: PlainDate, town: string | undefined): Promise<Place | null> {
  const own = actor.scopeCode.slice(0, codeLength.town)
  const wanted = town ?? own
  const [place] = await tx.execute<Place & Record<string, unknown>>(sql`
    select d.code, d.name, d.level, q.persons as quota
    from divisions d left join quotas_in_force(${campaignId}, d.code, ${asOf}, 'assigned', ${everyone}) q on q.division_code = d.code
    where d.level in ('county', 'town') and d.valid_from <= ${asOf} and (d.valid_to is null or d.valid_to >= ${asOf})
      and (${inScope(sql.raw('d.code'))} or d.code = ${own}) and (d.code = ${wanted} or (${town === undefined} and d.level = 'town'))
    order by d.code <> ${wanted}, d.code limit 1`)
  return place ? { code: place.code, name: place.name, level: place.level, quota: place.quota } : null
}

async function getTowns(tx: Transaction, asked: SheetQuestion, countingLevel: ReportingLevel): Promise<TownChoice[]> {
  const { campaignId, series, asOf } = asked
  const { towns } = await getCountyTotals(tx, { campaignId, series, coverageGroup: everyone, level: countingLevel, kind: 'assigned' }, asOf)
  return towns.map((town) => ({ code: town.divisionCode, name: town.name, persons: town.count?.persons ?? null, villages: town.villages }))
}

export interface SheetQuestion {
  campaignId: string
  series: Series
  asOf: PlainDate
  workingDate: PlainDate
  settings: Pick<CampaignSettings, 'reportingLevel' | 'opensOn' | 'closesOn' | 'lateWindow'>
  /** A town's code; left out for the actor's own place. */
  town?: string | undefined
}

/**
 * The sheet of a day (R8): for the county all towns where towns report, else the choice of towns; for a town its own number
 * and below it the villages', or the villages' and 镇直 where those count. null when the town is not the actor's to see.
 */
export async function getEntrySheet(tx: Transaction, actor: Actor, asked: SheetQuestion): Promise<EntrySheet | null> {
  const { campaignId, series, asOf, workingDate, settings } = asked
  const place = await getPlace(tx, actor, campaignId, asOf, asked.town)
  if (!place) return null
  const countingLevel = settings.reportingLevel[series]
  const levels: ReportingLevel[] = place.level === 'county' ? ['town'] : ['town', 'village']
  const groups: EntryGroup[] = []
  for (const level of levels.filter((one) => one === countingLevel || one === 'village')) {
    const rows = await getEntryRows(tx, { campaignId, series, level, countingLevel, asOf, under: place.code })
    groups.push({ level, counts: level === countingLevel, rows })
  }
  const { opensOn, closesOn, lateWindow } = settings
  const seesTowns = actor.scopeCode.length === codeLength.county
  const towns = seesTowns ? await getTowns(tx, asked, countingLevel) : []
  return { campaignId, asOf, workingDate, series, countingLevel, place, window: { opensOn, closesOn, lateWindow }, towns, groups }
}

/** The codes among these that the actor may see at all, in force or not; what is missing is "not found" (decision 2). */
export async function getKnownCodes(tx: Transaction, codes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.execute<{ code: string }>(sql`select d.code from divisions d where d.code in ${[...codes]} and ${inScope(sql.raw('d.code'))}`)
  return new Set(rows.map((row) => row.code))
}
