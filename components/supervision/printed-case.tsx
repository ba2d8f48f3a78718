import { PaperTop } from '@/components/ranking/paper-top'
import { issueTextOf } from '@/domain/bulletins/compose-content'
import { cutOffText } from '@/domain/bulletins/cut-off'
import { reminderLevelLabels, stepLabels, type EvidenceIssue, type StepTaken, type SupervisionCase } from '@/domain/supervision/case'
import { isPlainDate, yearMonthDay } from '@/domain/time/plain-date'
import { evidenceRowText } from './case-evidence'
import classes from './printed-case.module.css'

interface PrintedCaseProps {
  one: SupervisionCase
  evidence: readonly EvidenceIssue[]
  county: string
  coverageYear: number
  office: string
  document: string
  demo: boolean
}

/** The day of a moment as it is written down: 2021-11-23 17:40 → 2021年11月23日. */
function dayOf(moment: string): string {
  const day = moment.slice(0, 10)
  return isPlainDate(day) ? yearMonthDay(day) : day
}

function lastOf(steps: readonly StepTaken[], step: StepTaken['step']): StepTaken | undefined {
  return steps.findLast((taken) => taken.step === step)
}

/** A talk is a notice once it was sent, and until then the proposal that the leader decides on. */
function titleOf({ kind, steps, level }: SupervisionCase): string {
  if (kind === 'visit') return '督导记录'
  if (kind === 'reminder') return level ? `提醒督办单（${reminderLevelLabels[level]}）` : '提醒督办单'
  return lastOf(steps, 'noticed') ? '约谈通知书' : '约谈建议单'
}

function Evidence({ evidence }: { evidence: readonly EvidenceIssue[] }) {
  if (evidence.length === 0) return null
  return (
    <ul>
      {evidence.map((issue) => (
        <li key={issue.issueNumber}>
          {issueTextOf(issue)}通报（截至{cutOffText(issue.cutOff)}）：{evidenceRowText(issue)}。
        </li>
      ))}
    </ul>
  )
}

function ReminderBody({ one, evidence, document }: PrintedCaseProps) {
  const due = lastOf(one.steps, 'returned')?.onDay ?? one.dueOn
  return (
    <>
      <p className={classes.text}>{one.content}</p>
      <Evidence evidence={evidence} />
      <p>
        依据：{document}。{due && `请于${yearMonthDay(due)}前答复。`}
      </p>
    </>
  )
}

function TalkBody({ one, evidence, document }: PrintedCaseProps) {
  const approved = lastOf(one.steps, 'approved')
  const noticed = lastOf(one.steps, 'noticed')
  return (
    <>
      <p className={classes.text}>{one.content}</p>
      <Evidence evidence={evidence} />
      <p>依据：{document}。</p>
      {approved && <p>{`${dayOf(approved.recordedAt)}，${approved.authorName}同意约谈：${approved.content}`}</p>}
      {noticed && (
        <p className={classes.text}>
          定于{noticed.onDay && yearMonthDay(noticed.onDay)}约谈。{noticed.content}
        </p>
      )}
      {!approved && <p>是否约谈由县领导决定。被建议约谈的单位可以在决定前说明情况。</p>}
    </>
  )
}

function VisitBody({ one }: PrintedCaseProps) {
  return (
    <>
      <p>督导日期：{one.heldOn && yearMonthDay(one.heldOn)}</p>
      <p>督导组成员：{one.team}</p>
      <p className={classes.text}>发现的问题：{one.content}</p>
      {one.dueOn && <p>约定整改日期：{yearMonthDay(one.dueOn)}</p>}
    </>
  )
}

const bodies: Record<SupervisionCase['kind'], (props: PrintedCaseProps) => React.ReactNode> = { reminder: ReminderBody, talk: TalkBody, visit: VisitBody }

/** What was done so far, as a table; the step that opened the case is the paper itself. */
function Course({ steps }: { steps: readonly StepTaken[] }) {
  if (steps.length < 2) return null
  return (
    <table className={classes.table}>
      <caption>办理过程</caption>
      <thead>
        <tr>
          <th scope="col">办理</th>
          <th scope="col">内容</th>
          <th scope="col">日期</th>
          <th scope="col">办理人</th>
        </tr>
      </thead>
      <tbody>
        {steps.slice(1).map(({ number, step, content, onDay, authorName, recordedAt }) => (
          <tr key={number}>
            <th scope="row">{stepLabels[step]}</th>
            <td className={classes.text}>
              {content}
              {onDay && `（${yearMonthDay(onDay)}）`}
            </td>
            <td className={classes.nowrap}>{recordedAt.slice(0, 10)}</td>
            <td>{authorName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SignatureRoom({ kind, divisionName }: Pick<SupervisionCase, 'kind' | 'divisionName'>) {
  const lines = kind === 'visit' ? ['督导组签字：', `${divisionName}签字：`] : ['签收人（签字）：', `${divisionName}负责人（签字）：`]
  return (
    <div className={classes.signatures}>
      {lines.map((line) => (
        <p key={line}>
          {line}
          <span className={classes.room} />
          日期：
          <span className={classes.room} />
        </p>
      ))}
    </div>
  )
}

/** 提醒督办单, 约谈通知书, 督导记录 on A4, with room to sign. */
export function PrintedCase(props: PrintedCaseProps) {
  const { one, county, coverageYear, office, demo } = props
  const Body = bodies[one.kind]
  const sentOn = (lastOf(one.steps, 'noticed') ?? one).recordedAt
  return (
    <article className={classes.paper}>
      <PaperTop notices={[]} />
      <h1 className={classes.title}>{titleOf(one)}</h1>
      <p className={classes.campaign}>
        {county}
        {coverageYear}年度城乡居民医保参保缴费{demo && '（演示数据）'}
      </p>
      <p className={classes.addressee}>{one.divisionName}：</p>
      <Body {...props} />
      <p className={classes.office}>
        {office}
        <br />
        {dayOf(sentOn)}
      </p>
      <Course steps={one.steps} />
      <SignatureRoom kind={one.kind} divisionName={one.divisionName} />
    </article>
  )
}
