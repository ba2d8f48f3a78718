import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import ui from '@/components/ui/ui.module.css'
import entries from '@/components/ui/entries.module.css'
import { issueTextOf } from '@/domain/bulletins/compose-content'
import { cutOffText } from '@/domain/bulletins/cut-off'
import type { CaseStep, EvidenceIssue, SupervisionCase } from '@/domain/supervision/case'
import { isOver, lostGround, ownSteps, waitsFor, type Party } from '@/domain/supervision/case-state'
import { caseTitle, dueText, waitingText } from '@/domain/supervision/case-words'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import { CaseEvidence, evidenceRowText } from './case-evidence'
import { CaseList, CaseMark } from './case-list'
import { CaseSteps } from './case-steps'
import { SaidArea } from './said-area'
import { StepForm } from './step-form'
import classes from './supervision.module.css'

interface CasePageProps {
  one: SupervisionCase
  evidence: readonly EvidenceIssue[]
  /** Of a talk: the newest issue, where it is later than its run. */
  newest: EvidenceIssue | null
  /** Of a talk: the town's others in the same campaign. */
  otherTalks: readonly SupervisionCase[]
  party: Party | null
  today: PlainDate
  /** The document that reminders and talks rest on. */
  document: string
}

/** The heading of what the reader does next; null where he merely may. A talk whose ground was examined anew comes back to the leader. */
function headingOf(one: SupervisionCase, steps: readonly CaseStep[], party: Party | null): string | null {
  if (steps.includes('explained')) return '说明情况'
  if (waitsFor(one.steps) === party) return '待您办理'
  return steps.includes('declined') ? '依据有变，可重新考虑（维持原决定的不用办理）' : null
}

/** What the reader does next: in front when the case waits for him, folded away when he merely may. */
function NextStep({ one, party, today }: Pick<CasePageProps, 'one' | 'party' | 'today'>) {
  const steps = ownSteps(one.kind, one.steps, party)
  if (steps.length === 0) return null
  const form = <StepForm key={one.id} caseId={one.id} seenNumber={one.steps.at(-1)?.number ?? 1} steps={steps} today={today} />
  const heading = headingOf(one, steps, party)
  if (heading) {
    return (
      <section className="no-print" aria-label="下一步">
        <h2>{heading}</h2>
        {form}
      </section>
    )
  }
  return (
    <details className={`${classes.more} no-print`}>
      <summary>其他办理</summary>
      {form}
    </details>
  )
}

/** What corrected editions did to the ground: said in front, not only in the course. // R16 */
function GroundNotice({ one, evidence }: Pick<CasePageProps, 'one' | 'evidence'>) {
  const lost = lostGround(one.steps)
  if (lost) return <Notice>{lost.content}</Notice>
  const [sentOn, latest] = evidence
  if (one.kind !== 'reminder' || !sentOn || !latest) return null
  return <Notice>{`所据的${issueTextOf(sentOn)}通报已有更正版，更正后：${evidenceRowText(latest)}。不必再办的，请写明原因后办结。`}</Notice>
}

/** What the leader should know of before he decides: the town's other talks, each with how it stands or ended. */
function OtherTalks({ talks, asOf }: { talks: readonly SupervisionCase[]; asOf: PlainDate }) {
  if (talks.length === 0) return null
  return (
    <section aria-labelledby="other-talks">
      <h2 id="other-talks">本次征缴的其他约谈</h2>
      <CaseList label="其他约谈" cases={talks} party={null} asOf={asOf} none="" />
    </section>
  )
}

/** One case: what it is, what it rests on, what was done by whom, and what the reader does next. */
export function CasePage({ one, evidence, newest, otherTalks, party, today, document }: CasePageProps) {
  const due = dueText(one, today)
  return (
    <div className={ui.upright}>
      <p className="no-print">
        <Link href="/supervision" prefetch={false}>
          ‹ 督导
        </Link>
      </p>
      <PageHeading title={caseTitle(one)} actions={<a href={`/print/supervision/${one.id}`}>打印</a>} />
      <p className={entries.head}>
        <CaseMark one={one} asOf={today} />
        {!isOver(one.steps) && (
          <span>
            {waitingText(one)}
            {due && `，${due}`}
          </span>
        )}
      </p>
      <p className={classes.sentence}>{one.content}</p>
      <dl className={classes.facts}>
        {one.team !== '' && (
          <>
            <dt>督导组成员</dt>
            <dd>{one.team}</dd>
          </>
        )}
        {one.dueOn && (
          <>
            <dt>{one.kind === 'visit' ? '约定整改日期' : '答复期限'}</dt>
            <dd>{monthDay(one.dueOn)}</dd>
          </>
        )}
        {one.kind !== 'visit' && (
          <>
            <dt>所据文件</dt>
            <dd>{document}</dd>
          </>
        )}
      </dl>
      <GroundNotice one={one} evidence={evidence} />
      <CaseEvidence evidence={evidence} />
      {newest && <p className={classes.sentence}>最近的{issueTextOf(newest)}通报（截至{cutOffText(newest.cutOff)}）：{evidenceRowText(newest)}。</p>}
      <OtherTalks talks={otherTalks} asOf={today} />
      <SaidArea isOver={ownSteps(one.kind, one.steps, party).length === 0}>
        <NextStep one={one} party={party} today={today} />
      </SaidArea>
      <h2>办理过程</h2>
      <CaseSteps one={one} asOf={today} />
    </div>
  )
}
