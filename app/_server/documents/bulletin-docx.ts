import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun, type Table } from 'docx'
import { addresseeLine, bulletinMarks, issueLine, sectionHeading } from '@/domain/bulletins/bulletin-marks'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { yearMonthDay } from '@/domain/time/plain-date'
import { annexBlocks } from './docx-annex'
import { imprint } from './docx-imprint'
import { redHead } from './docx-masthead'
import { emptyLine, paragraph, textParagraph } from './docx-paragraphs'
import { fontTable } from './font-table'
import { bodyLine, bodySign, bodySize, bodySpacing, exactLine, fontOf, officialStyles, page } from './official-layout'
import { printableText, textEms } from './printable-text'
import { withoutGrid } from './without-grid'

/** Title, issue and what it supersedes; without a red head the document's number stands under the title, as on plain papers. */
function titleBlocks(content: BulletinContent, hasRedHead: boolean): Paragraph[] {
  const { title, documentNumber, supersedesText } = content
  return [
    paragraph('OfficialTitle', title),
    ...(documentNumber && !hasRedHead ? [paragraph('Number', documentNumber)] : []),
    paragraph('OfficialSubtitle', `（${issueLine(content)}）`),
    ...(supersedesText ? [paragraph('OfficialSubtitle', supersedesText)] : []),
    emptyLine(),
  ]
}

/** Ems of ten lines; with its heading, 附件： and the signature such a paragraph fits on one page. */
const unsplit = 280

/** The sections; the last paragraph stays with what follows, so that no signature stands on a page without text (GB/T 9704 7.3.5). */
function sectionBlocks({ sections }: BulletinContent): Paragraph[] {
  const filled = sections.filter(({ paragraphs }) => paragraphs.length > 0)
  const last = filled.at(-1)?.paragraphs.at(-1)
  const blocks = filled.flatMap(({ heading, paragraphs }, index) => [paragraph('HeadingOne', sectionHeading(index, heading)), ...paragraphs.map((text) => textParagraph(text))])
  return last === undefined ? [] : [...blocks.slice(0, -1), textParagraph(last, { keepNext: true, keepLines: textEms(last) <= unsplit })]
}

/**
 * Office and date (GB/T 9704 7.3.5): the date four signs from the right, the office in the middle above it; an office that is
 * too long for that stands two signs from the right, and the date in the middle under it.
 */
function signatureBlocks({ office, issuedOn }: BulletinContent): Paragraph[] {
  const date = issuedOn ? yearMonthDay(issuedOn) : '（草稿，未签发）'
  const wider = (textEms(office) - textEms(date)) / 2
  const officeRight = Math.max(2, 4 - wider)
  const dateRight = Math.max(4, Math.min(officeRight + wider, 20))
  const right = (signs: number) => ({ indent: { right: Math.round(signs * bodySign) }, keepLines: true })
  return [paragraph('Signature', office, { ...right(officeRight), keepNext: true }), paragraph('Signature', date, right(dateRight))]
}

/** — 1 —, odd pages right and even pages left, one sign from the edge (GB/T 9704 7.5). */
function pageFooter(side: 'left' | 'right'): Footer {
  const alignment = side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT
  return new Footer({ children: [new Paragraph({ style: 'PageNumber', alignment, indent: { [side]: 280 }, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] })] })
}

function markHeader(content: BulletinContent): Header {
  return new Header({ children: [paragraph('Mark', bulletinMarks(content).join('　'))] })
}

function documentOf(content: BulletinContent, { redHead: hasRedHead }: { redHead: boolean }): Document {
  const children: (Paragraph | Table)[] = [
    ...(hasRedHead ? redHead(content) : []),
    ...titleBlocks(content, hasRedHead),
    paragraph('Addressees', addresseeLine(content.addressees)),
    ...sectionBlocks(content),
    emptyLine(bodyLine, { keepNext: true }),
    paragraph('AnnexNote', `附件：${content.annexTitle}`),
    emptyLine(bodyLine, { keepNext: true }),
    ...signatureBlocks(content),
    ...annexBlocks(content),
    ...imprint(content),
  ]
  return new Document({
    title: printableText(content.title),
    creator: printableText(content.office),
    description: printableText(`${content.countyName} ${issueLine(content)}`),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: fontOf('仿宋_GB2312'), size: bodySize, characterSpacing: bodySpacing, language: { value: 'en-US', eastAsia: 'zh-CN' } }, paragraph: { spacing: exactLine(bodyLine) } } },
      paragraphStyles: officialStyles,
    },
    sections: [
      {
        properties: { page },
        headers: { default: markHeader(content), even: markHeader(content) },
        footers: { default: pageFooter('right'), even: pageFooter('left') },
        children,
      },
    ],
  })
}

/**
 * The bulletin as a .docx in the layout of GB/T 9704-2012 (R14): 22 lines of 28 signs on A4, with or without the red head.
 * Fonts are named, none is shipped. There is no document grid: with one LibreOffice shifts the exact lines.
 */
export async function bulletinDocx(content: BulletinContent, form: { redHead: boolean }): Promise<Buffer> {
  return await Packer.toBuffer(withoutGrid(documentOf(content, form)), undefined, [{ path: 'word/fontTable.xml', data: fontTable() }])
}
