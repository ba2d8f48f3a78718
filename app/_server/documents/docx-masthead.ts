import { BorderStyle, Paragraph, TextRun } from 'docx'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { emptyLine, paragraph } from './docx-paragraphs'
import { exactLine, red, typeAreaWidth } from './official-layout'
import { printableText, textEms } from './printable-text'

/** 35 mm from the type area's top to the top edge of the masthead. */
const aboveMasthead = 1984

/** Points. */
const largest = 44
const smallest = 30
/** Percent of a sign's width; narrower signs look squeezed. */
const narrowest = 66

interface MastheadForm {
  lines: string[]
  /** Points. */
  size: number
  /** Percent of the signs' own width. */
  scale: number
}

/** How large and narrow the issuing office's name must be to stand in 156 mm: in one line as long as it is readable, then in more. */
export function mastheadForm(office: string): MastheadForm {
  const width = typeAreaWidth / 20
  const perLine = Math.floor(width / (smallest * (narrowest / 100)))
  const signs = [...office]
  const count = Math.max(1, Math.ceil(textEms(office) / perLine))
  const length = Math.ceil(signs.length / count)
  const lines = Array.from({ length: count }, (_, index) => signs.slice(index * length, (index + 1) * length).join(''))
  const widest = Math.max(1, ...lines.map(textEms))
  const size = Math.min(largest, Math.max(smallest, Math.floor(width / (widest * (narrowest / 100)))))
  return { lines, size, scale: Math.min(100, Math.floor((100 * width) / (widest * size))) }
}

/**
 * The red head (GB/T 9704 7.2.4–7.2.7): masthead, two lines, the document's number, and 4 mm under it a red rule as wide as the
 * type area. A bulletin without a document number shows its issue there.
 */
export function redHead({ office, documentNumber, issueText }: Pick<BulletinContent, 'office' | 'documentNumber' | 'issueText'>): Paragraph[] {
  const { lines, size, scale } = mastheadForm(printableText(office))
  // A line of 1.05 em has the signs' top edge at its own top: the base line lies at four fifths of an exact line.
  const spacing = exactLine(Math.round(size * 20 * 1.05))
  return [
    emptyLine(aboveMasthead),
    ...lines.map((text) => new Paragraph({ style: 'Masthead', spacing, children: [new TextRun({ text, size: size * 2, scale, characterSpacing: 0 })] })),
    emptyLine(),
    emptyLine(),
    paragraph('Number', documentNumber ?? issueText, { border: { bottom: { style: BorderStyle.SINGLE, color: red, size: 12, space: 7 } } }),
    emptyLine(),
    emptyLine(),
  ]
}
