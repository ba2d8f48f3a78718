import type { ReportingLevel } from '@/domain/campaigns/choices'
import { readCountHeadings, isCountHeadingRow, type CountColumn, type CountColumnKind } from '@/domain/count-uploads/count-headings'
import type { PlaceContext } from '@/domain/count-uploads/count-place'
import { readCountRows } from '@/domain/count-uploads/count-rows'
import { checkTitles } from '@/domain/count-uploads/count-titles'
import { columnPlace, joinNames, listProblems, type ProblemList, type RowProblem } from '@/domain/imports/row-problem'
import { cellText, isBlank, type Sheet, type SheetRow } from '@/domain/imports/sheet'
import type { PlainDate } from '@/domain/time/plain-date'

/** The collection window of a campaign, for saying whose days a file holds. */
export interface CampaignWindow {
  coverageYear: number
  opensOn: PlainDate
  closesOn: PlainDate
}

/** What a table of daily counts is read against: one series of one group, the day chosen on the page, the divisions in scope. */
export interface CountTableContext extends PlaceContext {
  seriesLabel: string
  groupName: string
  /** The day of rows that name none. */
  asOf: PlainDate
  workingDate: PlainDate
  window: CampaignWindow
  /** The county's other campaigns: last year's sheet is known by its days. */
  otherWindows: readonly CampaignWindow[]
  /** The level that reports on a day (R8). */
  levelOn: (asOf: PlainDate) => ReportingLevel
}

/** One row as it was read: cumulative persons of a division on a day. */
export interface CountLine {
  /** The row as the spreadsheet numbers it; for what a program sent, its place in the list. */
  row: number
  divisionCode: string
  level: ReportingLevel
  name: string
  asOf: PlainDate
  persons: number
  /** null where the row names none. */
  hour: number | null
  reason: string
}

export type CountTableReading =
  | { ok: true; sheet: string; headingRow: number; titles: string[]; lines: CountLine[]; blankRows: number; warnings: string[] }
  | ({ ok: false } & ProblemList)

/** A sheet in which the heading row was found. */
export interface CountSheet {
  sheet: Sheet
  heading: SheetRow
  columns: CountColumn[]
}

// Titles and units stand above the headings; further down no heading row is looked for.
const headingSearchRows = 30

/**
 * Reads a table of daily counts (R22): columns by heading in any order, each row a division and a day, totals compared and
 * never taken over. Everything that must be mended is listed at once; a row without a number is left as it is.
 */
export function readCountTable(sheets: readonly Sheet[], context: CountTableContext): CountTableReading {
  const found = findCountSheet(sheets)
  if ('problem' in found) return { ok: false, ...listProblems([found.problem]) }
  const titles = found.sheet.rows.filter((row) => row.number < found.heading.number).map((row) => row.cells.filter((cell) => !isBlank(cell)).map(cellText).join(' '))
  const hasDates = found.columns.some((column) => column.kind === 'date')
  const mistaken = checkTitles(titles, hasDates, found.sheet.name, context)
  if (mistaken.length > 0) return { ok: false, ...listProblems(mistaken) }
  const { lines, problems, problemCount, blankRows, warnings } = readCountRows(found, context)
  if (problemCount > 0) return { ok: false, problems: listProblems(problems).problems, problemCount }
  return { ok: true, sheet: found.sheet.name, headingRow: found.heading.number, titles, lines, blankRows, warnings: [...unreadColumns(found), ...warnings] }
}

function fileProblem(sheet: string, read: string, expected: string, sentence: string, row: number | null = null): { problem: RowProblem } {
  return { problem: { sheet, row, column: null, read, expected, sentence } }
}

function findCountSheet(sheets: readonly Sheet[]): CountSheet | { problem: RowProblem } {
  const found = sheets.flatMap((sheet) => countSheet(sheet) ?? [])
  const visible = found.filter(({ sheet }) => !sheet.hidden)
  const [only] = visible
  if (only && visible.length === 1) return checkedOnce(only)
  const names = (visible.length > 0 ? visible : found).map(({ sheet }) => `“${sheet.name}”`)
  if (visible.length > 1) return fileProblem('', names.join('、'), '一张填报表', `工作表${joinNames(names, '和')}都像填报表，无法确定用哪一张，请只保留一张后重新上传。`)
  if (found[0]) return fileProblem(found[0].sheet.name, '隐藏的工作表', '显示的工作表', `工作表${joinNames(names, '和')}是隐藏的，隐藏的表不读入，请取消隐藏后重新上传。`)
  return headingMissing(sheets.filter((sheet) => !sheet.hidden && sheet.rows.length > 0))
}

function countSheet(sheet: Sheet): CountSheet | null {
  for (const heading of sheet.rows.slice(0, headingSearchRows)) {
    const columns = readCountHeadings(heading)
    if (isCountHeadingRow(columns)) return { sheet, heading, columns }
  }
  return null
}

/** Two columns of one meaning leave open which is meant. */
function checkedOnce(found: CountSheet): CountSheet | { problem: RowProblem } {
  const { columns, sheet, heading } = found
  for (const kind of ['persons', 'code', 'town', 'village', 'name', 'date', 'hour'] as const satisfies readonly CountColumnKind[]) {
    const same = columns.filter((column) => column.kind === kind)
    if (same.length < 2) continue
    const names = joinNames(same.map((column) => `“${column.heading}”`), '和')
    return fileProblem(sheet.name, names, '一列', `第${heading.number}行的表头${names}意思相同，无法确定用哪一列，请只保留一列后重新上传。`, heading.number)
  }
  return found
}

function headingMissing(filled: readonly Sheet[]): { problem: RowProblem } {
  const expected = '“区划代码”或单位名称，和“累计参保缴费人数”两列表头'
  const [first] = filled
  if (!first) return fileProblem('', '空表', expected, '文件里没有数据，请选择填好的填报表后重新上传。')
  const seen = first.rows[0]!.cells.filter((cell) => !isBlank(cell)).map((cell) => cellText(cell).slice(0, 20)).slice(0, 12)
  const sentence = `工作表“${first.name}”里没有找到${expected}，第${first.rows[0]!.number}行读到的是：${seen.join('、')}。请补上表头，或下载空表填好后上传。`
  return fileProblem(first.name, seen.join('、'), expected, sentence, first.rows[0]!.number)
}

function unreadColumns({ columns }: CountSheet): string[] {
  return columns.filter((column) => column.kind === 'unknown').map((column) => `${columnPlace(column.index, column.heading).letter}列“${column.heading.slice(0, 20)}”不是填报表的列，没有读入。`)
}
