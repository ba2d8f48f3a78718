import type { ReactNode } from 'react'
import classes from './ui.module.css'

/** Nothing here yet: what to do first, with the way to it for who may, or whom to ask. */
export function EmptyState({ title, children, way }: { title: string; children: ReactNode; way?: { href: string; label: string } | undefined }) {
  return (
    <section className={classes.empty}>
      <h2 className={classes.emptyTitle}>{title}</h2>
      <p>{children}</p>
      {way && (
        <a className={classes.wayButton} href={way.href}>
          {way.label}
        </a>
      )}
    </section>
  )
}
