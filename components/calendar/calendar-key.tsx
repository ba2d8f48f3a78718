import { dayStateLabels, dayStates } from '@/domain/progress/calendar'
import classes from './calendar.module.css'

/** What each sign says; they stand in every cell together with the word. */
export function CalendarKey() {
  return (
    <p className={classes.key}>
      {dayStates.filter((state) => state !== 'before').map((state) => (
        <span key={state} className={classes[state]}>
          {dayStateLabels[state].sign} {dayStateLabels[state].label}
        </span>
      ))}
    </p>
  )
}
