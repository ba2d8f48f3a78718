import Link from 'next/link'
import type { DivisionWords } from '@/domain/divisions/division-words'
import { dayStateLabels, type CalendarRow } from '@/domain/progress/calendar'
import { monthDay } from '@/domain/time/plain-date'
import ui from '@/components/ui/ui.module.css'
import { cellText, rowKey, weekday } from './calendar-words'
import classes from './calendar.module.css'

interface CalendarDaysProps {
  rows: readonly CalendarRow[]
  chosen: CalendarRow
  path: string
  search: Record<string, string | undefined>
  revisions: (row: CalendarRow) => string
  words: DivisionWords
}

/** A phone's calendar: one unit, its days from the newest down. Choosing another works without scripts. */
export function CalendarDays({ rows, chosen, path, search, revisions, words }: CalendarDaysProps) {
  return (
    <section className={classes.phone} aria-label={`${chosen.name}的上报日历`}>
      {rows.length > 1 && (
        <form className={classes.choice} action={path} method="get">
          {Object.entries(search).map(([name, value]) => value !== undefined && name !== 'unit' && <input key={name} type="hidden" name={name} value={value} />)}
          <label>
            看哪里{' '}
            <select name="unit" defaultValue={rowKey(chosen)}>
              {rows.map((row) => (
                <option key={rowKey(row)} value={rowKey(row)}>
                  {row.name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className={ui.button}>
            看
          </button>
        </form>
      )}
      <p>
        <Link href={revisions(chosen)} prefetch={false}>
          {chosen.name}
        </Link>
        ：{chosen.reported}/{chosen.due} 天已报
      </p>
      <ol className={classes.days}>
        {[...chosen.cells].reverse().map((cell) => (
          <li key={cell.on}>
            <span>
              {monthDay(cell.on)} 周{weekday(cell.on)}
            </span>
            <span className={classes[cell.state]}>
              <span aria-hidden>{dayStateLabels[cell.state].sign} </span>
              {cellText(cell, words)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
