import { formatThousands } from '@/domain/numbers/format'
import type { CountRevision, HistoryDay } from '@/domain/progress/day-history'
import { Unknown } from '@/components/ui/unknown'
import ui from '@/components/ui/ui.module.css'
import { signed } from './row-text'
import classes from './revision-list.module.css'

function valueText(revision: CountRevision): string {
  return revision.persons === null ? '作废' : `${formatThousands(revision.persons)}`
}

function hourText({ hour }: CountRevision): string {
  return hour === null ? '未注明时点' : `截至${hour}时`
}

function Revision({ revision, inForce }: { revision: CountRevision; inForce: boolean }) {
  return (
    <li>
      {inForce ? <b>{valueText(revision)}</b> : <s title="已被更正">{valueText(revision)}</s>} <span>{hourText(revision)}</span>{' '}
      <span className={classes.who}>
        {revision.authorName} {revision.recordedAt}
        {revision.revision > 1 && ` 第${revision.revision}次`}
      </span>
      {revision.reason && <span className={classes.why}>原因：{revision.reason}</span>}
    </li>
  )
}

function Value({ day }: { day: HistoryDay }) {
  if (day.persons === null) return <Unknown reason={day.state === 'withdrawn' ? '当日数已作废，此前没有数' : '尚无上报'} />
  return <>{formatThousands(day.persons)}</>
}

function Source({ day }: { day: HistoryDay }) {
  if (day.state === 'carried') return <span className={classes.carried}>未上报，沿用 {day.carriedFrom}</span>
  return (
    <ol className={classes.revisions}>
      {day.revisions.map((revision, index) => (
        <Revision key={revision.revision} revision={revision} inForce={index === 0} />
      ))}
      {day.state === 'withdrawn' && day.carriedFrom && <li className={classes.carried}>作废后沿用 {day.carriedFrom}</li>}
    </ol>
  )
}

/** Every day of a division with what held and each revision behind it, newest first (R7). */
export function RevisionList({ name, days }: { name: string; days: readonly HistoryDay[] }) {
  if (days.length === 0) return <p>{name}到这一天为止尚无上报。</p>
  return (
    <div className={classes.frame} role="region" aria-label={`${name}上报记录`} tabIndex={0}>
      <table className={classes.table}>
        <caption className={ui.hidden}>{name}每日累计参保缴费人数和各次上报</caption>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">累计（人）</th>
            <th scope="col">当日新增（人）</th>
            <th scope="col">上报与更正（人）</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.on} id={`d${day.on}`} className={day.state === 'reported' ? undefined : classes.quiet}>
              <th scope="row">{day.on}</th>
              <td>
                <Value day={day} />
              </td>
              <td>{day.increase === null ? <Unknown reason={day.state === 'reported' ? '此前没有数' : '当日没有上报'} /> : signed(day.increase)}</td>
              <td className={classes.source}>
                <Source day={day} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
