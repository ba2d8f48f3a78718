import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'
import classes from './ui.module.css'

/** A reporting page's head: its one h1, what may be done with the whole page, and the sentence to read out or copy. */
export function PageHeading({ title, actions, sentence }: { title: string; actions?: ReactNode; sentence?: string }) {
  return (
    <header>
      <div className={classes.headingLine}>
        <h1 className={classes.title}>{title}</h1>
        {actions && <div className={`${classes.actions} no-print`}>{actions}</div>}
      </div>
      {sentence !== undefined && (
        <p className={classes.sentence}>
          <span>{sentence}</span> <CopyButton text={sentence} what="这句话" />
        </p>
      )}
    </header>
  )
}
