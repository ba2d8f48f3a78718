import { columnPlace, type RowProblem } from '@/domain/imports/row-problem'
import { cellText, compactText, isBlank, isErrorCell, type SheetRow } from '@/domain/imports/sheet'
import { formatThousands } from '@/domain/numbers/format'
import { parsePersons } from '@/domain/numbers/parse-persons'
import type { PrintedMilestone } from '@/domain/quotas/quota'
import type { QuotaColumns } from '@/domain/quotas/quota-rows'
import type { QuotaTableContext } from '@/domain/quotas/quota-table'
import { monthDay } from '@/domain/time/plain-date'

/** One line of the table: `cells` are the persons as printed by column index, null where unreadable; milestones are cumulative. */
export interface QuotaLine {
  row: number
  divisionCode: string
  name: string
  position: number | null
  persons: number | null
  cells: Map<number, number | null>
  milestones: PrintedMilestone[]
  remark: string
}

const personsExpected = '0或以上的整数人数'

/** Reads the numbers of one line and checks that its milestones and its quota agree. */
export function readLineNumbers(row: SheetRow, sheet: string, columns: QuotaColumns, context: QuotaTableContext): { line: QuotaLine; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const cells = new Map<number, number | null>()
  for (const column of [columns.quota, ...columns.milestones]) {
    const read = readPersons(row, column)
    cells.set(column.index, 'persons' in read ? read.persons : null)
    if ('sentence' in read) {
      const place = columnPlace(column.index, column.heading)
      problems.push({ sheet, row: row.number, column: place, read: cellText(row.cells[column.index]), expected: personsExpected, sentence: read.sentence })
    }
  }
  const line: QuotaLine = {
    row: row.number,
    divisionCode: '',
    name: rowName(row, columns),
    position: positionOf(row, columns),
    persons: cells.get(columns.quota.index) ?? null,
    cells,
    milestones: [],
    remark: columns.remark ? cellText(row.cells[columns.remark.index]) : '',
  }
  if (problems.length > 0) return { line, problems }
  line.milestones = cumulative(line, columns)
  return { line, problems: disagreement(line, sheet, columns, context) }
}

function rowName(row: SheetRow, columns: QuotaColumns): string {
  const cell = [columns.name, columns.code, columns.position].map((column) => (column ? cellText(row.cells[column.index]) : ''))
  return cell.find((text) => text !== '') ?? ''
}

function positionOf(row: SheetRow, columns: QuotaColumns): number | null {
  const text = columns.position ? compactText(row.cells[columns.position.index]) : ''
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}

function readPersons(row: SheetRow, column: { index: number; heading: string }): { persons: number } | { sentence: string } {
  const cell = row.cells[column.index]
  const place = columnPlace(column.index, column.heading)
  const where = `第${row.number}行${place.letter}列“${place.heading}”`
  if (isErrorCell(cell)) return { sentence: `${where}是错误值“${cell.error}”，应为人数，请在表格里改好并保存后重新上传。` }
  if (isBlank(cell)) return { sentence: `${where}是空的，应填人数（没有任务的填0），请补上。` }
  const parsed = parsePersons(typeof cell === 'boolean' ? cellText(cell) : cell)
  if (!parsed.ok) return { sentence: `${where}${parsed.sentence}` }
  return parsed.persons === null ? { sentence: `${where}是空的，应填人数（没有任务的填0），请补上。` } : { persons: parsed.persons }
}

function cumulative(line: QuotaLine, columns: QuotaColumns): PrintedMilestone[] {
  let reached = 0
  return columns.milestones.map((column) => {
    const persons = line.cells.get(column.index) ?? 0
    reached = column.kind === 'instalment' ? reached + persons : persons
    return { dueOn: column.dueOn, persons: reached }
  })
}

/** R3: milestones never fall, never exceed the quota, and the campaign's last one is the whole quota. */
function disagreement(line: QuotaLine, sheet: string, columns: QuotaColumns, context: QuotaTableContext): RowProblem[] {
  const persons = line.persons ?? 0
  const who = `第${line.row}行“${line.name}”`
  const problem = (index: number, read: number, expected: string, sentence: string): RowProblem[] => {
    const column = columns.milestones[index] ?? columns.quota
    return [{ sheet, row: line.row, column: columnPlace(column.index, column.heading), read: formatThousands(read), expected, sentence }]
  }
  for (const [index, milestone] of line.milestones.entries()) {
    const before = line.milestones[index - 1]
    if (before && milestone.persons < before.persons) {
      const sentence = `${who}到${monthDay(milestone.dueOn)}的人数${formatThousands(milestone.persons)}少于到${monthDay(before.dueOn)}的${formatThousands(before.persons)}，请核对。`
      return problem(index, milestone.persons, `不少于${formatThousands(before.persons)}`, sentence)
    }
    const last = milestone.dueOn === context.milestones.at(-1)?.dueOn
    const apart = Math.abs(milestone.persons - persons)
    if (last ? apart > 0 : milestone.persons > persons) {
      const sums = columns.milestones[index]?.kind === 'instalment' ? '各期人数相加' : '的人数'
      const day = `到${monthDay(milestone.dueOn)}`
      const sentence = `${who}${day}${sums}是${formatThousands(milestone.persons)}，任务数是${formatThousands(persons)}，相差${formatThousands(apart)}，请核对。`
      return problem(index, milestone.persons, `${last ? '' : '不多于'}${formatThousands(persons)}`, sentence)
    }
  }
  return []
}
