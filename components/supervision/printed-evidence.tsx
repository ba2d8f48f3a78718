import { issueTextOf } from '@/domain/bulletins/compose-content'
import { cutOffText } from '@/domain/bulletins/cut-off'
import type { EvidenceIssue, StepTaken, SupervisionCase } from '@/domain/supervision/case'
import { isPlainDate, yearMonthDay } from '@/domain/time/plain-date'
import { evidenceRowText } from './case-evidence'

/** What the paper of a case is written from. */
export interface CaseBodyProps {
  one: SupervisionCase
  evidence: readonly EvidenceIssue[]
  document: string
}

/** The day of a moment as it is written down: 2021-11-23 17:40 → 2021年11月23日. */
export function dayOf(moment: string): string {
  const day = moment.slice(0, 10)
  return isPlainDate(day) ? yearMonthDay(day) : day
}

/** The last step of its kind. */
export function lastOf(steps: readonly StepTaken[], step: StepTaken['step']): StepTaken | undefined {
  return steps.findLast((taken) => taken.step === step)
}

/** The issues a case rests on, each with the town's own row. */
export function PrintedEvidence({ evidence }: { evidence: readonly EvidenceIssue[] }) {
  if (evidence.length === 0) return null
  return (
    <ul>
      {evidence.map((issue) => (
        <li key={`${issue.issueNumber}/${issue.edition}`}>
          {issueTextOf(issue)}通报（截至{cutOffText(issue.cutOff)}）：{evidenceRowText(issue)}。
        </li>
      ))}
    </ul>
  )
}

