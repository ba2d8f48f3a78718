import { formatThousands } from '@/domain/numbers/format'
import { parsePersons } from '@/domain/numbers/parse-persons'
import { checkCell, describeStored, type SheetRules } from '@/domain/progress/entry-sheet-check'
import type { CellDraft, SheetDrafts } from '@/domain/progress/entry-sheet-drafts'
import { cellKey, type CellToSave, type EntryRow, type EntrySheet } from '@/domain/progress/entry-sheet'

export const cellStates = ['empty', 'saved', 'withdrawn', 'pending', 'failed', 'changed'] as const
export type CellState = (typeof cellStates)[number]

/** What a cell's state is called, the sign beside the word, and what it means. */
export const cellStateLabels: Record<CellState, { label: string; sign: string; meaning: string }> = {
  empty: { label: '未报', sign: '–', meaning: '这一天还没有报数' },
  saved: { label: '已存', sign: '✓', meaning: '已存入系统' },
  withdrawn: { label: '已作废', sign: '–', meaning: '这一天的数已作废，排名用以前的数' },
  pending: { label: '待传', sign: '↑', meaning: '已填写，还没有上报' },
  failed: { label: '未通过', sign: '!', meaning: '不能上报，请看下面的说明' },
  changed: { label: '他人已改', sign: '⇄', meaning: '填写期间别人改了这个数' },
}

/** One cell as it is shown: what stands in it, its state, what to say about it, and what would be sent. */
export interface CellView {
  text: string
  state: CellState
  /** The persons the cell says; null when empty or unreadable. */
  persons: number | null
  sentences: string[]
  asksReason: boolean
  /** Whether the next bulletin prints the reason (R13). */
  printsReason: boolean
  reason: string
  toSave: CellToSave | null
}

/** The hour of the sheet: typed, or the one all its stored cells share. `sentence` says why it cannot be read. */
export interface SheetHour {
  text: string
  typed: boolean
  hour: number | null
  sentence: string | null
}

function commonHour(rows: readonly EntryRow[]): number | null {
  const hours = new Set(rows.flatMap((row) => (row.stored && row.stored.persons !== null ? [row.stored.hour] : [])))
  const [only] = hours
  return hours.size === 1 && only !== undefined ? only : null
}

/** Reads the hour (时点) of a sheet: 0–24, empty for none; full-width digits are digits. */
export function readHour(drafts: SheetDrafts, rows: readonly EntryRow[]): SheetHour {
  if (drafts.hourText === null) {
    const hour = commonHour(rows)
    return { text: hour === null ? '' : String(hour), typed: false, hour, sentence: null }
  }
  const read = parsePersons(drafts.hourText)
  if (read.ok && (read.persons === null || read.persons <= 24)) return { text: drafts.hourText, typed: true, hour: read.persons, sentence: null }
  return { text: drafts.hourText, typed: true, hour: null, sentence: `读到“${drafts.hourText.trim().slice(0, 12)}”，时点应为 0 至 24 的整点，请改正，或留空。` }
}

function untouched(row: EntryRow): CellView {
  const persons = row.stored?.persons ?? null
  const state = row.stored === null ? 'empty' : persons === null ? 'withdrawn' : 'saved'
  return { text: persons === null ? '' : formatThousands(persons), state, persons, sentences: [], asksReason: false, printsReason: false, reason: '', toSave: null }
}

/** One cell, from what is stored and what was typed. Untouched cells keep their stored hour unless an hour was typed. */
export function viewCell(row: EntryRow, draft: CellDraft | undefined, hour: SheetHour, rules: SheetRules): CellView {
  if (!draft) return untouched(row)
  const read = parsePersons(draft.text)
  const typed = { text: draft.text, reason: draft.reason, asksReason: false, printsReason: false, toSave: null }
  if (!read.ok) return { ...typed, state: 'failed', persons: null, sentences: [`${row.name}：${read.sentence}`] }
  if (read.persons === null && (row.stored?.persons ?? null) === null) return { ...untouched(row), text: draft.text }
  const cellHour = !hour.typed && row.stored ? row.stored.hour : hour.hour
  const wanted = { persons: read.persons, hour: cellHour, reason: draft.reason.trim(), baseRevision: draft.baseRevision }
  const { outcome, problems } = checkCell(row, wanted, rules)
  if (outcome === 'unchanged') return { ...untouched(row), text: draft.text }
  if (outcome === 'changed' && row.stored) {
    return { ...typed, state: 'changed', persons: read.persons, sentences: [`${row.name}：您填写期间，${describeStored(row.stored)}。`] }
  }
  const sentences = [...draft.refused, ...problems.map((problem) => problem.sentence)]
  const seen = { ...typed, persons: read.persons, sentences: [...new Set(sentences)], asksReason: problems.length > 0 && outcome !== 'refused', printsReason: problems.some(({ code }) => code === 'inBulletin' || code === 'identityInReason') }
  if (outcome !== 'acceptable' || draft.refused.length > 0) return { ...seen, state: 'failed' }
  return { ...seen, state: 'pending', toSave: { divisionCode: row.divisionCode, level: row.level, ...wanted } }
}

/** Every cell of a sheet by key, its hour, and how many cells are in which state. */
export interface SheetView {
  cells: Map<string, CellView>
  hour: SheetHour
  counts: Record<CellState, number>
}

export function viewSheet(sheet: EntrySheet, drafts: SheetDrafts): SheetView {
  const rows = sheet.groups.flatMap((group) => group.rows)
  const hour = readHour(drafts, rows)
  const counts: Record<CellState, number> = { empty: 0, saved: 0, withdrawn: 0, pending: 0, failed: 0, changed: 0 }
  const cells = new Map(rows.map((row) => [cellKey(row), viewCell(row, drafts.cells[cellKey(row)], hour, sheet)]))
  for (const cell of cells.values()) counts[cell.state] += 1
  return { cells, hour, counts }
}

/** Cells of which something typed would be lost by leaving. */
export function unsavedCount({ counts }: SheetView): number {
  return counts.pending + counts.failed + counts.changed
}

/** What the one action of the sheet says: 上报11项, 更正2项, 上报9项、更正2项; null when nothing can be sent. */
export function saveLabel(sheet: EntrySheet, view: SheetView): string | null {
  const pending = sheet.groups.flatMap((group) => group.rows).filter((row) => view.cells.get(cellKey(row))?.state === 'pending')
  const corrected = pending.filter((row) => row.stored !== null && row.stored.persons !== null).length
  const parts = [
    pending.length > corrected ? `上报${pending.length - corrected}项` : null,
    corrected > 0 ? `更正${corrected}项` : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join('、') : null
}
