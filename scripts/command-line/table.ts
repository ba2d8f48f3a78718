/** Columns on a terminal: a Chinese character takes two. */
export const width = (text: string) => [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0)
export const padded = (text: string, columns: number) => text + ' '.repeat(Math.max(1, columns - width(text)))

type Cell = string | number | null

/** Lines under headings, each column as wide as its widest cell, numbers to the right; null prints as —. */
export function textTable(headings: string[], rows: Cell[][]): string {
  const printed = rows.map((row) => row.map((cell) => (cell === null ? '—' : typeof cell === 'number' ? cell.toLocaleString('en') : cell)))
  const isNumber = headings.map((_, column) => rows.some((row) => typeof row[column] === 'number'))
  const widths = headings.map((heading, column) => Math.max(width(heading), ...printed.map((row) => width(row[column] ?? ''))))
  const line = (cells: string[]) =>
    cells.map((cell, column) => (isNumber[column] ? ' '.repeat((widths[column] ?? 0) - width(cell)) + cell : cell + ' '.repeat((widths[column] ?? 0) - width(cell)))).join('  ').trimEnd()
  return [headings, ...printed].map(line).join('\n')
}
