import { matchDivision, type DivisionMatch } from '@/domain/divisions/match-division'
import type { Division } from '@/domain/divisions/division'
import { joinNames } from '@/domain/imports/row-problem'
import { compactText } from '@/domain/imports/sheet'
import { formatThousands } from '@/domain/numbers/format'
import { parsePersons } from '@/domain/numbers/parse-persons'
import type { EntryRow } from '@/domain/progress/entry-sheet'
import { directLineName } from '@/domain/progress/town-overview'
import { plainDate, type PlainDate } from '@/domain/time/plain-date'

/** Where a paste lands: the lines of one group in order, the line it starts from, and what names are read against. */
export interface PasteTarget {
  rows: readonly EntryRow[]
  startIndex: number
  place: { code: string; name: string }
  asOf: PlainDate
}

/** What goes into which line, and what the person should know about the rest. */
export interface PasteResult {
  fills: { row: EntryRow; text: string }[]
  notes: string[]
}

/**
 * The cells of a copied block as spreadsheets put them on the clipboard: tabs between columns, line ends between rows, quotes
 * around cells that hold either. Blank rows at the end are not part of it.
 */
export function readBlock(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy
  const rows: string[][] = [[]]
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    rows.at(-1)!.push((found[1]?.replace(/""/g, '"') ?? found[2] ?? '').trim())
    if (found[3] === '' || cell.lastIndex >= text.length) break
    if (found[3] !== '\t') rows.push([])
  }
  while (rows.length > 0 && rows.at(-1)!.every((value) => value === '')) rows.pop()
  return rows
}

/** Whether a paste is more than one value and so more than the browser's own business. */
export function isBlock(rows: readonly (readonly string[])[]): boolean {
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1
}

const isNumber = (text: string) => {
  const read = parsePersons(text)
  return read.ok && read.persons !== null
}
const isTotal = (text: string) => /^(合计|总计|小计|全县|共计)$/.test(compactText(text))
/** A heading has no digit in it; 12.5 or 1.2E+5 is a bad number and goes into its cell to be told so. */
const isHeading = (text: string) => text !== '' && !/[\d０-９]/.test(text)

function findRow(name: string, { rows, place, asOf }: PasteTarget): { row: EntryRow } | Extract<DivisionMatch, { ok: false }> {
  const direct = rows.find((row) => row.name === directLineName)
  if (direct && compactText(name) === directLineName) return { row: direct }
  const named = rows.filter((row) => row !== direct)
  const divisions = named.map((row): Division => ({
    code: row.divisionCode, level: row.divisionCode.length === 9 ? 'town' : 'village', name: row.name,
    validFrom: plainDate('1900-01-01'), validTo: null, successorCode: null, population: null,
  }))
  const [only] = divisions
  if (!only) return { ok: false, reason: 'unknown', candidates: [], sentence: `“${name}”不在本表中。` }
  // A town's own line stands on the town's own sheet; every other line lies below the sheet's place.
  const parent = only.code === place.code ? { code: place.code.slice(0, 6), name: '' } : place
  const match = matchDivision({ name }, { parent, level: only.level, divisions, asOf })
  return match.ok ? { row: named.find((row) => row.divisionCode === match.division.code)! } : match
}

/** The column that holds division names: the first in which some cell names a line of the sheet. */
function nameColumn(block: string[][], target: PasteTarget): number {
  const width = Math.max(...block.map((cells) => cells.length))
  return Array.from({ length: width }, (_, column) => column).findIndex((column) =>
    block.some((cells) => {
      const text = cells[column] ?? ''
      return text !== '' && !isNumber(text) && 'row' in findRow(text, target)
    }),
  )
}

function numberColumns(block: string[][], after: number): number[] {
  const width = Math.max(...block.map((cells) => cells.length))
  return Array.from({ length: width }, (_, column) => column).filter((column) => column > after && block.some((cells) => isNumber(cells[column] ?? '')))
}

function checkTotal(written: string, values: readonly string[]): string | null {
  const total = parsePersons(written)
  const numbers = values.map(parsePersons)
  if (!total.ok || total.persons === null || numbers.some((read) => !read.ok)) return null
  const sum = numbers.reduce((all, read) => all + (read.ok ? (read.persons ?? 0) : 0), 0)
  if (sum === total.persons) return null
  return `合计行写着 ${formatThousands(total.persons)}，与所贴各行之和 ${formatThousands(sum)} 相差 ${formatThousands(Math.abs(total.persons - sum))}，请核对。`
}

function fillByName(block: string[][], names: number, numbers: number, target: PasteTarget): PasteResult {
  const notes: string[] = []
  const found = new Map<EntryRow, string[]>()
  const total = block.find((cells) => isTotal(cells[names] ?? ''))
  block.forEach((cells, index) => {
    const [name, value] = [cells[names] ?? '', cells[numbers] ?? '']
    if (cells === total || value === '' || (index === 0 && isHeading(value))) return
    const match = findRow(name, target)
    if ('row' in match) found.set(match.row, [...(found.get(match.row) ?? []), value])
    else notes.push(`第${index + 1}行：${match.sentence}这一行没有填入。`)
  })
  const twice = [...found].filter(([, values]) => values.length > 1)
  if (twice.length > 0) notes.push(`${joinNames(twice.map(([row]) => row.name), '、')}出现了不止一次，没有填入，请留下正确的一行再贴。`)
  const fills = [...found].flatMap(([row, values]) => (values.length === 1 ? [{ row, text: values[0]! }] : []))
  const sum = total && checkTotal(total[numbers] ?? '', [...found.values()].flat())
  return { fills, notes: sum ? [...notes, sum] : notes }
}

function fillDown(values: string[], { rows, startIndex }: PasteTarget): PasteResult {
  const heading = values.length > 1 && isHeading(values[0]!) ? values[0] : null
  const numbers = heading === null ? values : values.slice(1)
  const free = rows.slice(startIndex)
  const first = free[0]?.name ?? ''
  const notes = heading === null ? [] : [`第1行“${heading}”按表头略过。`]
  if (numbers.length > free.length) {
    notes.push(`贴入${numbers.length}个数，从${first}起只有${free.length}行，多出的${numbers.length - free.length}个没有填入，请核对是否错位或带有合计行。`)
  }
  const fills = free.flatMap((row, index) => (numbers[index] ? [{ row, text: numbers[index] }] : []))
  return { fills, notes }
}

/**
 * Places a copied block (R5, issue A1 §3): a column with names beside it goes by full name, never by a stem (R4); a single
 * column fills downwards from the line it was pasted into, blank cells leaving their line as it is. Anything that would need
 * a guess is told and not placed; a bad number goes into its cell, where its sentence stands.
 */
export function placeBlock(block: string[][], target: PasteTarget): PasteResult {
  if (block.length === 0) return { fills: [], notes: ['贴入的内容是空的。'] }
  const names = nameColumn(block, target)
  if (names >= 0) {
    const [column, ...others] = numberColumns(block, names)
    if (column === undefined) return { fills: [], notes: ['贴入的内容在名称后面没有数字，请复制名称和今日累计两列。'] }
    if (others.length > 0) return { fills: [], notes: [`名称后面有${others.length + 1}列数字，不能断定取哪一列，请只复制名称和今日累计两列。`] }
    return fillByName(block, names, column, target)
  }
  const width = Math.max(...block.map((cells) => cells.length))
  const filled = Array.from({ length: width }, (_, column) => column).filter((column) => block.some((cells) => (cells[column] ?? '') !== ''))
  if (filled.length > 1) {
    return { fills: [], notes: [`贴入的内容有${filled.length}列，其中没有本表的单位名称，不能断定取哪一列。请只复制今日累计一列，或复制名称和今日累计两列。`] }
  }
  return fillDown(block.map((cells) => cells[filled[0] ?? 0] ?? ''), target)
}
