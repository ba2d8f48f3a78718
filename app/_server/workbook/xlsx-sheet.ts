import { serialToText } from '@/app/_server/workbook/cell-dates'
import { damagedFile, textTooLong, tooMany } from '@/app/_server/workbook/file-problem'
import type { WorkbookLimits } from '@/app/_server/workbook/limits'
import { parseXml } from '@/app/_server/workbook/parse-xml'
import { plainString, type WorkbookParts } from '@/app/_server/workbook/xlsx-parts'
import type { CellValue, SheetRow } from '@/domain/imports/sheet'

/** What all sheets of one file have used up of the limits. */
export interface Usage {
  rows: number
  cells: number
}

/** A cell while its element is open. */
interface OpenCell {
  column: number
  type: string
  style: number
  text: string
  inline: string
  hasValue: boolean
  hasFormula: boolean
}

export interface Merge {
  startRow: number
  endRow: number
  startColumn: number
  endColumn: number
}

function columnIndex(letters: string): number {
  let index = 0
  for (let at = 0; at < letters.length; at++) index = index * 26 + letters.charCodeAt(at) - 64
  return index - 1
}

function cellPlace(reference: string): { column: number; row: number } {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference.toUpperCase())
  if (!match) throw damagedFile()
  return { column: columnIndex(match[1] ?? ''), row: Number(match[2]) }
}

function mergeOf(reference: string): Merge {
  const [from = '', to = from] = reference.split(':')
  const start = cellPlace(from)
  const end = cellPlace(to)
  return { startRow: start.row, endRow: end.row, startColumn: start.column, endColumn: end.column }
}

function numberValue(text: string, style: number, parts: WorkbookParts): CellValue {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) throw damagedFile()
  const shown = parts.styleDates[style]
  return (shown ? serialToText(number, shown, parts.base1904) : null) ?? number
}

/** The value of a finished cell; a formula nobody has calculated is an error, never an empty cell. */
function cellValue(cell: OpenCell, parts: WorkbookParts): CellValue {
  if (cell.type === 'inlineStr') return plainString(cell.inline) || null
  if (!cell.hasValue) return cell.hasFormula ? { error: '未计算的公式' } : null
  switch (cell.type) {
    case 's': {
      const text = parts.sharedStrings[Number(cell.text)]
      if (text === undefined) throw damagedFile()
      return text || null
    }
    case 'str':
      return plainString(cell.text) || null
    case 'b':
      return cell.text.trim() === '1'
    case 'e':
      return { error: cell.text.trim() }
    case 'd':
      return cell.text.trim().replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ')
    default:
      return cell.text === '' ? null : numberValue(cell.text, cell.style, parts)
  }
}

/** Follows one sheet's elements and hands over each row that holds a value. */
class SheetReader {
  readonly merges: Merge[] = []
  private rowNumber = 0
  private cells: CellValue[] = []
  private nextColumn = 0
  private cell: OpenCell | null = null
  private into: 'text' | 'inline' | null = null
  private phonetic = false

  constructor(
    private readonly parts: WorkbookParts,
    private readonly limits: WorkbookLimits,
    private readonly usage: Usage,
    private readonly onRow: (row: SheetRow) => void,
  ) {}

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'c') this.openCell(attributes)
    else if (name === 'row') this.openRow(attributes)
    else if (name === 'mergeCell') this.merges.push(mergeOf(attributes.ref ?? ''))
    else if (!this.cell) return
    else if (name === 'v') {
      this.into = 'text'
      this.cell.hasValue = true
    } else if (name === 't' && !this.phonetic) this.into = 'inline'
    else if (name === 'f') this.cell.hasFormula = true
    else if (name === 'rPh') this.phonetic = true
  }

  text(piece: string): void {
    if (!this.cell || !this.into) return
    this.cell[this.into] += piece
    if (this.cell[this.into].length > this.limits.cellText) throw textTooLong(this.rowNumber, this.limits.cellText)
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.into = null
    else if (name === 'rPh') this.phonetic = false
    else if (name === 'c') this.closeCell()
    else if (name === 'row') this.closeRow()
  }

  private openRow(attributes: Record<string, string>): void {
    const number = attributes.r === undefined ? this.rowNumber + 1 : Number(attributes.r)
    if (!Number.isInteger(number) || number <= this.rowNumber || number > 1_048_576) throw damagedFile()
    this.rowNumber = number
    this.cells = []
    this.nextColumn = 0
  }

  private openCell({ r, s, t }: Record<string, string>): void {
    this.usage.cells += 1
    if (this.usage.cells > this.limits.cells) throw tooMany('cells', this.limits.cells)
    const column = r === undefined ? this.nextColumn : cellPlace(r).column
    if (column < this.nextColumn) throw damagedFile()
    this.nextColumn = column + 1
    this.cell = { column, type: t ?? 'n', style: Number(s ?? 0), text: '', inline: '', hasValue: false, hasFormula: false }
  }

  private closeCell(): void {
    const cell = this.cell
    this.cell = null
    if (!cell) return
    const value = cellValue(cell, this.parts)
    if (value === null) return
    if (cell.column >= this.limits.columns) throw tooMany('columns', this.limits.columns)
    while (this.cells.length < cell.column) this.cells.push(null)
    this.cells.push(value)
  }

  private closeRow(): void {
    if (this.cells.length === 0) return
    this.usage.rows += 1
    if (this.usage.rows > this.limits.rows) throw tooMany('rows', this.limits.rows)
    this.onRow({ number: this.rowNumber, cells: this.cells })
  }
}

/** Reads one sheet row by row; gives back its merged ranges, which the file lists after the rows. */
export async function readSheetRows(
  chunks: AsyncIterable<Buffer>,
  parts: WorkbookParts,
  limits: WorkbookLimits,
  usage: Usage,
  onRow: (row: SheetRow) => void,
): Promise<Merge[]> {
  const reader = new SheetReader(parts, limits, usage, onRow)
  await parseXml(chunks, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (piece) => reader.text(piece),
    close: (name) => reader.close(name),
  })
  return reader.merges
}
