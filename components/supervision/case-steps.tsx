import entries from '@/components/ui/entries.module.css'
import { stepLabels, type StepTaken, type SupervisionCase } from '@/domain/supervision/case'
import { daysLate } from '@/domain/supervision/case-words'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'

const dayLabels: Partial<Record<StepTaken['step'], string>> = { replied: '预计完成', returned: '新的期限', noticed: '约谈日期', held: '承诺完成', followedUp: '新约定' }

/** What was done in a case, the first step first: what, who, when, in which words. */
export function CaseSteps({ one, asOf }: { one: SupervisionCase; asOf: PlainDate }) {
  const { kind, steps } = one
  return (
    <ol className={entries.list} aria-label="办理过程">
      {steps.map(({ number, step, content, onDay, authorName, recordedAt }) => {
        const late = daysLate(one, number, asOf)
        return (
          <li key={number} className={entries.entry}>
            <p className={entries.head}>
              <b>{kind === 'visit' && step === 'recorded' ? '记下督导' : stepLabels[step]}</b>
              {late > 0 && <span className={entries.overdue}>▼ 逾期 {late} 天</span>}
              <span className={entries.who}>
                {authorName} {recordedAt}
              </span>
            </p>
            {content !== '' && <p className={entries.text}>{content}</p>}
            {onDay && (
              <p className={entries.who}>
                {dayLabels[step] ?? '日期'}：{monthDay(onDay)}
              </p>
            )}
          </li>
        )
      })}
    </ol>
  )
}
