import type { DivisionScope } from '@/domain/divisions/match-division'
import { columnPlace, joinNames, listProblems, type ProblemList, type RowProblem } from '@/domain/imports/row-problem'
import { cellText, isBlank, type Sheet, type SheetRow } from '@/domain/imports/sheet'
import type { PrintedMilestone } from '@/domain/quotas/quota'
import { isQuotaHeadingRow, readQuotaHeadings, type QuotaColumn } from '@/domain/quotas/quota-headings'
import { resolveMilestoneColumns } from '@/domain/quotas/quota-milestones'
import { readQuotaRows } from '@/domain/quotas/quota-rows'
import type { PlainDate } from '@/domain/time/plain-date'

/** What a quota table is read against: the divisions it may name, and the days its headings may mean. */
export interface QuotaTableContext extends DivisionScope {
  /** The campaign's first day, and its milestones in order of date (R1). */
  opensOn: PlainDate
  milestones: readonly { dueOn: PlainDate }[]
}

/** One division's line: persons by the close, and persons by each milestone the table prints, cumulative (R3). */
export interface QuotaTableRow {
  divisionCode: string
  name: string
  position: number
  persons: number
  milestones: PrintedMilestone[]
  remark: string
}

/** A quota table read whole, or everything that must be mended. `warnings` hinder nothing. */
export type QuotaTableReading =
  | {
      ok: true
      sheet: string
      /** The row the headings stand in, as the spreadsheet numbers it. */
      headingRow: number
      /** The lines above the headings: 附件1, the title, the unit. */
      titles: string[]
      rows: QuotaTableRow[]
      /** The county's own target, from 合计; null when the table has no such line (R3). */
      county: { persons: number; milestones: PrintedMilestone[] } | null
      warnings: RowProblem[]
    }
  | ({ ok: false } & ProblemList)

/** A sheet in which the heading row was found. */
export interface QuotaSheet {
  sheet: Sheet
  heading: SheetRow
  columns: QuotaColumn[]
}

// Titles, document numbers and units stand above the headings; further down no heading row is looked for.
const headingSearchRows = 30

/**
 * Reads the quota table (Pingli annex 1) from the sheets of a file: the heading row by content and in any column order,
 * one row per division, 合计 proved against the sums and kept as the parent's own quota. All or nothing (R2, R3, R22).
 */
export function readQuotaTable(sheets: readonly Sheet[], context: QuotaTableContext): QuotaTableReading {
  const found = findQuotaSheet(sheets)
  if ('problem' in found) return { ok: false, ...listProblems([found.problem]) }
  const milestones = resolveMilestoneColumns(found, context)
  // One heading that cannot be dated would make every instalment after it look wrong: then only the quotas are checked.
  const reading = readQuotaRows(found, milestones.problems.length > 0 ? [] : milestones.columns, context)
  const problems = [...milestones.problems, ...reading.problems]
  if (problems.length > 0) return { ok: false, ...listProblems(problems) }
  const titles = found.sheet.rows
    .filter((row) => row.number < found.heading.number)
    .map((row) => row.cells.filter((cell) => !isBlank(cell)).map(cellText).join(' '))
  const warnings = [...unreadColumns(found), ...reading.warnings]
  return { ok: true, sheet: found.sheet.name, headingRow: found.heading.number, titles, rows: reading.rows, county: reading.county, warnings }
}

function findQuotaSheet(sheets: readonly Sheet[]): QuotaSheet | { problem: RowProblem } {
  const found = sheets.flatMap((sheet) => quotaSheet(sheet) ?? [])
  const visible = found.filter(({ sheet }) => !sheet.hidden)
  const [only] = visible
  if (only && visible.length === 1) return checkedOnce(only)
  const names = (visible.length > 0 ? visible : found).map(({ sheet }) => `“${sheet.name}”`)
  if (visible.length > 1) {
    return fileProblem('', names.join('、'), '一张任务表', `工作表${joinNames(names, '和')}都像任务表，无法确定用哪一张，请只保留一张后重新上传。`)
  }
  if (found[0]) {
    return fileProblem(found[0].sheet.name, '隐藏的工作表', '显示的工作表', `工作表${joinNames(names, '和')}是隐藏的，隐藏的表不读入，请取消隐藏后重新上传。`)
  }
  return { problem: headingMissing(sheets.filter((sheet) => !sheet.hidden)) }
}

function quotaSheet(sheet: Sheet): QuotaSheet | null {
  for (const heading of sheet.rows.slice(0, headingSearchRows)) {
    const columns = readQuotaHeadings(heading)
    if (isQuotaHeadingRow(columns)) return { sheet, heading, columns }
  }
  return null
}

/** Two columns of one meaning leave open which is meant. */
function checkedOnce(found: QuotaSheet): QuotaSheet | { problem: RowProblem } {
  const { columns, sheet, heading } = found
  for (const kind of ['position', 'name', 'code', 'quota', 'remark'] as const) {
    const same = columns.filter((column) => column.kind === kind)
    if (same.length < 2) continue
    const names = same.map((column) => `“${column.heading}”`).join('和')
    const sentence = `第${heading.number}行的表头${names}意思相同，无法确定用哪一列，请只保留一列后重新上传。`
    return { problem: { sheet: sheet.name, row: heading.number, column: null, read: names, expected: '一列', sentence } }
  }
  return found
}

function headingMissing(visible: readonly Sheet[]): RowProblem {
  const filled = visible.filter((sheet) => sheet.rows.length > 0)
  const [first] = filled
  const expected = '“镇”（或“区划代码”）和“任务数”两列表头'
  if (!first) return fileProblem(visible[0]?.name ?? '', '空表', expected, '文件里没有数据，请选择填好的任务表后重新上传。').problem
  const best = filled
    .flatMap((sheet) => sheet.rows.slice(0, headingSearchRows).map((row) => ({ sheet, row, columns: readQuotaHeadings(row) })))
    .map((candidate) => ({ ...candidate, known: candidate.columns.filter(({ kind }) => kind !== 'unknown').length }))
    .sort((a, b) => b.known - a.known || b.columns.length - a.columns.length)[0]
  const columns = best?.columns ?? []
  const has = (kind: QuotaColumn['kind']) => columns.some((column) => column.kind === kind)
  const missing = [has('name') || has('code') ? '' : '“镇”（或“区划代码”）', has('quota') ? '' : '“任务数”'].filter(Boolean)
  const seen = columns.map((column) => column.heading).slice(0, 12).join('、')
  const where = best && best.known > 0 ? `第${best.row.number}行` : ''
  const sentence = `工作表“${best?.sheet.name ?? first.name}”${where}缺少表头${missing.join('和')}，读到的表头是：${seen || '（没有文字）'}。请补上表头，或换成任务表后重新上传。`
  return { sheet: best?.sheet.name ?? first.name, row: best?.row.number ?? null, column: null, read: seen, expected, sentence }
}

function fileProblem(sheet: string, read: string, expected: string, sentence: string): { problem: RowProblem } {
  return { problem: { sheet, row: null, column: null, read, expected, sentence } }
}

function unreadColumns({ sheet, heading, columns }: QuotaSheet): RowProblem[] {
  return columns
    .filter((column) => column.kind === 'unknown')
    .map((column) => {
      const place = columnPlace(column.index, column.heading)
      const sentence = `${place.letter}列“${column.heading}”不是任务表的列，没有读入。`
      return { sheet: sheet.name, row: heading.number, column: place, read: column.heading, expected: '任务表的列', sentence }
    })
}
