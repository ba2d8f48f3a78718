import { cutOffText, type CutOff } from '@/domain/bulletins/cut-off'
import type { BulletinResults, ResultRow } from '@/domain/bulletins/bulletin-results'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { formatThousands } from '@/domain/numbers/format'
import { pointsWords } from '@/domain/progress/print-pace'
import { addDays, monthDay, type PlainDate } from '@/domain/time/plain-date'
import type { ReminderLevel } from './case'

/** The issue that reminders rest on: the latest, in its latest edition. */
export interface ReminderIssue {
  issueNumber: number
  issuedOn: PlainDate
  cutOff: CutOff
  rows: readonly ResultRow[]
  /** The line that its rows were held against; null where it is not known. */
  line: BulletinResults['line'] | null
}

/** A reminder as the rule suggests it; a person changes and sends it (R15). */
export interface ReminderProposal {
  divisionCode: string
  name: string
  /** null where colours are not used. */
  level: ReminderLevel | null
  content: string
  dueOn: PlainDate
}

type Rules = Pick<CampaignSettings, 'escalation'> & { bulletin: Pick<CampaignSettings['bulletin'], 'lineBasisPoints'>; today: PlainDate }

const isSlow = ({ paceState }: ResultRow) => paceState === 'behind' || paceState === 'farBehind'

/** Whether the issue shows the town behind: below the campaign's line, or slower than the expected one. An unranked town is not. */
function isBehind(row: ResultRow): boolean {
  return row.reachesLine === false || isSlow(row)
}

/**
 * Whether a town is so many ten-thousandths of its quota or more below the line, in whole numbers: below the campaign's fixed
 * line by the exact fraction, below the expected one by the points as they were printed.
 */
function isBelowBy(row: ResultRow, basisPoints: number, lineBasisPoints: number | null): boolean {
  if (lineBasisPoints !== null) return row.persons !== null && !!row.quota && BigInt(row.persons) * 10_000n <= BigInt(row.quota) * BigInt(lineBasisPoints - basisPoints)
  return isBehind(row) && row.pacePoints !== null && BigInt(row.pacePoints.replace('.', '')) >= BigInt(basisPoints)
}

/** Blue, yellow from the first distance on, red from the second; null where colours are not used (R15). */
function levelOf(row: ResultRow, { escalation: { levels }, bulletin }: Rules): ReminderLevel | null {
  if (levels === null) return null
  const isBelow = (basisPoints: number) => isBelowBy(row, basisPoints, bulletin.lineBasisPoints)
  return isBelow(levels.redBasisPoints) ? 'red' : isBelow(levels.yellowBasisPoints) ? 'yellow' : 'blue'
}

function paceClause(row: ResultRow): string {
  const { pacePoints, paceGap } = row
  if (!isSlow(row) || pacePoints === null) return ''
  return `，比序时进度慢 ${pointsWords(pacePoints)} 个百分点${paceGap !== null && paceGap > 0 ? `（差 ${formatThousands(paceGap)} 人）` : ''}`
}

/** A fixed line is the ground and is named, as the issue had it. */
function lineClause({ reachesLine }: ResultRow, line: ReminderIssue['line']): string {
  return line?.kind !== 'fixed' || reachesLine !== false ? '' : `，未达到 ${line.rateText} 的达标线`
}

function milestoneClause({ milestone }: ResultRow): string {
  return milestone && milestone.gapPersons > 0 ? `，距${monthDay(milestone.dueOn)}节点还差 ${formatThousands(milestone.gapPersons)} 人` : ''
}

/**
 * 截至11月23日17时，老县镇…未达到…的达标线，比序时进度慢…。请…: numbers, the ground and what is asked, nobody is blamed (R17). The day by which to answer stands
 * beside it: whoever sends the reminder may change that.
 */
function contentOf(row: ResultRow, { cutOff, line }: ReminderIssue): string {
  const rate = row.rateText === null ? '' : `，完成任务数的 ${row.rateText}`
  return `截至${cutOffText(cutOff)}，${row.name}累计参保缴费 ${formatThousands(row.persons ?? 0)} 人${rate}${lineClause(row, line)}${paceClause(row)}${milestoneClause(row)}。请答复${isSlow(row) ? '进度慢' : '未达到'}的原因和下一步安排。`
}

/**
 * The reminders that the latest issue suggests: one for each town behind, in the order of the issue's table, except for those
 * in `reminded`, which have one on this issue. None where reminders are switched off. `replyDays` are given to answer, from the
 * day of issue, or from today when that is later.
 * // R15, Pingli §8(5)
 */
export function proposeReminders(issue: ReminderIssue, reminded: ReadonlySet<string>, rules: Rules): ReminderProposal[] {
  if (!rules.escalation.reminders) return []
  const dueOn = addDays(issue.issuedOn < rules.today ? rules.today : issue.issuedOn, rules.escalation.replyDays)
  return issue.rows
    .filter((row) => row.persons !== null && isBehind(row) && !reminded.has(row.divisionCode))
    .map((row) => ({ divisionCode: row.divisionCode, name: row.name, level: levelOf(row, rules), content: contentOf(row, issue), dueOn }))
}
