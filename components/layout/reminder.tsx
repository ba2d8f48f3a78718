import type { ReactNode } from 'react'
import classes from './reminder.module.css'

/** A band above the page that stays until what it says is done. */
export function Reminder({ children }: { children: ReactNode }) {
  return (
    <p className={classes.reminder} role="note">
      {children}
    </p>
  )
}
