import type { CountColumn, CountColumnKind } from '@/domain/count-uploads/count-headings'
import { parseDay, parseHour } from '@/domain/count-uploads/count-moment'
import { makePlaceFinder } from '@/domain/count-uploads/count-place'
import type { CountLine, CountSheet, CountTableContext } from '@/domain/count-uploads/count-table'
import { otherCampaignSentence } from '@/domain/count-uploads/count-titles'
import { proveTotals, type TotalRow } from '@/domain/count-uploads/count-totals'
import { codeLength } from '@/domain/divisions/division'
import { columnPlace, joinNames, problemCap, type RowProblem } from '@/domain/imports/row-problem'
import { cellText, compactText, isBlank, isErrorCell, type CellValue, type SheetRow } from '@/domain/imports/sheet'
import { parsePersons } from '@/domain/numbers/parse-persons'
import { dayCellKey } from '@/domain/progress/entry-sheet'
import { isNote, totalWords } from '@/domain/quotas/quota-rows'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'

type Columns = Partial<Record<CountColumnKind, CountColumn>>

/** A problem of one row that says which column was read and what should stand there. */
interface Mistake {
  column: CountColumn | undefined
  expected: string
  words: string
}

const shownText = (value: CellValue | undefined) => {
  const text = cellText(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function columnsOf(columns: readonly CountColumn[]): Columns {
  return Object.fromEntries(columns.filter((column) => column.kind !== 'unknown').map((column) => [column.kind, column]))
}

const cellOf = (row: SheetRow, column: CountColumn | undefined) => (column ? row.cells[column.index] : undefined)

type RowKind = 'blank' | 'heading' | 'total' | 'line'

function kindOf(row: SheetRow, columns: Columns, context: CountTableContext): RowKind {
  const persons = compactText(cellOf(row, columns.persons))
  if (persons !== '' && persons === compactText(columns.persons?.heading ?? null)) return 'heading'
  const names = [columns.code, columns.town, columns.village, columns.name, columns.position].map((column) => compactText(cellOf(row, column)))
  const county = context.place.code.length === codeLength.county ? compactText(context.place.name) : ''
  if (names.some((name) => totalWords.test(name) || /^(小计|.{1,20}(合计|小计))$/.test(name) || (county !== '' && name === county))) return 'total'
  const isNamed = [columns.code, columns.town, columns.village, columns.name].some((column) => !isBlank(cellOf(row, column)))
  return isNote(row) || (!isNamed && persons === '') ? 'blank' : 'line'
}

function readDay(row: SheetRow, columns: Columns, context: CountTableContext): PlainDate | Mistake {
  const value = cellOf(row, columns.date)
  const read = parseDay(value, context.window)
  const mistake = (expected: string, words: string): Mistake => ({ column: columns.date, expected, words })
  if (isErrorCell(value) || !read.ok) return mistake(read.ok ? '日期' : read.expected, `读到“${shownText(value)}”，应为${read.ok ? '日期' : read.expected}。`)
  const day = read.day ?? context.asOf
  const today = yearMonthDay(context.workingDate)
  if (day > context.workingDate) return mistake(`不晚于${today}`, `是${yearMonthDay(day)}，晚于系统的今天（${today}，以服务器为准），还没有到的日子不能报。请核对日期。`)
  if (day < context.window.opensOn) return mistake(`不早于${yearMonthDay(context.window.opensOn)}`, `是${yearMonthDay(day)}，早于开征日（${yearMonthDay(context.window.opensOn)}），请核对日期。`)
  return day
}

function readPersons(row: SheetRow, columns: Columns): number | null | Mistake {
  const value = cellOf(row, columns.persons)
  if (isErrorCell(value)) return { column: columns.persons, expected: '整数人数', words: `是错误值“${cellText(value)}”，应为人数，请在表格里改好并保存后重新上传。` }
  const read = parsePersons(typeof value === 'boolean' ? cellText(value) : value)
  return read.ok ? read.persons : { column: columns.persons, expected: '整数人数', words: read.sentence }
}

const isMistake = (value: unknown): value is Mistake => typeof value === 'object' && value !== null && 'words' in value

interface Reader {
  row: SheetRow
  columns: Columns
  context: CountTableContext
  find: ReturnType<typeof makePlaceFinder>
  town: CellValue | undefined
}

/** Reads one row that is neither total nor blank; every mistake in it at once. */
function readLine({ row, columns, context, find, town }: Reader): { line: CountLine; formerName: string | null } | { mistakes: Mistake[] } | 'noNumber' {
  const persons = readPersons(row, columns)
  if (persons === null) return 'noNumber'
  const day = readDay(row, columns, context)
  const hourCell = cellOf(row, columns.hour)
  const hour = parseHour(hourCell)
  const place = find({ code: cellOf(row, columns.code), town, village: cellOf(row, columns.village), name: cellOf(row, columns.name) }, isMistake(day) ? context.asOf : day)
  const reason = shownText(cellOf(row, columns.reason))
  const placeColumn = [columns.code, columns.village, columns.name, columns.town].find((column) => column && !isBlank(cellOf(row, column)))
  const mistakes: Mistake[] = [
    ...(place.ok ? [] : [{ column: placeColumn, expected: `${context.place.name}所属区划的全称或代码`, words: place.sentence }]),
    ...(isMistake(day) ? [day] : []),
    ...(hour === undefined ? [{ column: columns.hour, expected: '0 至 24 的整点', words: `读到“${shownText(hourCell)}”，时点应为 0 至 24 的整点，请改正，或留空。` }] : []),
    ...(isMistake(persons) ? [persons] : []),
  ]
  if (!place.ok || isMistake(day) || hour === undefined || isMistake(persons)) return { mistakes }
  const counting = context.levelOn(day)
  const isTown = place.division.code.length === codeLength.town
  if (isTown && place.level !== counting) {
    const words = counting === 'village' ? `“${place.division.name}”按村上报，镇的数是各村之和。请填各村；不属于任何村的人写在“镇直”一行。` : `“镇直”没有这一行：${place.division.name}按镇上报，请填镇的数。`
    return { mistakes: [{ column: placeColumn, expected: counting === 'village' ? '村，或镇直' : '镇', words }] }
  }
  const name = isTown && place.level === 'village' ? `${place.division.name}镇直` : place.division.name
  return { line: { row: row.number, divisionCode: place.division.code, level: place.level, name, asOf: day, persons, hour, reason }, formerName: place.formerName }
}

/** What reading the rows of a table came to: every line that is sound, and every place that must be mended. */
export interface CountRows {
  lines: CountLine[]
  /** At most `problemCap` of them; `problemCount` counts all. */
  problems: RowProblem[]
  problemCount: number
  /** Rows that name a division and no number. */
  blankRows: number
  warnings: string[]
}

/** Collects what the rows of one sheet say, in the order of the file. */
class RowsReader {
  readonly rows: CountRows = { lines: [], problems: [], problemCount: 0, blankRows: 0, warnings: [] }
  readonly totals: TotalRow[] = []
  readonly renamed = new Set<string>()
  private readonly find: ReturnType<typeof makePlaceFinder>
  private readonly firstRows = new Map<string, number>()
  private town: CellValue | undefined

  constructor(
    private readonly sheet: string,
    private readonly columns: Columns,
    private readonly context: CountTableContext,
  ) {
    this.find = makePlaceFinder(context)
  }

  take(row: SheetRow): void {
    const kind = kindOf(row, this.columns, this.context)
    if (kind === 'total') this.totals.push({ row: row.number, read: readPersons(row, this.columns), after: this.rows.lines.length })
    if (kind !== 'line') return
    const town = this.townOf(row)
    // Past the cap problems are only counted: composing thousands of sentences would hold up everybody.
    if (this.rows.problemCount >= problemCap) {
      if (!isBlank(cellOf(row, this.columns.persons))) this.rows.problemCount += 1
      return
    }
    const read = readLine({ row, columns: this.columns, context: this.context, find: this.find, town })
    if (read === 'noNumber') this.rows.blankRows += 1
    else if ('mistakes' in read) read.mistakes.forEach((mistake) => this.tell(row, mistake))
    else this.keep(row, read.line, read.formerName)
  }

  /** In a merged cell, or under a town written once, the villages below belong to the same town. */
  private townOf(row: SheetRow): CellValue | undefined {
    const { town, village, name } = this.columns
    if (!isBlank(cellOf(row, town))) this.town = cellOf(row, town)
    return isBlank(cellOf(row, village)) && isBlank(cellOf(row, name)) ? cellOf(row, town) : this.town
  }

  private keep(row: SheetRow, line: CountLine, formerName: string | null): void {
    const first = this.firstRows.get(dayCellKey(line))
    const twice = `“${line.name}”${yearMonthDay(line.asOf)}的数与第${first}行重复，每个单位每天只能有一行，请删去多余的一行。`
    if (first !== undefined) this.tell(row, { column: undefined, expected: '每个单位每天一行', words: twice })
    else this.firstRows.set(dayCellKey(line), row.number)
    if (formerName !== null) this.renamed.add(`“${formerName}”现为${line.name}`)
    this.rows.lines.push(line)
  }

  private tell(row: SheetRow, { column, expected, words }: Mistake): void {
    this.rows.problemCount += 1
    if (this.rows.problems.length >= problemCap) return
    const place = column ? columnPlace(column.index, column.heading.slice(0, 20)) : null
    // A sentence about a division begins with what was read; the others say of which column they speak.
    const where = place && !/^(“|区划代码)/.test(words) ? `${place.letter}列“${place.heading}”` : ''
    this.rows.problems.push({ sheet: this.sheet, row: row.number, column: place, read: shownText(cellOf(row, column)), expected, sentence: `第${row.number}行${where}${words}` })
  }
}

/** Reads every row below the headings, and lists all that must be mended. */
export function readCountRows({ sheet, heading, columns }: CountSheet, context: CountTableContext): CountRows {
  const byKind = columnsOf(columns)
  const below = sheet.rows.filter((row) => row.number > heading.number)
  const days = below.flatMap((row) => {
    const read = parseDay(cellOf(row, byKind.date), context.window)
    return read.ok && read.day ? [read.day] : []
  })
  if (days.length > 0 && days.every((day) => day < context.window.opensOn)) {
    const sentence = otherCampaignSentence(days, context)
    return single({ sheet: sheet.name, row: null, column: null, read: days[0]!, expected: `${context.window.coverageYear}年度征缴期内的日期`, sentence })
  }
  const reader = new RowsReader(sheet.name, byKind, context)
  below.forEach((row) => reader.take(row))
  const { rows, totals, renamed } = reader
  if (rows.lines.length === 0 && rows.problemCount === 0) return single(nothingFilled(sheet.name, heading.number, rows.blankRows))
  return { ...rows, warnings: [...proveTotals(totals, rows.lines), ...(renamed.size > 0 ? [`${joinNames([...renamed], '、')}，已按现在的名称计。`] : [])] }
}

function single(problem: RowProblem): CountRows {
  return { lines: [], problems: [problem], problemCount: 1, blankRows: 0, warnings: [] }
}

function nothingFilled(sheet: string, headingRow: number, blankRows: number): RowProblem {
  const sentence = blankRows > 0 ? `工作表“${sheet}”有${blankRows}行单位，都没有填人数，请填好后重新上传。` : `工作表“${sheet}”第${headingRow}行是表头，下面没有一行数据，请填好后重新上传。`
  return { sheet, row: headingRow, column: null, read: '', expected: '至少一行人数', sentence }
}
