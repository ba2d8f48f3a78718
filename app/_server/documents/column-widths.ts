import type { AnnexColumn } from '@/domain/bulletins/annex-columns'
import { textEms } from './printable-text'

/** Half points: 五号, and smaller where numbers would not stand in one line. */
const sizes = [21, 20, 19, 18, 17, 16, 15, 14, 13, 12] as const

/** Columns whose words may wrap; all others stand in one line. */
const wrapping = new Set(['name', 'note'])

/** Ems that a wrapping column and a heading have at the least; headings wrap after any hanzi, （人） stays together. */
const leastWrapping = 4
const leastHeading = 3

interface FittedWidths {
  /** In the unit of `total`; they add up to it. */
  widths: number[]
  /** Half points. */
  size: number
}

function leastEms({ key, heading }: { key: string; heading: string }, texts: readonly string[]): number {
  const widest = Math.max(Math.min(textEms(heading), leastHeading), ...texts.map(textEms))
  return wrapping.has(key) ? Math.min(widest, leastWrapping) : widest
}

function share(texts: readonly string[], least: number): number {
  return Math.max(0, Math.min(20, Math.max(0, ...texts.map(textEms))) - least)
}

/**
 * Widths of a table's columns in twips: every number in one line, what is left over goes to names and remarks by their need. The
 * largest size of print at which that is possible.
 */
export function fittedWidths<Row>(columns: readonly AnnexColumn<Row>[], rows: readonly (readonly string[])[], total: number, padding: number): FittedWidths {
  const texts = columns.map((_, index) => rows.map((row) => row[index] ?? ''))
  const least = columns.map((column, index) => leastEms(column, texts[index] ?? []) + 0.3)
  const leastSum = least.reduce((sum, ems) => sum + ems, 0)
  const room = total - 2 * padding * columns.length
  const size = sizes.find((half) => leastSum * half * 10 <= room) ?? sizes[sizes.length - 1] ?? 12
  const spare = Math.max(0, room - leastSum * size * 10)
  const shares = columns.map(({ key }, index) => (wrapping.has(key) ? share(texts[index] ?? [], least[index] ?? 0) : 0))
  const shareSum = shares.reduce((sum, part) => sum + part, 0)
  // Names and remarks take what they need at most; the rest is spread evenly.
  const given = Math.min(spare, shareSum * size * 10)
  const even = (spare - given) / columns.length
  const widths = least.map((ems, index) => Math.floor(ems * size * 10 + 2 * padding + even + (shareSum > 0 ? (given * (shares[index] ?? 0)) / shareSum : 0)))
  const lost = total - widths.reduce((sum, width) => sum + width, 0)
  return { widths: widths.map((width, index) => (index === 0 ? width + lost : width)), size }
}
