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

/** Several of them, in the order in which they were found out. */
export function Notices({ sentences }: { sentences: readonly string[] }) {
  return sentences.map((sentence) => <Notice key={sentence}>{sentence}</Notice>)
}
