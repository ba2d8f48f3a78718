import Link from 'next/link'
import type { DivisionWords } from '@/domain/divisions/division-words'
import { dayStateLabels, type CalendarCell, type CalendarMonth, type CalendarRow } from '@/domain/progress/calendar'
import { addDays, monthDay, yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import ui from '@/components/ui/ui.module.css'
import { cellText, rowKey, weekday } from './calendar-words'
import classes from './calendar.module.css'

interface CalendarTableProps {
  rows: readonly CalendarRow[]
  shown: CalendarMonth
  caption: string
  /** What the rows are: 镇 in the county's own word, or 填报单位. */
  unitLabel: string
  words: DivisionWords
  revisions: (row: CalendarRow) => string
  /** A town's own calendar, from the county's; null on a town's own. */
  villages: ((row: CalendarRow) => string) | null
}

function DayCell({ cell, name, words }: { cell: CalendarCell; name: string; words: DivisionWords }) {
  const { sign, label } = dayStateLabels[cell.state]
  const text = cellText(cell, words)
  return (
    <td className={classes[cell.state]} title={`${name} ${monthDay(cell.on)}：${text}`}>
      <span aria-hidden className={classes.sign}>
        {sign}
      </span>
      <span className={classes.word}>{cell.lines ? `${cell.lines.reported}/${cell.lines.total}` : label}</span>
    </td>
  )
}

/** The days of the month, one column each; the last day of the table is the day asked about. */
function monthDays({ from, until }: CalendarMonth): PlainDate[] {
  const days: PlainDate[] = []
  for (let on = from; on <= until; on = addDays(on, 1)) days.push(on)
  return days
}

/** Units in the order of the quota table and their days: sign and word in each cell, the hour in its title (R17: no order by it). */
export function CalendarTable({ rows, shown, caption, unitLabel, words, revisions, villages }: CalendarTableProps) {
  const days = monthDays(shown)
  return (
    <div className={classes.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.unit}>
              {unitLabel}
            </th>
            {days.map((on) => (
              <th key={on} scope="col" title={yearMonthDay(on)}>
                {Number(on.slice(8))}
                <span className={classes.weekday}>{weekday(on)}</span>
              </th>
            ))}
            <th scope="col" className={classes.count}>
              已报天数
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              <th scope="row" className={classes.unit}>
                <Link href={revisions(row)} prefetch={false}>
                  {row.name}
                </Link>
                {villages && (
                  <Link className={`${classes.villages} no-print`} href={villages(row)} prefetch={false}><span className={ui.hidden}>{row.name}</span>各{words.villageShort}<span className={ui.hidden}>的日历</span>
                  </Link>
                )}
              </th>
              {days.map((on) => {
                const cell = row.cells.find((one) => one.on === on)
                return cell ? <DayCell key={on} cell={cell} name={row.name} words={words} /> : <td key={on} className={classes.before} title="区划已结束" />
              })}
              <td className={classes.count}>
                {row.reported}/{row.due} 天已报
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
