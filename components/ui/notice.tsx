import type { ReactNode } from 'react'
import classes from './ui.module.css'

/** A quiet line that says what the page did with a mistake or a lost connection. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p className={classes.notice} role="status">
      {children}
    </p>
  )
}
