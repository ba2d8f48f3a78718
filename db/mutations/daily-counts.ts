import { sql } from 'drizzle-orm'
import type { Author } from '@/domain/access/actor'
import { everyone, seriesLabels } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { commonCode, withOwnNeighbours, type WantedCell } from '@/domain/progress/count-batch'
import { dayCellKey, type CountBatch, type DayCell, type DayCellNow, type EntryRow, type RefusedBatch, type SaveCounts, type StoredCell } from '@/domain/progress/entry-sheet'
import { checkCell, isReported } from '@/domain/progress/entry-sheet-check'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { getKnownCodes } from '../queries/daily-counts'
import { getEntryRows, namedCells, type CellPlace } from '../queries/entry-rows'
import type { AuditEntry } from './audit'

/** Of codes that are not there no more than this many are looked into: the rest are told when these are mended. */
const mostNamed = 500

/** What a save came to. Only `saved` has written anything; after any other outcome the caller undoes the transaction. */
export type SaveOutcome =
  | { outcome: 'saved'; saved: DayCellNow[]; unchanged: number; uploadId: string | null }
  | ({ outcome: 'refused' } & RefusedBatch)
  | { outcome: 'notFound'; codes: string[] }

/** The day that counts as today, and the settings in force on each day of the cells (R1: a level or window may change). */
export interface SaveContext {
  workingDate: PlainDate
  settingsOn: (asOf: PlainDate) => CampaignSettings
}

/** The cells of a batch as the database has them, by `dayCellKey`. */
export type CellRows = ReadonlyMap<string, EntryRow>

/** Puts those who write counts of one campaign in line, until the transaction ends: what was read after it still holds. */
export async function lockCounts(tx: Transaction, campaignId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`daily-counts ${campaignId}`}, 0))`)
}

/** Reads the cells of a batch in one statement, however many days and levels; those not in force or out of scope are missing. */
export async function readCells(tx: Transaction, { campaign, series, coverageGroup }: Omit<CountBatch, 'cells'>, cells: readonly CellPlace[]): Promise<CellRows> {
  if (cells.length === 0) return new Map()
  const found = await getEntryRows(tx, { campaignId: campaign, series, coverageGroup }, namedCells(cells), commonCode(cells))
  return new Map(found.map(({ asOf, row }) => [dayCellKey({ ...row, asOf }), row]))
}

function problemOf({ divisionCode, level, asOf }: DayCell, code: string, sentence: string): RefusedBatch['problems'][number] {
  return { divisionCode, level, asOf, code, sentence }
}

/** Cells that cannot be meant: sent twice, of a level nobody reports at, or of a division not in force that day. */
function checkPlaces({ cells, series }: CountBatch, rows: CellRows, { settingsOn }: SaveContext): RefusedBatch['problems'] {
  const seen = new Set<string>()
  return cells.flatMap((cell) => {
    const key = dayCellKey(cell)
    if (seen.has(key)) return [problemOf(cell, 'twice', `${cell.divisionCode}在这次上报里出现了不止一次，请刷新页面后重填。`)]
    seen.add(key)
    const countingLevel = settingsOn(cell.asOf).reportingLevel[series]
    if (!isReported(cell, countingLevel)) return [problemOf(cell, 'level', `${cell.divisionCode}不在这一级填报（本活动按${countingLevel === 'town' ? '镇' : '村'}上报），请刷新页面后重填。`)]
    if (!rows.has(key)) return [problemOf(cell, 'ended', `${cell.divisionCode}的区划在${yearMonthDay(cell.asOf)}没有生效，不能填报，请核对日期。`)]
    return []
  })
}

function checkCells(wanted: readonly WantedCell[], { workingDate, settingsOn }: SaveContext): RefusedBatch & { toWrite: WantedCell[] } {
  const verdicts = withOwnNeighbours(wanted).map((one) => ({ ...one, verdict: checkCell(one.row, one.cell, { asOf: one.cell.asOf, workingDate, window: settingsOn(one.cell.asOf) }) }))
  const failed = verdicts.filter(({ verdict }) => verdict.outcome === 'refused' || verdict.outcome === 'needsReason')
  return {
    problems: failed.flatMap(({ cell, verdict }) => verdict.problems.map((problem) => problemOf(cell, problem.code, problem.sentence))),
    conflicts: verdicts.filter(({ verdict }) => verdict.outcome === 'changed').map(({ cell, row }) => ({ divisionCode: row.divisionCode, level: row.level, asOf: cell.asOf, stored: row.stored })),
    toWrite: verdicts.filter(({ verdict }) => verdict.outcome === 'acceptable'),
  }
}

/** A revision about to be written: the value, and which number it gets. */
export interface NewRevision extends CellPlace {
  persons: number | null
  hour: number | null
  reason: string
  revision: number
}

/** Appends revisions in one statement and of one moment, with everything in one parameter: a file has more cells than a statement has room for. */
export async function appendRevisions(tx: Transaction, writer: Author, batch: Omit<CountBatch, 'cells'>, revisions: readonly NewRevision[], uploadId: string | null, recordedAt: string | null = null): Promise<DayCellNow[]> {
  const list = JSON.stringify(revisions.map(({ divisionCode, level, asOf, persons, hour, reason, revision }) => ({ code: divisionCode, level, as_of: asOf, persons, hour, reason, revision })))
  const written = await tx.execute<{ code: string; level: DayCell['level']; as_of: PlainDate } & Omit<StoredCell, 'authorName' | 'recordedAt'> & { author_name: string; recorded_at: string }>(sql`
    insert into daily_counts (campaign_id, series, coverage_group, division_code, level, as_of, persons, hour, reason, revision, upload_id, author_id, author_name, recorded_at)
    select ${batch.campaign}::uuid, ${batch.series}, ${batch.coverageGroup}, w.code, w.level, w.as_of, w.persons, w.hour, w.reason, w.revision,
      -- After the lock was got, not when the transaction began: a bulletin taken meanwhile knows by it what came later.
      ${uploadId}::uuid, ${writer.accountId}::uuid, ${writer.displayName}, coalesce(${recordedAt}::timestamptz, statement_timestamp())
    from jsonb_to_recordset(${list}::jsonb) as w(code text, level text, as_of date, persons integer, hour smallint, reason text, revision integer)
    -- The lock keeps saves in line; a writer that took none would meet the unique constraint here and be told.
    on conflict do nothing
    returning division_code as code, level, as_of::text, revision, persons, hour, reason, author_name, to_char(recorded_at, 'YYYY-MM-DD HH24:MI') as recorded_at`)
  return written.map(({ code: divisionCode, level, as_of: asOf, revision, persons, hour, reason, author_name: authorName, recorded_at: recordedAt }) => ({
    divisionCode, level, asOf, stored: { revision, persons, hour, reason, authorName, recordedAt },
  }))
}

/** The cells that hold another revision than the person saw and did not get it from this save. */
async function readConflicts(tx: Transaction, batch: CountBatch): Promise<DayCellNow[]> {
  const now = await readCells(tx, batch, batch.cells)
  return batch.cells.flatMap((cell): DayCellNow[] => {
    const row = now.get(dayCellKey(cell))
    if (!row || row.stored?.revision === cell.baseRevision || row.stored?.persons === cell.persons) return []
    return [{ divisionCode: row.divisionCode, level: row.level, asOf: cell.asOf, stored: row.stored }]
  })
}

/**
 * Saves cells as new revisions, all or none (R5–R7): the one way in for counts that are typed, uploaded or sent. Call
 * `lockCounts` first and hand over what `readCells` then read: each cell is checked against that, and one that was changed
 * since its `baseRevision` is given back, not overwritten. Cells that already hold the value are left alone. Codes outside
 * the writer's scope are not found. `openUpload` is told how many cells are about to be written, and names the upload that
 * brings them. Persons throughout.
 */
export async function saveCells(tx: Transaction, writer: Author, batch: CountBatch, rows: CellRows, context: SaveContext, openUpload: ((cells: number) => Promise<string>) | null = null): Promise<SaveOutcome> {
  const missing = batch.cells.filter((cell) => !rows.has(dayCellKey(cell))).map((cell) => cell.divisionCode)
  if (missing.length > 0) {
    const asked = missing.slice(0, mostNamed)
    const known = await getKnownCodes(tx, asked)
    const codes = asked.filter((code) => !known.has(code))
    if (codes.length > 0) return { outcome: 'notFound', codes: [...new Set(codes)] }
  }
  const misplaced = checkPlaces(batch, rows, context)
  if (misplaced.length > 0) return { outcome: 'refused', problems: misplaced, conflicts: [] }
  const wanted = batch.cells.map((cell) => ({ cell, row: rows.get(dayCellKey(cell))! }))
  const { problems, conflicts, toWrite } = checkCells(wanted, context)
  if (problems.length > 0 || conflicts.length > 0) return { outcome: 'refused', problems, conflicts }
  const revisions = toWrite.map(({ cell, row }) => ({ ...cell, revision: (row.stored?.revision ?? 0) + 1 }))
  const uploadId = revisions.length === 0 || openUpload === null ? null : await openUpload(revisions.length)
  const saved = revisions.length === 0 ? [] : await appendRevisions(tx, writer, batch, revisions, uploadId)
  if (saved.length < toWrite.length) return { outcome: 'refused', problems: [], conflicts: await readConflicts(tx, batch) }
  return { outcome: 'saved', saved, unchanged: wanted.length - toWrite.length, uploadId }
}

/** Which fields the revisions carry, by their column names. */
export function writtenFields(saved: readonly DayCellNow[]): string[] {
  const stored = saved.flatMap((cell) => cell.stored ?? [])
  return ['persons', ...(stored.some((cell) => cell.hour !== null) ? ['hour'] : []), ...(stored.some((cell) => cell.reason !== '') ? ['reason'] : [])]
}

function auditOf(save: SaveCounts, saved: readonly DayCellNow[]): AuditEntry[] {
  if (saved.length === 0) return []
  const records = saved.map((cell) => `${cell.divisionCode}/${save.asOf}/r${cell.stored?.revision}`)
  const note = save.coverageGroup === everyone ? seriesLabels[save.series] : `${seriesLabels[save.series]}，${save.coverageGroup}`
  return [{ act: 'daily-counts:save', scopeCode: commonCode(save.cells), records, fields: writtenFields(saved), note }]
}

/** A save with the act for the audit chain when anything was written. */
export type SheetOutcome = (Extract<SaveOutcome, { outcome: 'saved' }> & { audit: AuditEntry[] }) | Exclude<SaveOutcome, { outcome: 'saved' }>

/** Saves the cells of a sheet (R5–R7). */
export async function saveDailyCounts(tx: Transaction, writer: Author, save: SaveCounts, context: SaveContext): Promise<SheetOutcome> {
  const batch: CountBatch = { ...save, cells: save.cells.map((cell) => ({ ...cell, asOf: save.asOf })) }
  // Sent together and run one after the other: the cells are read once the lock is held.
  const [, rows] = await Promise.all([lockCounts(tx, save.campaign), readCells(tx, batch, batch.cells)])
  const outcome = await saveCells(tx, writer, batch, rows, context)
  return outcome.outcome === 'saved' ? { ...outcome, audit: auditOf(save, outcome.saved) } : outcome
}
