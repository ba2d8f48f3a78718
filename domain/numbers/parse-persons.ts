import { formatThousands } from '@/domain/numbers/format'

/** The largest number of persons a cell may hold. Every county is far below it: more is a slip of the keyboard. */
export const maxPersons = 99_999_999

export type PersonsProblem = 'negative' | 'fraction' | 'scientific' | 'grouping' | 'tooLarge' | 'text'

/** What a cell says: whole persons, null when it is empty, or a sentence to show beside it. */
export type ParsedPersons = { ok: true; persons: number | null } | { ok: false; code: PersonsProblem; sentence: string }

const adviceByProblem: Record<PersonsProblem, string> = {
  negative: '人数不能为负，应为 0 或以上的整数，请核对后重填。',
  fraction: '人数应为整数，不带小数点，请改为整数。',
  scientific: '这是科学计数法，已看不出原来的每一位数字；应为整数人数，请把单元格改为“数值”格式并填写完整数字。',
  grouping: '千位分隔符应每三位一个（如 48,000），请核对数字或去掉分隔符。',
  tooLarge: `超出可填的上限 ${formatThousands(maxPersons)} 人，请核对是否多打了数字。`,
  text: '应为整数人数（如 48000 或 48,000），请只填数字，单位不写在格内；没有数就留空。',
}

const longestQuote = 24

function refuse(code: PersonsProblem, read: string): ParsedPersons {
  const quote = read.length > longestQuote ? `${read.slice(0, longestQuote)}…` : read
  return { ok: false, code, sentence: `读到“${quote}”，${adviceByProblem[code]}` }
}

/**
 * Full-width signs (４８，０００) to their plain forms, other dashes to a minus, blanks at both ends away. Not Unicode
 * NFKC, which would also turn ① and ² into digits nobody typed.
 */
function plainText(cell: string): string {
  return cell
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u2212/g, '-')
    .replace(/^[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+$/g, '')
}

function problemOf(text: string): PersonsProblem | null {
  if (/^\d+$/.test(text) || /^[1-9]\d{0,2}(,\d{3})+$/.test(text)) return null
  if (/^[+-]?\d+(\.\d*)?e[+-]?\d+$/i.test(text)) return 'scientific'
  if (/^-\s*[\d,]*\.?\d+$/.test(text)) return 'negative'
  if (/^[\d,]*\.\d*$/.test(text) && /\d/.test(text)) return 'fraction'
  if (/^[\d,]+$/.test(text) && /\d/.test(text)) return 'grouping'
  return 'text'
}

function parseText(cell: string): ParsedPersons {
  const text = plainText(cell)
  if (text === '') return { ok: true, persons: null }
  const problem = problemOf(text)
  if (problem) return refuse(problem, cell.trim())
  const digits = text.replace(/,/g, '').replace(/^0+(?=\d)/, '')
  if (digits.length > String(maxPersons).length) return refuse('tooLarge', cell.trim())
  return { ok: true, persons: Number(digits) }
}

function parseNumber(cell: number): ParsedPersons {
  if (!Number.isFinite(cell)) return refuse('text', String(cell))
  if (cell < 0) return refuse('negative', String(cell))
  if (!Number.isInteger(cell)) return refuse('fraction', String(cell))
  if (cell > maxPersons) return refuse('tooLarge', String(cell))
  return { ok: true, persons: cell + 0 }
}

/**
 * Reads a typed, pasted or workbook cell as a number of persons (issue A1 §5). Accepts plain and full-width digits and
 * correct thousands separators; refuses everything else with what was read, what was expected and what to do.
 * A decimal point is refused even in 48000.00: "48.000" may mean forty-eight thousand, and nobody should guess.
 */
export function parsePersons(cell: string | number | null | undefined): ParsedPersons {
  if (cell === null || cell === undefined) return { ok: true, persons: null }
  return typeof cell === 'number' ? parseNumber(cell) : parseText(cell)
}
