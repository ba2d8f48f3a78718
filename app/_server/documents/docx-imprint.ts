import { BorderStyle, Paragraph, RelativeVerticalPosition, Tab, TableAnchorType, TabStopType, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { yearMonthDay } from '@/domain/time/plain-date'
import { cutWords, emptyLine } from './docx-paragraphs'
import { printableText, textEms } from './printable-text'
import { page, typeAreaWidth } from './official-layout'

/** One sign of 四号, by which the imprint's lines stand in from either side. Twips. */
const sign = 280
const innerWidth = typeAreaWidth - 2 * sign
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' }
const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000' }

/**
 * On the lower edge of the type area of the page that its anchor, the paragraph after it, stands on. Reckoned from the page's left:
 * LibreOffice lets a table as wide as its text float only so. Text keeps off it, and takes it to the next page where it has no room.
 */
const onLowerEdge = {
  horizontalAnchor: TableAnchorType.PAGE,
  absoluteHorizontalPosition: page.margin.left,
  verticalAnchor: TableAnchorType.MARGIN,
  relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
  topFromText: sign,
}

function imprintRow(paragraph: Paragraph): TableRow {
  return new TableRow({ cantSplit: true, children: [new TableCell({ width: { size: typeAreaWidth, type: WidthType.DXA }, children: [paragraph] })] })
}

function copiesRow(copies: string): TableRow {
  const label = new TextRun('抄送：')
  return imprintRow(new Paragraph({ style: 'Imprint', ...cutWords(copies, innerWidth / sign - 3), keepNext: true, indent: { left: 4 * sign, right: sign, hanging: 3 * sign }, children: [label, new TextRun(`${copies}。`)] }))
}

/** Office left and date right where both fit one line. */
function printingRow(office: string, date: string): TableRow {
  const fits = (textEms(office) + textEms(date) + 1) * sign <= innerWidth
  const children = [new TextRun(office), ...(date === '' ? [] : [new TextRun({ children: [fits ? new Tab() : '　', date] })])]
  return imprintRow(new Paragraph({ style: 'Imprint', ...cutWords(office, innerWidth / sign), indent: { left: sign, right: sign }, tabStops: [{ type: TabStopType.RIGHT, position: sign + innerWidth }], children }))
}

/** 抄送 and the printing line between the rules of the imprint (GB/T 9704 7.4), its last rule on the lower edge of the last page. */
export function imprint({ copiedTo, office, issuedOn }: Pick<BulletinContent, 'copiedTo' | 'office' | 'issuedOn'>): [Table, Paragraph] {
  const copies = printableText(copiedTo).trim().replace(/[。.]+$/, '')
  const printing = printingRow(printableText(office), issuedOn ? `${yearMonthDay(issuedOn)}印发` : '')
  const table = new Table({
    width: { size: typeAreaWidth, type: WidthType.DXA },
    columnWidths: [typeAreaWidth],
    layout: TableLayoutType.FIXED,
    float: onLowerEdge,
    margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: { top: thick, bottom: thick, left: none, right: none, insideHorizontal: thin, insideVertical: none },
    rows: copies ? [copiesRow(copies), printing] : [printing],
  })
  // The anchor is as low as a line can be: what fits on the last page is not to need another for it.
  return [table, emptyLine(20)]
}
