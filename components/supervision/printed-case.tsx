import type { ReactNode } from 'react'
import { PaperTop } from '@/components/ranking/paper-top'
import { reminderLevelLabels, stepLabels, type StepTaken, type SupervisionCase } from '@/domain/supervision/case'
import { yearMonthDay } from '@/domain/time/plain-date'
import { dayOf, lastOf, PrintedEvidence, type CaseBodyProps } from './printed-evidence'
import { endOf, talkTitle, TalkBody } from './printed-talk'
import classes from './printed-case.module.css'

interface PrintedCaseProps extends CaseBodyProps {
  county: string
  coverageYear: number
  office: string
  demo: boolean
}

function titleOf(one: SupervisionCase): string {
  if (one.kind === 'visit') return '督导记录'
  if (one.kind === 'talk') return talkTitle(one)
  return one.level ? `提醒督办单（${reminderLevelLabels[one.level]}）` : '提醒督办单'
}

function ReminderBody({ one, evidence, document }: CaseBodyProps) {
  const due = lastOf(one.steps, 'returned')?.onDay ?? one.dueOn
  return (
    <>
      <p className={classes.text}>{one.content}</p>
      <PrintedEvidence evidence={evidence} />
      <p>
        依据：{document}。{due && `请于${yearMonthDay(due)}前答复。`}
      </p>
    </>
  )
}

function VisitBody({ one }: CaseBodyProps) {
  return (
    <>
      <p>督导日期：{one.heldOn && yearMonthDay(one.heldOn)}</p>
      <p>督导组成员：{one.team}</p>
      <p className={classes.text}>发现的问题：{one.content}</p>
      {one.dueOn && <p>约定整改日期：{yearMonthDay(one.dueOn)}</p>}
    </>
  )
}

const bodies: Record<SupervisionCase['kind'], (props: CaseBodyProps) => ReactNode> = { reminder: ReminderBody, talk: TalkBody, visit: VisitBody }

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
  const sentOn = (endOf(one) ?? lastOf(one.steps, 'noticed') ?? one).recordedAt
  // A proposal that came to nothing was sent to nobody.
  const isSigned = !endOf(one) || lastOf(one.steps, 'noticed') !== undefined
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
      {isSigned && <SignatureRoom kind={one.kind} divisionName={one.divisionName} />}
    </article>
  )
}
