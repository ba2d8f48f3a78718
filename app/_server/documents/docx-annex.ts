import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx'
import { annexColumns, cellText, groupColumns, groupTotal, type AnnexColumn } from '@/domain/bulletins/annex-columns'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { issueLine, sealLine } from '@/domain/bulletins/bulletin-marks'
import { fittedWidths } from './column-widths'
import { cutWords, emptyLine, paragraph } from './docx-paragraphs'
import { exactLine, fontOf, typeAreaWidth, type NamedFont } from './official-layout'
import { printableText } from './printable-text'

const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge }
/** Twips on either side of a cell's text. */
const padding = 40

interface CellForm {
  width: number
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType]
  font: NamedFont
  /** Half points. */
  size: number
  isLast: boolean
}

function cell(text: string, { width, alignment, font, size, isLast }: CellForm): TableCell {
  const run = new TextRun({ text: printableText(text).replace(/\n/g, ' '), size, font: fontOf(font) })
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ style: 'Normal', ...cutWords(text, (width - 2 * padding) / (size * 10)), alignment, ...(isLast ? { keepNext: true } : {}), spacing: exactLine(Math.round(size * 12.5)), children: [run] })],
  })
}

/** Numbers stand right, the names and remarks left, ranks and moves in the middle. */
function alignmentOf<Row>({ kind, key }: AnnexColumn<Row>): CellForm['alignment'] {
  if (kind !== 'words' || key === 'pace') return AlignmentType.RIGHT
  return key === 'name' || key === 'note' ? AlignmentType.LEFT : AlignmentType.CENTER
}

/** A table as wide as the type area: its head is repeated on each page, no row is cut in two, the total stays with the last row. */
function tableOf<Row>(columns: readonly AnnexColumn<Row>[], rows: readonly Row[], total: Row): Table {
  const texts = [...rows, total].map((row) => columns.map((column) => printableText(cellText(column, row))))
  const { widths, size } = fittedWidths(columns, texts, typeAreaWidth, padding)
  const form = (index: number, isLast: boolean) => ({ width: widths[index] ?? 0, size, isLast })
  const head = columns.map(({ heading }, index) => cell(heading, { ...form(index, true), alignment: AlignmentType.CENTER, font: '黑体' }))
  const body = texts.map((cells, row) => {
    const isTotal = row === texts.length - 1
    const isLast = row === texts.length - 2
    return columns.map((column, index) => cell(cells[index] ?? '', { ...form(index, isLast), alignment: alignmentOf(column), font: isTotal ? '黑体' : '仿宋_GB2312' }))
  })
  return new Table({
    width: { size: typeAreaWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { left: padding, right: padding, top: 40, bottom: 40, marginUnitType: WidthType.DXA },
    borders,
    rows: [new TableRow({ children: head, tableHeader: true, cantSplit: true }), ...body.map((children) => new TableRow({ children, cantSplit: true }))],
  })
}

/** The annex on its own page: table, must-cover groups, notes and the seal. */
export function annexBlocks(content: BulletinContent): (Paragraph | Table)[] {
  const { annexTitle, basisText, notes, rows, total, groups } = content
  const seal = sealLine(content)
  return [
    paragraph('AnnexMark', '附件', { pageBreakBefore: true }),
    emptyLine(),
    paragraph('OfficialTitle', annexTitle),
    paragraph('TableCaption', `${issueLine(content)}。${basisText}`),
    tableOf(annexColumns(content), rows, total),
    ...groups.flatMap((group) => [paragraph('TableName', group.name), tableOf(groupColumns(content), group.rows, groupTotal(group))]),
    emptyLine(160),
    ...[...notes, ...(seal ? [seal] : [])].map((note) => paragraph('Notes', note)),
  ]
}
