import { writeXlsx, type Cell, type CellStyle, type MergeRange, type RowDef, type WriteSheet } from 'hucre'
import { printableText } from '@/app/_server/documents/printable-text'
import { linesAbove, type ColumnAlignment, type TableForm, type WrittenValue } from '@/app/_server/workbook/table-form'

const line = { style: 'thin' as const, color: { rgb: '8A94A0' } }
const border = { top: line, right: line, bottom: line, left: line }
const font = { name: '宋体', size: 11 }

const aboveStyles: Record<'note' | 'attachment' | 'title' | 'basis' | 'unit', CellStyle> = {
  note: { font: { ...font, color: { rgb: 'B3261E' }, bold: true }, alignment: { horizontal: 'left' } },
  attachment: { font, alignment: { horizontal: 'left' } },
  title: { font: { ...font, size: 16, bold: true }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
  basis: { font, alignment: { horizontal: 'left', vertical: 'center', wrapText: true } },
  unit: { font, alignment: { horizontal: 'right' } },
}
const headingStyle: CellStyle = { font: { ...font, bold: true }, border, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } }

/** Signs that XML cannot hold are left out; an _x0041_ someone typed is kept from being read as a letter. */
function safeText(text: string): string {
  return printableText(text).replace(/_(x[0-9A-Fa-f]{4}_)/g, '_x005F_$1')
}

function bodyAlignment(value: WrittenValue, wanted: ColumnAlignment | undefined): CellStyle['alignment'] {
  if (wanted === 'indented') return { horizontal: 'left', indent: 1, vertical: 'center' }
  if (wanted !== undefined) return { horizontal: wanted, vertical: 'center' }
  return typeof value === 'number' ? { horizontal: 'right', vertical: 'center' } : { vertical: 'center' }
}

function bodyCell(value: WrittenValue, numberFormat: string | undefined, wanted: ColumnAlignment | undefined): Partial<Cell> {
  const alignment = bodyAlignment(value, wanted)
  if (typeof value === 'number') return { value, type: 'number', style: { font, border, numFmt: numberFormat, alignment } }
  const text = value === null ? null : safeText(value)
  const wrapText = text?.includes('\n') ?? false
  return { value: text, type: text === null ? 'empty' : 'string', style: { font, border, numFmt: '@', alignment: { ...alignment, wrapText } } }
}

/** Width in characters: a hanzi takes two, the widest line counts. */
function textWidth(value: WrittenValue | undefined): number {
  const lines = String(value ?? '').split('\n')
  return Math.max(...lines.map((text) => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0xff ? 2 : 1), 0)))
}

function fittedWidths(form: TableForm): number[] {
  return form.headings.map((heading, index) => {
    const widest = form.rows.reduce((most, row) => Math.max(most, textWidth(row[index])), textWidth(heading))
    return form.columnWidths?.[index] ?? Math.min(Math.max(widest + 3, 8), 60)
  })
}

type LineKind = keyof typeof aboveStyles

/** Points: a merged line does not grow by itself, so it is as high as its text needs in the table's width. A title's hanzi are half as wide again. */
function lineHeight(kind: LineKind, text: string, tableWidth: number): number {
  const lines = Math.max(1, Math.ceil((textWidth(text) * (kind === 'title' ? 1.5 : 1.1)) / tableWidth))
  return kind === 'title' ? 30 + 22 * (lines - 1) : 18 * lines
}

function sheetOf(form: TableForm): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const merges: MergeRange[] = []
  const rowDefs = new Map<number, RowDef>()
  const last = form.headings.length - 1
  const above = linesAbove(form)
  const widths = fittedWidths(form)
  const tableWidth = widths.reduce((sum, width) => sum + width, 0)
  const setLine = (row: number, kind: LineKind, text: string) => {
    cells.set(`${row},0`, { value: safeText(text), type: 'string', style: aboveStyles[kind] })
    if (last > 0) merges.push({ startRow: row, startCol: 0, endRow: row, endCol: last })
    rowDefs.set(row, { height: lineHeight(kind, text, tableWidth) })
  }
  above.forEach(({ kind, text }, row) => setLine(row, kind, text))
  const lineCount = Math.max(...form.headings.map((heading) => heading.split('\n').length))
  rowDefs.set(above.length, { height: 18 * lineCount })
  form.headings.forEach((heading, column) => cells.set(`${above.length},${column}`, { value: safeText(heading), type: 'string', style: headingStyle }))
  const top = above.length + 1
  form.rows.forEach((row, index) =>
    form.headings.forEach((_, column) => cells.set(`${top + index},${column}`, bodyCell(row[column] ?? null, form.numberFormats?.[column], form.alignments?.[column]))),
  )
  for (const { startRow, startColumn, endRow, endColumn } of form.merges ?? []) {
    merges.push({ startRow: top + startRow, startCol: startColumn, endRow: top + endRow, endCol: endColumn })
  }
  const below = form.notes ?? []
  below.forEach((text, index) => setLine(top + form.rows.length + index, 'basis', text))
  const rows = Array.from({ length: top + form.rows.length + below.length }, () => form.headings.map(() => null))
  return { name: form.sheetName, rows, cells, merges, rowDefs, columns: widths.map((width) => ({ width })), ...printing(form, above.length) }
}

/** A4, as wide as the page, headings repeated, and the note on every sheet of paper. */
function printing(form: TableForm, headingRow: number): Partial<WriteSheet> {
  const note = form.note?.replace(/&/g, '&&')
  return {
    pageSetup: {
      paperSize: 'a4',
      orientation: form.headings.length > 8 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `$${headingRow + 1}:$${headingRow + 1}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页', ...(note ? { oddHeader: `&R${note}` } : {}) },
  }
}

/**
 * Writes tables as an .xlsx, a styled sheet for each. Numbers are numbers, everything else is text in text format: an
 * =1+1 stays those four signs, an 18-digit ID keeps its digits. For tables of a county, not for lists of persons.
 */
export async function writeWorkbook(...forms: TableForm[]): Promise<Buffer> {
  const bytes = await writeXlsx({ sheets: forms.map(sheetOf), defaultFont: font, stringMode: 'shared' })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
