import { sql } from 'drizzle-orm'
import type { Author } from '@/domain/access/actor'
import { everyone, type ReportingLevel } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { codeLength } from '@/domain/divisions/division'
import { cellKey, type CellNow, type CellProblem, type CellToSave, type EntryRow, type RefusedCounts, type SaveCounts, type SavedCounts } from '@/domain/progress/entry-sheet'
import { checkCell, isReported, type SheetRules } from '@/domain/progress/entry-sheet-check'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { getEntryRows, getKnownCodes } from '../queries/daily-counts'
import { dailyCounts } from '../schema'
import type { AuditEntry } from './audit'

/** What a save came to. Only `saved` has written anything; after any other outcome the caller undoes the transaction. */
export type SaveOutcome =
  | ({ outcome: 'saved'; audit: AuditEntry[] } & SavedCounts)
  | ({ outcome: 'refused' } & RefusedCounts)
  | { outcome: 'notFound'; codes: string[] }

export interface SaveContext {
  workingDate: PlainDate
  settings: CampaignSettings
}

type Wanted = { cell: CellToSave; row: EntryRow }

/** One code that holds all cells: the town when they are of one town, else the county. */
function commonCode(cells: readonly CellToSave[]): string {
  const towns = new Set(cells.map((cell) => cell.divisionCode.slice(0, codeLength.town)))
  return towns.size === 1 ? [...towns][0]! : cells[0]!.divisionCode.slice(0, codeLength.county)
}

async function readRows(tx: Transaction, save: SaveCounts, countingLevel: ReportingLevel): Promise<Map<string, EntryRow>> {
  const rows = new Map<string, EntryRow>()
  for (const level of ['town', 'village'] as const) {
    const codes = save.cells.filter((cell) => cell.level === level).map((cell) => cell.divisionCode)
    if (codes.length === 0) continue
    const found = await getEntryRows(tx, { campaignId: save.campaign, series: save.series, level, countingLevel, asOf: save.asOf, under: commonCode(save.cells), codes })
    for (const row of found) rows.set(cellKey(row), row)
  }
  return rows
}

function problemOf({ divisionCode, level }: CellToSave, code: string, sentence: string): CellProblem {
  return { divisionCode, level, code, sentence }
}

/** Cells that cannot be meant: sent twice, of a level nobody reports at, or of a division not in force that day. */
function checkPlaces(save: SaveCounts, rows: Map<string, EntryRow>, countingLevel: ReportingLevel): CellProblem[] {
  const seen = new Set<string>()
  return save.cells.flatMap((cell) => {
    const key = cellKey(cell)
    if (seen.has(key)) return [problemOf(cell, 'twice', `${cell.divisionCode}在这次上报里出现了不止一次，请刷新页面后重填。`)]
    seen.add(key)
    if (!isReported(cell, countingLevel)) return [problemOf(cell, 'level', `${cell.divisionCode}不在这一级填报（本活动按${countingLevel === 'town' ? '镇' : '村'}上报），请刷新页面后重填。`)]
    if (!rows.has(key)) return [problemOf(cell, 'ended', `${cell.divisionCode}的区划在${yearMonthDay(save.asOf)}没有生效，不能填报，请核对日期。`)]
    return []
  })
}

function checkCells(wanted: readonly Wanted[], rules: SheetRules): RefusedCounts & { toWrite: Wanted[] } {
  const verdicts = wanted.map((one) => ({ ...one, verdict: checkCell(one.row, one.cell, rules) }))
  const failed = verdicts.filter(({ verdict }) => verdict.outcome === 'refused' || verdict.outcome === 'needsReason')
  return {
    problems: failed.flatMap(({ cell, verdict }) => verdict.problems.map((problem) => problemOf(cell, problem.code, problem.sentence))),
    conflicts: verdicts.filter(({ verdict }) => verdict.outcome === 'changed').map(({ row }) => ({ divisionCode: row.divisionCode, level: row.level, stored: row.stored })),
    toWrite: verdicts.filter(({ verdict }) => verdict.outcome === 'acceptable'),
  }
}

async function writeRevisions(tx: Transaction, actor: Author, save: SaveCounts, toWrite: readonly Wanted[]): Promise<CellNow[]> {
  const { campaign: campaignId, asOf, series } = save
  const written = await tx
    .insert(dailyCounts)
    .values(toWrite.map(({ cell: { divisionCode, level, persons, hour, reason }, row }) => ({
      campaignId, divisionCode, coverageGroup: everyone, series, level, asOf, hour, persons, reason,
      revision: (row.stored?.revision ?? 0) + 1,
      authorId: actor.accountId,
      authorName: actor.displayName,
    })))
    // The lock keeps saves in line; a writer that took none would meet the unique constraint here and be told.
    .onConflictDoNothing()
    .returning({
      divisionCode: dailyCounts.divisionCode,
      level: dailyCounts.level,
      revision: dailyCounts.revision,
      persons: dailyCounts.persons,
      hour: dailyCounts.hour,
      reason: dailyCounts.reason,
      authorName: dailyCounts.authorName,
      recordedAt: sql<string>`to_char(${dailyCounts.recordedAt}, 'YYYY-MM-DD HH24:MI')`,
    })
  return written.map(({ divisionCode, level, ...stored }) => ({ divisionCode, level, stored }))
}

/** The cells that hold another revision than the person saw and did not get it from this save. */
async function readConflicts(tx: Transaction, save: SaveCounts, countingLevel: ReportingLevel): Promise<CellNow[]> {
  const now = await readRows(tx, save, countingLevel)
  return save.cells.flatMap((cell): CellNow[] => {
    const row = now.get(cellKey(cell))
    if (!row || row.stored?.revision === cell.baseRevision || row.stored?.persons === cell.persons) return []
    return [{ divisionCode: row.divisionCode, level: row.level, stored: row.stored }]
  })
}

function auditOf(save: SaveCounts, saved: readonly CellNow[]): AuditEntry[] {
  if (saved.length === 0) return []
  const stored = saved.flatMap((cell) => cell.stored ?? [])
  const fields = ['persons', ...(stored.some((cell) => cell.hour !== null) ? ['hour'] : []), ...(stored.some((cell) => cell.reason !== '') ? ['reason'] : [])]
  const records = saved.map((cell) => `${cell.divisionCode}/${save.asOf}/r${cell.stored?.revision}`)
  return [{ act: 'daily-counts:save', scopeCode: commonCode(save.cells), records, fields }]
}

/**
 * Saves cells of a sheet as new revisions, all or none (R5–R7). Saves of one campaign and day come one after another, each
 * checked against what the one before it left; a cell changed since the person saw it is given back, not overwritten. Cells
 * that already hold the value are left alone. Codes outside the actor's scope are not found. Persons throughout.
 */
export async function saveDailyCounts(tx: Transaction, actor: Author, save: SaveCounts, { workingDate, settings }: SaveContext): Promise<SaveOutcome> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`daily-counts ${save.campaign}`}, 0))`)
  const countingLevel = settings.reportingLevel[save.series]
  const rows = await readRows(tx, save, countingLevel)
  if (save.cells.some((cell) => !rows.has(cellKey(cell)))) {
    const known = await getKnownCodes(tx, save.cells.map((cell) => cell.divisionCode))
    const codes = save.cells.map((cell) => cell.divisionCode).filter((code) => !known.has(code))
    if (codes.length > 0) return { outcome: 'notFound', codes: [...new Set(codes)] }
  }
  const misplaced = checkPlaces(save, rows, countingLevel)
  if (misplaced.length > 0) return { outcome: 'refused', problems: misplaced, conflicts: [] }
  const wanted = save.cells.map((cell) => ({ cell, row: rows.get(cellKey(cell))! }))
  const { problems, conflicts, toWrite } = checkCells(wanted, { asOf: save.asOf, workingDate, window: settings })
  if (problems.length > 0 || conflicts.length > 0) return { outcome: 'refused', problems, conflicts }
  const saved = toWrite.length === 0 ? [] : await writeRevisions(tx, actor, save, toWrite)
  if (saved.length < toWrite.length) {
    return { outcome: 'refused', problems: [], conflicts: await readConflicts(tx, save, countingLevel) }
  }
  return { outcome: 'saved', saved, unchanged: wanted.length - toWrite.length, audit: auditOf(save, saved) }
}
