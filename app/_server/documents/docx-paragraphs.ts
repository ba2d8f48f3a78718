import { Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from 'docx'
import { bodyLine, exactLine, fontOf } from './official-layout'
import { printableText } from './printable-text'

/** A paragraph of plain text in one of the document's styles. Long words without a space break where the line ends. */
export function paragraph(style: string, text: string, options: IParagraphOptions = {}, run: IRunOptions = {}): Paragraph {
  return new Paragraph({ style, wordWrap: true, ...options, children: [new TextRun({ ...run, text: printableText(text).replace(/\n/g, ' ') })] })
}

/** An empty line of a given height in twips. */
export function emptyLine(line = bodyLine): Paragraph {
  return new Paragraph({ style: 'Normal', spacing: exactLine(line), children: [] })
}

/** Hanzi that a heading within a paragraph may have. */
const longestHeading = 30

/**
 * A paragraph of the text, with the level that its number says: （一） is 楷体 up to its first full stop, 1. and （1） are body
 * (GB/T 9704 7.3.3).
 */
export function textParagraph(text: string): Paragraph {
  const heading = /^（[一二三四五六七八九十]+）[^。]*。?/.exec(text)?.[0] ?? ''
  if (heading === '' || heading.length > longestHeading) return paragraph('Body', text)
  if (heading === text) return paragraph('HeadingTwo', text)
  return new Paragraph({
    style: 'Body',
    wordWrap: true,
    children: [new TextRun({ text: printableText(heading), font: fontOf('楷体_GB2312') }), new TextRun({ text: printableText(text.slice(heading.length)).replace(/\n/g, ' ') })],
  })
}
