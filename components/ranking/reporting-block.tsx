import type { ReportingState } from '@/domain/progress/reporting-state'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import classes from './dashboard.module.css'

interface Reporter {
  name: string
  reporting: ReportingState
}

function Names({ title, names }: { title: string; names: string[] }) {
  return (
    <>
      <dt>
        {title}（{names.length} 个）
      </dt>
      <dd>{names.length === 0 ? '无' : names.join('、')}</dd>
    </>
  )
}

/** Who has not reported for the day, and who never did. */
export function ReportingBlock({ parts, asOf, title }: { parts: readonly Reporter[]; asOf: PlainDate; title: string }) {
  const namesOf = (state: ReportingState) => parts.filter((part) => part.reporting === state).map((part) => part.name)
  const reported = parts.length - namesOf('carried').length - namesOf('never').length
  return (
    <section>
      <h2>{title}</h2>
      <dl className={classes.reporting}>
        <dt>{monthDay(asOf)}已上报</dt>
        <dd>
          {reported} / {parts.length} 个
        </dd>
        <Names title={`${monthDay(asOf)}未上报，沿用此前数`} names={namesOf('carried')} />
        <Names title="从未上报" names={namesOf('never')} />
      </dl>
    </section>
  )
}
