import type { StepTaken, SupervisionCase } from '@/domain/supervision/case'
import { standingOf } from '@/domain/supervision/case-state'
import { stillOpenClause } from '@/domain/supervision/talk-sentences'
import { yearMonthDay } from '@/domain/time/plain-date'
import { dayOf, lastOf, PrintedEvidence, type CaseBodyProps } from './printed-evidence'
import classes from './printed-case.module.css'

/** The step by which a talk ended before its time, decided or by rule; undefined while it stands, and for what was closed. */
export function endOf({ kind, steps }: SupervisionCase): StepTaken | undefined {
  const standing = kind === 'talk' ? standingOf(steps) : null
  return standing === 'declined' || standing === 'lapsed' ? lastOf(steps, standing) : undefined
}

/** A talk is a notice once it was sent, and until then the proposal that the leader decides on; where it is over, it says so. */
export function talkTitle(one: SupervisionCase): string {
  const end = endOf(one)
  if (!lastOf(one.steps, 'noticed')) return `约谈建议单${end ? (end.step === 'declined' ? '（不约谈）' : '（已撤销）') : ''}`
  if (!end) return '约谈通知书'
  return lastOf(one.steps, 'held') ? '约谈通知书（已撤销）' : '约谈通知书（已撤销，不再约谈）'
}

/** Who ended it, when and why. */
function TalkEnd({ end: { step, recordedAt, authorName, content } }: { end: StepTaken }) {
  return (
    <p className={classes.text}>
      <b>{`${dayOf(recordedAt)}，${step === 'declined' ? `${authorName}决定不约谈` : `按规则撤销约谈建议（经办：${authorName}）`}：`}</b>
      {content}
    </p>
  )
}

/** What a talk's paper says: the proposal or the summons as it stands, or, where it is over, what ended it. */
export function TalkBody({ one, evidence, document }: CaseBodyProps) {
  const approved = lastOf(one.steps, 'approved')
  const noticed = lastOf(one.steps, 'noticed')
  const end = endOf(one)
  if (end) {
    return (
      <>
        <TalkEnd end={end} />
        <p className={classes.text}>原建议：{one.content.replace(stillOpenClause, '')}</p>
        <PrintedEvidence evidence={evidence} />
        <p>依据：{document}。</p>
      </>
    )
  }
  return (
    <>
      <p className={classes.text}>{approved ? one.content.replace(stillOpenClause, '') : one.content}</p>
      <PrintedEvidence evidence={evidence} />
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

