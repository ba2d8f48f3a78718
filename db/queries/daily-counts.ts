import { sql } from 'drizzle-orm'
import type { Writer } from '@/domain/access/actor'
import { seriesRefusal } from '@/domain/access/series-writers'
import type { ReportingLevel } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { codeLength } from '@/domain/divisions/division'
import type { EntryGroup, EntryRow, EntrySheet, TownChoice } from '@/domain/progress/entry-sheet'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { inScope } from '../schema/columns'
import { getEntryRows, reportingCells } from './entry-rows'
import { getCountyTotals, type Measure } from './progress'

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
async function getPlace(tx: Transaction, actor: Writer, { campaignId, coverageGroup, asOf, town }: SheetQuestion): Promise<Place | null> {
  const own = actor.scopeCode.slice(0, codeLength.town)
  const wanted = town ?? own
  const [place] = await tx.execute<Place & Record<string, unknown>>(sql`
    select d.code, d.name, d.level, q.persons as quota
    from divisions d left join quotas_in_force(${campaignId}, d.code, ${asOf}, 'assigned', ${coverageGroup}) q on q.division_code = d.code
    where d.level in ('county', 'town') and d.valid_from <= ${asOf} and (d.valid_to is null or d.valid_to >= ${asOf})
      and (${inScope(sql.raw('d.code'))} or d.code = ${own}) and (d.code = ${wanted} or (${town === undefined} and d.level = 'town'))
    order by d.code <> ${wanted}, d.code limit 1`)
  return place ? { code: place.code, name: place.name, level: place.level, quota: place.quota } : null
}

async function getTowns(tx: Transaction, asked: SheetQuestion): Promise<TownChoice[]> {
  const { towns } = await getCountyTotals(tx, { ...asked, kind: 'assigned' }, asked.asOf)
  return towns.map((town) => ({ code: town.divisionCode, name: town.name, persons: town.count?.persons ?? null, villages: town.villages }))
}

export interface SheetQuestion extends Measure {
  asOf: PlainDate
  workingDate: PlainDate
  settings: Pick<CampaignSettings, 'opensOn' | 'closesOn' | 'lateWindow'>
  /** A town's code; left out for the actor's own place. */
  town?: string | undefined
}

/**
 * The sheet of a day (R8): for the county all towns where towns report, else the choice of towns; for a town its own number
 * and below it the villages', or the villages' and 镇直 where those count. null when the town is not the actor's to see.
 */
export async function getEntrySheet(tx: Transaction, actor: Writer, asked: SheetQuestion): Promise<EntrySheet | null> {
  const { campaignId, series, coverageGroup, level: countingLevel, asOf, workingDate, settings } = asked
  const place = await getPlace(tx, actor, asked)
  if (!place) return null
  const levels: ReportingLevel[] = place.level === 'county' ? ['town'] : ['town', 'village']
  const shown = levels.filter((one) => one === countingLevel || one === 'village')
  const rows = shown.length === 0 ? [] : await getEntryRows(tx, asked, reportingCells(place.code, shown, countingLevel, asOf), place.code)
  const groups = shown.map((level): EntryGroup => ({ level, counts: level === countingLevel, rows: rows.flatMap(({ row }) => (row.level === level ? [row] : [])) }))
  const { opensOn, closesOn, lateWindow } = settings
  const seesTowns = actor.scopeCode.length === codeLength.county
  const towns = seesTowns ? await getTowns(tx, asked) : []
  const readOnly = seriesRefusal(actor, series)
  return { campaignId, asOf, workingDate, series, coverageGroup, countingLevel, readOnly, place, window: { opensOn, closesOn, lateWindow }, towns, groups }
}

/** The lines of a blank sheet and the names of their towns; null when the town is not the actor's. Where villages report, the county's holds all of them. */
export async function getBlankRows(tx: Transaction, actor: Writer, asked: SheetQuestion): Promise<{ placeName: string; rows: EntryRow[]; townNames: Map<string, string> } | null> {
  const place = await getPlace(tx, actor, asked)
  if (!place) return null
  const countingLevel = asked.level
  const levels: ReportingLevel[] = place.level === 'town' && countingLevel === 'town' ? ['town', 'village'] : [countingLevel]
  const found = await getEntryRows(tx, asked, reportingCells(place.code, levels, countingLevel, asked.asOf), place.code)
  const towns = await tx.execute<{ code: string; name: string }>(sql`
    select d.code, d.name from divisions d where d.level = 'town' and d.code >= ${place.code} collate "C" and d.code < ${`${place.code}:`} collate "C" order by d.code`)
  return { placeName: place.name, rows: found.map(({ row }) => row), townNames: new Map(towns.map((town) => [town.code, town.name])) }
}

/** The codes among these that the actor may see at all, in force or not; what is missing is "not found" (decision 2). */
export async function getKnownCodes(tx: Transaction, codes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.execute<{ code: string }>(sql`select d.code from divisions d where d.code in (select jsonb_array_elements_text(${JSON.stringify([...new Set(codes)])}::jsonb)) and ${inScope(sql.raw('d.code'))}`)
  return new Set(rows.map((row) => row.code))
}
