import { Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from 'docx'
import { bodyLine, exactLine, fontOf, lineEms } from './official-layout'
import { longestWord, printableText } from './printable-text'

/**
 * Lets the words of a paragraph be cut anywhere, only where one is longer than its line: `wordWrap` of `docx` writes
 * `w:wordWrap w:val="0"`, and with that Word cuts 48,000 and 2021年 at any line's end, which no office does.
 */
export function cutWords(text: string, ems: number): Pick<IParagraphOptions, 'wordWrap'> {
  return longestWord(text) > ems ? { wordWrap: true } : {}
}

/** A paragraph of plain text in one of the document's styles. */
export function paragraph(style: string, text: string, options: IParagraphOptions = {}, run: IRunOptions = {}): Paragraph {
  return new Paragraph({ style, ...cutWords(text, lineEms(style)), ...options, children: [new TextRun({ ...run, text: printableText(text).replace(/\n/g, ' ') })] })
}

/** An empty line of a given height in twips. */
export function emptyLine(line = bodyLine, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ style: 'Normal', ...options, spacing: exactLine(line), children: [] })
}

/** Hanzi that a heading within a paragraph may have. */
const longestHeading = 30

/**
 * A paragraph of the text, with the level that its number says: （一） is 楷体 up to its first full stop, 1. and （1） are body
 * (GB/T 9704 7.3.3).
 */
export function textParagraph(text: string, options: IParagraphOptions = {}): Paragraph {
  const heading = /^（[一二三四五六七八九十]+）[^。]*。?/.exec(text)?.[0] ?? ''
  if (heading === '' || heading.length > longestHeading) return paragraph('Body', text, options)
  if (heading === text) return paragraph('HeadingTwo', text, options)
  return new Paragraph({
    style: 'Body',
    ...cutWords(text, lineEms('Body')),
    ...options,
    children: [new TextRun({ text: printableText(heading), font: fontOf('楷体_GB2312') }), new TextRun({ text: printableText(text.slice(heading.length)).replace(/\n/g, ' ') })],
  })
}
