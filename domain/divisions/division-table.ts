import { levelOfCode, parentCode, type DivisionLevel } from '@/domain/divisions/division'
import { checkDivisionLines, type DivisionLine } from '@/domain/divisions/division-lines'
import { normalCode } from '@/domain/divisions/match-division'
import { columnPlace, joinNames, listProblems, type ProblemList, type RowProblem } from '@/domain/imports/row-problem'
import { cellText, compactText, isBlank, isErrorCell, type Sheet, type SheetRow } from '@/domain/imports/sheet'
import { parsePersons, type ParsedPersons } from '@/domain/numbers/parse-persons'

/** A division as a table lists it; when it came into force is for the importer to say. */
export interface DivisionTableRow {
  code: string
  level: DivisionLevel
  name: string
  /** 村（村委会）, 社区（居委会）… as written; '' where the table has no such column. */
  type: string
  /** Recorded residents in persons (R6); null where the cell is empty, left out where the table has no such column. */
  population?: number | null
}

export interface DivisionTableContext {
  county: { code: string; name: string }
  /** Divisions already kept: parents need not be in the same file. */
  known: readonly { code: string; name: string; formerNames?: readonly string[] }[]
}

export type DivisionTableReading = { ok: true; sheet: string; divisions: DivisionTableRow[] } | ({ ok: false } & ProblemList)

type ColumnKind = 'code' | 'name' | 'town' | 'type' | 'population'
interface Column {
  kind: ColumnKind
  index: number
  heading: string
}

const headingWords: Record<ColumnKind, RegExp> = {
  code: /^((统计用|行政)?区划(代码|编码)|代码|code|code12|code9|divisioncode)$/i,
  town: /^((所属|上级)?[镇乡街道苏木、\/()]+(名|名称)?|town)$/i,
  name: /^((区划|单位)?名称|[村社区嘎查、\/()]+(名|名称)?|name)$/i,
  type: /^(类型|类别|性质|type)$/i,
  population: /^((户籍|常住|应参保)?人口(数|人数)?(\((人|单位:人)\))?|population)$/i,
}

function readHeadings(row: SheetRow): Column[] {
  const kinds: ColumnKind[] = ['code', 'name', 'town', 'type', 'population']
  return row.cells.flatMap((cell, index) => {
    const text = typeof cell === 'string' ? compactText(cell) : ''
    const kind = kinds.find((one) => headingWords[one].test(text))
    return kind ? [{ kind, index, heading: cellText(cell) }] : []
  })
}

/**
 * Reads a table of divisions, English or Chinese headings, one division per row (R4). A town of twelve digits ending in
 * 000 becomes its nine. All or nothing: every doubtful code, double and missing parent is listed with its row.
 */
export function readDivisionTable(sheets: readonly Sheet[], context: DivisionTableContext): DivisionTableReading {
  for (const sheet of sheets.filter((one) => !one.hidden)) {
    for (const heading of sheet.rows.slice(0, 30)) {
      const columns = readHeadings(heading)
      const has = (kind: ColumnKind) => columns.some((column) => column.kind === kind)
      if (has('code') && (has('name') || has('town'))) return readRows(sheet, heading, columns, context)
    }
  }
  return { ok: false, ...listProblems([headingMissing(sheets)]) }
}

function headingMissing(sheets: readonly Sheet[]): RowProblem {
  const first = sheets.find((sheet) => !sheet.hidden && sheet.rows.length > 0)
  const expected = '“区划代码”和“名称”两列表头'
  const seen = first?.rows[0]?.cells.filter((cell) => !isBlank(cell)).map(cellText).slice(0, 12) ?? []
  const place = { sheet: first?.name ?? '', row: first?.rows[0]?.number ?? null, column: null, read: seen.join('、'), expected }
  if (!first) return { ...place, sentence: '文件里没有数据，请选择填好的区划表后重新上传。' }
  return { ...place, sentence: `工作表“${first.name}”里没有找到${expected}，第一行读到的是：${joinNames(seen, '、')}。请补上表头，或换成区划表后重新上传。` }
}

function readRows(sheet: Sheet, heading: SheetRow, columns: Column[], context: DivisionTableContext): DivisionTableReading {
  const problems: RowProblem[] = []
  const lines: DivisionLine[] = []
  for (const row of sheet.rows.filter((one) => one.number > heading.number && !one.cells.every(isBlank))) {
    const line = readLine(row, sheet.name, columns)
    if ('problem' in line) problems.push(line.problem)
    else lines.push(line)
  }
  problems.push(...checkDivisionLines(lines, sheet.name, context))
  if (lines.length === 0 && problems.length === 0) {
    const sentence = `工作表“${sheet.name}”第${heading.number}行是表头，下面没有一行数据，请填好后重新上传。`
    problems.push({ sheet: sheet.name, row: heading.number, column: null, read: '', expected: '每个区划一行', sentence })
  }
  if (problems.length > 0) return { ok: false, ...listProblems(problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))) }
  const divisions = lines.map(({ code, level, name, type, population }) => ({ code, level, name, type, ...(population === undefined ? {} : { population }) }))
  return { ok: true, sheet: sheet.name, divisions }
}

/** A county of twelve digits is its six, a town its nine. */
function shortCode(value: SheetRow['cells'][number] | undefined): string {
  const code = normalCode(value)
  return /^\d{6}000$/.test(code) ? code.slice(0, 6) : code
}

function readLine(row: SheetRow, sheet: string, columns: Column[]): DivisionLine | { problem: RowProblem } {
  const codes = columns.filter((column) => column.kind === 'code')
  const column = codes.find((one) => !isBlank(row.cells[one.index])) ?? codes[0]
  const nameColumn = columns.find((one) => one.kind === 'name') ?? columns.find((one) => one.kind === 'town')
  if (!column || !nameColumn) throw new Error('A heading row names a code and a name.')
  const problem = (at: Column, expected: string, words: string): { problem: RowProblem } => {
    const read = cellText(row.cells[at.index])
    const sentence = `第${row.number}行“${at.heading}”${words}`
    return { problem: { sheet, row: row.number, column: columnPlace(at.index, at.heading), read, expected, sentence } }
  }
  const broken = [column, nameColumn].find((one) => isErrorCell(row.cells[one.index]))
  if (broken) return problem(broken, '代码或名称', `是错误值“${cellText(row.cells[broken.index])}”，请在表格里改好后重新上传。`)
  const code = shortCode(row.cells[column.index])
  const wrong = wrongCode(code, cellText(row.cells[column.index]))
  if (wrong) return problem(column, '6位（县）、9位（镇）或12位（村）数字', wrong)
  const other = codes.find((one) => !isBlank(row.cells[one.index]) && shortCode(row.cells[one.index]) !== code)
  if (other) return problem(other, code, `读到“${cellText(row.cells[other.index])}”，与同一行的代码${code}不一致，请核对。`)
  const level = levelOfCode(code) ?? 'village'
  const name = compactText(row.cells[nameColumn.index])
  if (!name) return problem(nameColumn, '区划全称', '是空的，应填区划全称，请补上。')
  const town = columns.find((one) => one.kind === 'town')
  const type = columns.find((one) => one.kind === 'type')
  const residents = columns.find((one) => one.kind === 'population')
  const population = residents && readPopulation(row.cells[residents.index])
  if (residents && population && !population.ok) return problem(residents, '整数人数，没有就留空', population.sentence)
  const townName = level === 'village' && town && town !== nameColumn ? compactText(row.cells[town.index]) : ''
  return { row: row.number, column: columnPlace(column.index, column.heading), code, level, parent: parentCode(code), name, townName, type: type ? cellText(row.cells[type.index]) : '', ...(population?.ok ? { population: population.persons } : {}) }
}

function readPopulation(value: SheetRow['cells'][number] | undefined): ParsedPersons {
  return typeof value === 'boolean' || isErrorCell(value) ? parsePersons(cellText(value)) : parsePersons(value)
}

function wrongCode(code: string, read: string): string | null {
  if (!code) return '是空的，应填区划代码，请补上。'
  if (/^\d(\.\d+)?e\+?\d+$/i.test(code)) return `读到“${read}”，这是科学计数法，已看不出原来的每一位数字，请把该列设为文本格式后重填完整代码。`
  if (!/^\d+$/.test(code)) return `读到“${read}”，应为6位（县）、9位（镇）或12位（村）数字，请核对。`
  return levelOfCode(code) ? null : `读到“${read}”（${code.length}位），应为6位（县）、9位（镇）或12位（村）数字，请核对。`
}
