import { formatPercent, formatThousands } from '@/domain/numbers/format'
import { printPace } from '@/domain/progress/print-pace'
import { gatherProgress, type ProgressFacts, type ProgressInput } from '@/domain/progress/progress-facts'
import type { Pace } from '@/domain/progress/pace'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'

const namesShown = 3
const count = formatThousands

/** 11月23日17时, as sentences say it. */
export function momentText(day: PlainDate, hour: number | null): string {
  return hour === null ? monthDay(day) : `${monthDay(day)}${hour}时`
}

/** 老县镇、长安镇 — or, beyond three, 老县镇、长安镇、广佛镇等 5 个镇. */
function nameSome(names: readonly string[], unit: string): string {
  const shown = names.slice(0, namesShown).join('、')
  return names.length > namesShown ? `${shown}等 ${names.length} ${unit}` : shown
}

/** 全县, 全县一般脱贫户; after 按税务缴费口径 where another series than the counting one is meant (R11). */
function subject({ scopeName, measure }: Pick<ProgressFacts, 'scopeName' | 'measure'>): string {
  return `${measure.series && `${measure.series}，`}${scopeName}${measure.group}`
}

function opening(facts: ProgressFacts, measuredOn: PlainDate): string {
  const stale = measuredOn < facts.asOf ? `（${monthDay(facts.asOf)}尚无上报）` : ''
  return `截至${momentText(measuredOn, facts.hour)}${stale}，${subject(facts)}已参保缴费 ${count(facts.persons ?? 0)} 人`
}

function distanceText(pace: Pace): string {
  const { gapPersons, daysText } = printPace(pace)
  const persons = `${gapPersons > 0 ? '差' : '多'} ${count(Math.abs(gapPersons))} 人`
  if (daysText === null) return `（${persons}）`
  return daysText === '0.0' ? `（${persons}，不足 0.1 天）` : `（${persons}，约 ${daysText} 天）`
}

function paceClause(pace: Pace): string {
  if (pace.state === 'onLine') return '与序时进度持平'
  const { pointsText } = printPace(pace)
  const points = pointsText === '0.00' ? '不足 0.01' : ` ${pointsText}`
  return `比序时进度${pace.state === 'ahead' ? '快' : '慢'}${points} 个百分点${distanceText(pace)}`
}

/** How the scope stands to its whole quota; said when it is full, and when the window is over. */
function quotaClause(pace: Pace, quota: string, isOver: boolean): string {
  const missing = pace.quota - pace.persons
  if (missing === 0) return `已完成${quota}`
  if (missing < 0) return `超出${quota} ${count(-missing)} 人`
  return isOver ? `距${quota}差 ${count(missing)} 人` : ''
}

function progressClauses(facts: ProgressFacts): string[] {
  const { pace, closesOn, asOf, measure } = facts
  const isOver = asOf > closesOn
  const over = isOver ? `集中征缴期已于${monthDay(closesOn)}结束` : ''
  if (!pace) return [`未下达${measure.quota}，不计完成率`, over]
  return [`完成${measure.quota}的 ${formatPercent(pace.rate)}`, over, quotaClause(pace, measure.quota, isOver), isOver ? '' : paceClause(pace)]
}

function reportingClauses(facts: ProgressFacts): string[] {
  const { reportedToday, carried, never } = facts.names
  const unit = `个${facts.words[facts.partLevel]}`
  const parts = reportedToday.length + carried.length + never.length
  if (parts === 0) return []
  if (reportedToday.length === parts) return [parts === 1 ? `1 ${unit}已上报` : `${parts} ${unit}均已上报`]
  return [
    `${reportedToday.length} ${unit}已上报`,
    carried.length > 0 ? `${nameSome(carried, unit)}沿用此前上报数` : '',
    never.length > 0 ? `${nameSome(never, unit)}尚无上报` : '',
  ]
}

function villagesClause({ villages, words }: ProgressFacts): string {
  if (!villages || villages.total === 0) return ''
  const { reportedToday, total } = villages
  const unit = `个${words.village}`
  return reportedToday === total ? `${total} ${unit}均已上报` : `${total} ${unit}中 ${reportedToday} 个已上报`
}

const joined = (clauses: string[]) => clauses.filter((clause) => clause !== '').join('，')

function sentenceBeforeReports(facts: ProgressFacts): string {
  const { asOf, opensOn, closesOn } = facts
  if (asOf < opensOn) return `集中征缴期${monthDay(opensOn)}开始，${subject(facts)}尚无上报。`
  if (asOf > closesOn) return `集中征缴期已于${monthDay(closesOn)}结束，${subject(facts)}尚无上报。`
  return `截至${monthDay(asOf)}，${subject(facts)}尚无上报。`
}

/** The sentence of gathered facts. */
export function sentenceOf(facts: ProgressFacts): string {
  if (facts.measuredOn === null) return sentenceBeforeReports(facts)
  const progress = joined([opening(facts, facts.measuredOn), ...progressClauses(facts)])
  const reporting = joined([...reportingClauses(facts), villagesClause(facts)])
  return reporting === '' ? `${progress}。` : `${progress}；${reporting}。`
}

/**
 * The one sentence that opens dashboard, bulletin, picture and export, so that they can never disagree (design.md, The
 * sentence comes first): as of when, persons, rate, distance to the expected line in points, persons and days, and who
 * has reported. Says nothing that the data does not.
 * // R6, R9, R12
 */
export function composeSentence(input: ProgressInput): string {
  return sentenceOf(gatherProgress(input))
}
