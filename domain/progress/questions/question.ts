import type { ReportingLevel } from '@/domain/campaigns/choices'
import type { PrintedMilestone } from '@/domain/quotas/quota'
import { addDays, type PlainDate } from '@/domain/time/plain-date'
import { lookBackDays, mostCountsCompared } from './thresholds'

/** What can be asked about numbers (数据核实). A question is no finding: it asks the unit to look again. */
export const questionKinds = ['sameShare', 'dueHourSurge', 'fall', 'sameIncrease', 'aboveQuota'] as const
export type QuestionKind = (typeof questionKinds)[number]

export const questionKindLabels: Record<QuestionKind, string> = {
  sameShare: '各单位正好在同一比例',
  dueHourSurge: '截止时点前后新增较多',
  fall: '累计数减少',
  sameIncrease: '每天新增相同',
  aboveQuota: '远超任务数',
}

/** One day of a unit as it holds now: the newest revision, never a withdrawn one. Persons are cumulative. */
export interface AskedCount {
  asOf: PlainDate
  persons: number
  reason: string
  /** The moment of recording in Asia/Shanghai, "2021-11-23 17:02". */
  recordedAt: string
}

/** A unit that reports: a town, a village, or the line 镇直; `counts` by day, the oldest first. */
export interface AskedUnit {
  divisionCode: string
  name: string
  level: ReportingLevel
  quota: number | null
  milestones: readonly PrintedMilestone[]
  counts: readonly AskedCount[]
}

/** A figure that a question speaks of, with the row it stands in. Persons. */
export interface SeenFigure {
  divisionCode: string
  level: ReportingLevel
  name: string
  on: PlainDate
  persons: number
}

/** A question about one unit's numbers of one day. Computed, never stored. Safe as JSON. */
export interface Question {
  kind: QuestionKind
  divisionCode: string
  name: string
  level: ReportingLevel
  asOf: PlainDate
  sentence: string
  figures: SeenFigure[]
}

/** How an answer names its question: a town's own report and its line 镇直 share a code and are told apart by level. */
export function questionName({ kind, level }: Pick<Question, 'kind' | 'level'>): string {
  return `${kind}/${level}`
}

/** The figures as one line: an answer holds for exactly these, and when one of them changes the question asks again. */
export function seenText(figures: readonly SeenFigure[]): string {
  return figures.map(({ divisionCode, level, on, persons }) => `${divisionCode}/${level}@${on}=${persons}`).join(' ')
}

/**
 * The counts that questions of the day at `index` look at, oldest first and its own last: as many as the widest of them compares,
 * and none further back than questions look. `counts` are in order of days, so that a walk back from the day finds them.
 */
export function countsUpTo(counts: readonly AskedCount[], index: number): AskedCount[] {
  const earliest = addDays(counts[index]!.asOf, -lookBackDays)
  let start = index
  while (start > 0 && index - start + 1 < mostCountsCompared && counts[start - 1]!.asOf >= earliest) start -= 1
  return counts.slice(start, index + 1)
}

export function figureOf({ divisionCode, level, name }: Pick<AskedUnit, 'divisionCode' | 'level' | 'name'>, { asOf, persons }: AskedCount): SeenFigure {
  return { divisionCode, level, name, on: asOf, persons }
}

export function askAbout(unit: Pick<AskedUnit, 'divisionCode' | 'level' | 'name'>, kind: QuestionKind, seen: readonly AskedCount[], sentence: string): Question {
  const { divisionCode, name, level } = unit
  return { kind, divisionCode, name, level, asOf: seen[seen.length - 1]!.asOf, sentence, figures: seen.map((count) => figureOf(unit, count)) }
}
