import { stepLabels, type CaseKind, type StepTaken } from '@/domain/supervision/case'
import { monthDay } from '@/domain/time/plain-date'
import classes from './supervision.module.css'

const dayLabels: Partial<Record<StepTaken['step'], string>> = { replied: '预计完成', returned: '新的期限', noticed: '约谈日期', held: '承诺完成', followedUp: '新约定' }

/** What was done in a case, the first step first: what, who, when, in which words. */
export function CaseSteps({ kind, steps }: { kind: CaseKind; steps: readonly StepTaken[] }) {
  return (
    <ol className={classes.steps} aria-label="办理过程">
      {steps.map(({ number, step, content, onDay, authorName, recordedAt }) => (
        <li key={number}>
          <p className={classes.head}>
            <b>{kind === 'visit' && step === 'recorded' ? '记下督导' : stepLabels[step]}</b>
            <span className={classes.who}>
              {authorName} {recordedAt}
            </span>
          </p>
          {content !== '' && <p className={classes.content}>{content}</p>}
          {onDay && (
            <p className={classes.who}>
              {dayLabels[step] ?? '日期'}：{monthDay(onDay)}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
