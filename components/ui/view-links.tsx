import Link from 'next/link'
import classes from './ui.module.css'

export interface ViewLink {
  href: string
  label: string
  current: boolean
}

/** A few ways to look at the same thing, each with its URL: years, months, orders, sheets of a list. Nothing where there is but one. */
export function ViewLinks({ label, links }: { label: string; links: readonly ViewLink[] }) {
  if (links.length < 2) return null
  return (
    <nav className={`${classes.views} no-print`} aria-label={label}>
      <span aria-hidden>{label}</span>
      {links.map((link) => (
        <Link key={link.href} href={link.href} prefetch={false} scroll={false} aria-current={link.current ? 'true' : undefined}>
          {link.label}
        </Link>
      ))}
    </nav>
  )
}
