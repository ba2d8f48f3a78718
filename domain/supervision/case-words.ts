import { daysBetween, monthDay, plainDate, type PlainDate } from '@/domain/time/plain-date'
import { caseKinds, caseKindLabels, reminderLevelLabels, stepLabels, type CaseKind, type StepTaken, type SupervisionCase } from './case'
import { dueOf, isOver, isOverdue, standingOf, waitsFor } from './case-state'

/** 第4期、第5期; 第3期至第5期 */
function runText(runEndsWith: number, runLength: number): string {
  return `第${runEndsWith - runLength + 1}期${runLength === 2 ? '、' : '至'}第${runEndsWith}期`
}

/** 老县镇红色督办（第5期）; 老县镇约谈（第4期、第5期）; 11月18日督导老县镇: what a list, a task and a heading call the case. */
export function caseTitle({ kind, divisionName, issue, level, heldOn, runEndsWith, runLength }: SupervisionCase): string {
  if (kind === 'visit') return `${heldOn ? monthDay(heldOn) : ''}督导${divisionName}`
  if (kind === 'talk') return `${divisionName}约谈${runEndsWith && runLength ? `（${runText(runEndsWith, runLength)}）` : ''}`
  return `${divisionName}${level ? reminderLevelLabels[level] : caseKindLabels.reminder}${issue ? `（第${issue.issueNumber}期）` : ''}`
}

/** What is done next, by what the case stands at. */
const nextLabels: Record<Exclude<ReturnType<typeof standingOf>, 'closed' | 'declined' | 'lapsed'>, string> = {
  sent: '答复',
  returned: '补充答复',
  replied: '办结或退回',
  proposed: '决定',
  approved: '发出约谈通知',
  noticed: '约谈并记录',
  held: '核实整改、办结',
  recorded: '跟进、办结',
  followedUp: '跟进、办结',
}

/** 待老县镇答复; what a case that is over came to: 已办结, 不约谈. */
export function waitingText({ divisionName, steps }: Pick<SupervisionCase, 'divisionName' | 'steps'>): string {
  const standing = standingOf(steps)
  const party = waitsFor(steps)
  if (standing === 'closed' || standing === 'declined' || standing === 'lapsed' || party === null) return stepLabels[standing]
  return `待${{ town: divisionName, county: '县里', leader: '县领导' }[party]}${nextLabels[standing]}`
}

/** 11月26日前; 11月26日前，已逾期 2 天; null where no day was named. Days are counted to `asOf`. */
export function dueText(one: Pick<SupervisionCase, 'kind' | 'dueOn' | 'steps'>, asOf: PlainDate): string | null {
  const due = dueOf(one)
  if (due === null) return null
  // A talk is held on its day, everything else is done by it.
  const day = standingOf(one.steps) === 'noticed' ? monthDay(due) : `${monthDay(due)}前`
  return isOverdue(one, asOf) ? `${day}，已逾期 ${daysBetween(due, asOf)} 天` : day
}

/**
 * How many days after its term a town's reply came; 0 for one in time, for what was only added to a reply, for another step and
 * where no term was set. An example's day stands still while its records carry the real clock: of a step after `asOf` nothing
 * is said.
 */
export function daysLate({ dueOn, steps }: Pick<SupervisionCase, 'dueOn'> & { steps: readonly Pick<StepTaken, 'number' | 'step' | 'onDay' | 'recordedAt'>[] }, number: number, asOf: PlainDate): number {
  const earlier = steps.filter((step) => step.number < number)
  const taken = steps.find((step) => step.number === number)
  if (taken?.step !== 'replied' || earlier.at(-1)?.step === 'replied') return 0
  const term = earlier.findLast(({ step, onDay }) => step === 'returned' && onDay !== null)?.onDay ?? dueOn
  const repliedOn = plainDate(taken.recordedAt.slice(0, 10))
  return term === null || repliedOn > asOf ? 0 : Math.max(0, daysBetween(term, repliedOn))
}

interface SentenceInput {
  /** Whose cases: 全县, 老县镇. */
  scopeName: string
  cases: readonly SupervisionCase[]
  asOf: PlainDate
}

const units: Record<CaseKind, string> = { reminder: '件提醒督办', talk: '件约谈', visit: '次督导' }

/** 截至11月23日，全县在办：3 件提醒督办、1 件约谈、2 次督导，其中 1 件逾期。 */
export function supervisionSentence({ scopeName, cases, asOf }: SentenceInput): string {
  const open = cases.filter(({ steps }) => !isOver(steps))
  if (open.length === 0) return `截至${monthDay(asOf)}，${scopeName}没有在办的提醒督办、约谈和督导。`
  const parts = caseKinds.flatMap((kind) => {
    const count = open.filter((one) => one.kind === kind).length
    return count === 0 ? [] : [`${count} ${units[kind]}`]
  })
  const overdue = open.filter((one) => isOverdue(one, asOf)).length
  return `截至${monthDay(asOf)}，${scopeName}在办 ${parts.join('、')}，${overdue === 0 ? '没有逾期' : `其中 ${overdue} 件逾期`}。`
}
