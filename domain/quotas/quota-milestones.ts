import { columnPlace, joinNames, type RowProblem } from '@/domain/imports/row-problem'
import type { HeadingDay, QuotaColumn } from '@/domain/quotas/quota-headings'
import type { QuotaSheet, QuotaTableContext } from '@/domain/quotas/quota-table'
import { addDays, monthDay, type PlainDate } from '@/domain/time/plain-date'

/** A column of persons due by a milestone: counted from the start (`upTo`), or since the milestone before (`instalment`). */
export interface MilestoneColumn {
  index: number
  heading: string
  kind: 'upTo' | 'instalment'
  dueOn: PlainDate
}

type DatedColumn = Extract<QuotaColumn, { due: HeadingDay }>

function isDated(column: QuotaColumn): column is DatedColumn {
  return column.kind === 'upTo' || column.kind === 'instalment'
}

/** Whether the heading's day is the date: 2月底 is the 28th or 29th, and a heading without a year leaves it open. */
function fits(day: HeadingDay, date: PlainDate): boolean {
  if (day.year !== null && day.year !== Number(date.slice(0, 4))) return false
  if (day.month !== Number(date.slice(5, 7))) return false
  return day.day === null ? addDays(date, 1).endsWith('-01') : day.day === Number(date.slice(8, 10))
}

/**
 * Gives each dated heading its milestone of the campaign, in order of date. A date that is no milestone, one that occurs
 * twice and an instalment that does not start where the one before ended are problems.
 */
export function resolveMilestoneColumns(
  { sheet, heading, columns }: QuotaSheet,
  context: Pick<QuotaTableContext, 'opensOn' | 'milestones'>,
): { columns: MilestoneColumn[]; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const resolved: MilestoneColumn[] = []
  const dueDates = context.milestones.map((milestone) => milestone.dueOn)
  for (const column of columns.filter(isDated)) {
    const dueOn = dueDates.find((date) => fits(column.due, date))
    const wrong = dueOn ? wrongSpan(column, dueOn, columns.filter(isDated), context) : notAMilestone(column, dueDates)
    if (wrong) {
      const place = columnPlace(column.index, column.heading)
      problems.push({ sheet: sheet.name, row: heading.number, column: place, read: column.heading, ...wrong })
    } else if (dueOn) {
      resolved.push({ index: column.index, heading: column.heading, kind: column.kind, dueOn })
    }
  }
  return { columns: resolved.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)), problems }
}

type Wrong = Pick<RowProblem, 'expected' | 'sentence'>

function notAMilestone(column: DatedColumn, dueDates: PlainDate[]): Wrong {
  const expected = dueDates.map(monthDay).join('、')
  const place = columnPlace(column.index, column.heading).letter
  const sentence = `${place}列表头“${column.heading}”的日期不是本次征缴的节点（${expected}），请核对表头，或先在设置里改好节点。`
  return { expected, sentence }
}

function wrongSpan(column: DatedColumn, dueOn: PlainDate, dated: DatedColumn[], context: Pick<QuotaTableContext, 'opensOn' | 'milestones'>): Wrong | null {
  const letter = columnPlace(column.index, column.heading).letter
  const twin = dated.find((other) => other.index < column.index && fits(other.due, dueOn))
  if (twin) {
    const names = joinNames([twin, column].map((one) => `“${one.heading}”`), '和')
    return { expected: '每个节点一列', sentence: `表头${names}是同一个节点（${monthDay(dueOn)}），请只保留一列。` }
  }
  if (column.kind === 'upTo') return null
  const before = context.milestones.map((milestone) => milestone.dueOn).filter((date) => date < dueOn).at(-1)
  const startsOn = before ? addDays(before, 1) : context.opensOn
  if (!fits(column.from, startsOn)) {
    const sentence = `${letter}列表头“${column.heading}”应从${monthDay(startsOn)}算起，请核对表头。`
    return { expected: monthDay(startsOn), sentence }
  }
  // A heading with a wrong date is named already: it may be the very column that seems to be missing.
  const allDated = dated.every((other) => context.milestones.some((milestone) => fits(other.due, milestone.dueOn)))
  if (before && allDated && !dated.some((other) => fits(other.due, before))) {
    const sentence = `${letter}列“${column.heading}”是分期数，缺少${monthDay(before)}前的一列，请补上该列。`
    return { expected: `${monthDay(before)}前的人数`, sentence }
  }
  return null
}
