import { printableText } from './printable-text'

/** Stands for a sign that the font lacks, as in print shops. */
export const missingSign = '〓'

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Signs that next/og would take for pictures and ask the network for, though the font may have them. */
const pictured = /\p{Emoji_Presentation}|\p{Extended_Pictographic}|\ufe0f|\u20e3|\p{Regional_Indicator}/u

/**
 * Text of which the font has every sign. next/og asks fonts.googleapis.com and a CDN for any other: a delay on a closed network,
 * and on an open one a part of the text goes out. Each such sign becomes 〓, however many code points it has.
 */
export function drawableText(text: string, has: (codePoint: number) => boolean): string {
  const shown = printableText(text).normalize('NFC').replace(/\s+/g, ' ')
  const signs = [...segmenter.segment(shown)].map(({ segment }) => segment)
  const isDrawable = (sign: string) => !pictured.test(sign) && [...sign].every((part) => has(part.codePointAt(0) ?? 0))
  return signs.map((sign) => (isDrawable(sign) ? sign : missingSign)).join('')
}
