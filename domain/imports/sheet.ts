/** What one cell of a spreadsheet holds. Dates arrive as text, 2021-11-23; an error cell keeps its own word, #REF!. */
export type CellValue = string | number | boolean | { error: string } | null

/** One row, by the number the spreadsheet programme shows beside it. Cells start at column A; trailing blanks are cut. */
export interface SheetRow {
  number: number
  cells: CellValue[]
}

/** One sheet as it was read: rows without any value are left out, so row numbers may have gaps. */
export interface Sheet {
  name: string
  hidden: boolean
  rows: SheetRow[]
}

/** A for 0, Z for 25, AA for 26. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

// Control characters and the marks that turn the direction of text: nobody sees them, and they can make a name look like another.
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** The cell as a person reads it, on one line; '' when blank. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return value.error
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return String(value).replace(unseen, ' ').replace(/\s+/g, ' ').trim()
}

/** The cell without any blank and with full-width letters, digits and brackets made plain: 合 计 → 合计, （１） → (1). */
export function compactText(value: CellValue | undefined): string {
  return cellText(value).normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '')
}

export function isErrorCell(value: CellValue | undefined): value is { error: string } {
  return typeof value === 'object' && value !== null
}

/** Whether a cell holds nothing, or nothing but blanks. */
export function isBlank(value: CellValue | undefined): boolean {
  return compactText(value) === ''
}
