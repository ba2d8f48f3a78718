import type { PlainDate } from '@/domain/time/plain-date'
import { momentText } from './row-text'
import classes from './dashboard.module.css'

/** As of when the numbers hold, from the data and not from the clock (R9). */
export function AsOfNote({ measuredOn, hour, children }: { measuredOn: PlainDate | null; hour: number | null; children?: React.ReactNode }) {
  const moment = momentText(measuredOn, hour)
  return (
    <p className={classes.asOf}>
      {moment.text === null ? '尚无上报。' : `数据截至 ${moment.text}（最近一次上报所属时点）。`}
      {children}
    </p>
  )
}
