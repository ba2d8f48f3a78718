import { columnLetter } from '@/domain/imports/sheet'

/** Where a problem lies: the letter the spreadsheet shows and the heading above it. */
export interface ColumnPlace {
  letter: string
  heading: string
}

/**
 * One thing a file must mend (行错误): where it is, what was read, what was expected, and the whole as one sentence.
 * `row` is null when a row is missing, `column` when the whole row is meant.
 */
export interface RowProblem {
  sheet: string
  row: number | null
  column: ColumnPlace | null
  read: string
  expected: string
  sentence: string
}

/** No list of problems is longer than this: the rest is counted, not shown. */
export const problemCap = 200

/** All problems of a file, in order: at most `problemCap` of them, and how many there are in all. */
export interface ProblemList {
  problems: RowProblem[]
  problemCount: number
}

export function listProblems(problems: RowProblem[]): ProblemList {
  return { problems: problems.slice(0, problemCap), problemCount: problems.length }
}

export function columnPlace(index: number, heading: string): ColumnPlace {
  return { letter: columnLetter(index), heading }
}

/** Names in a row, at most five: 甲、乙或丙; 甲、乙、丙、丁、戊等9个. */
export function joinNames(names: string[], conjunction: '、' | '或' | '和'): string {
  if (names.length > 5) return `${names.slice(0, 5).join('、')}等${names.length}个`
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join('、')}${conjunction}${names.at(-1)}`
}
