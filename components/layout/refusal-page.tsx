import type { ReactNode } from 'react'
import classes from './refusal-page.module.css'

/** A page that says no: what happened, whose matter it is, and one way on. */
export function RefusalPage({ title, children, way }: { title: string; children: ReactNode; way: { href: string; label: string } }) {
  return (
    <div className={classes.refusal}>
      <h1>{title}</h1>
      <p>{children}</p>
      <p>
        <a href={way.href}>{way.label}</a>
      </p>
    </div>
  )
}
