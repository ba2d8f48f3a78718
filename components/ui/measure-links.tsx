import Link from 'next/link'
import classes from './ui.module.css'

export interface MeasureLink {
  href: string
  label: string
  current: boolean
}

/** A few ways to see the same page, each with its URL: series, groups, months. */
export function MeasureLinks({ label, links }: { label: string; links: readonly MeasureLink[] }) {
  if (links.length < 2) return null
  return (
    <nav className={`${classes.measures} no-print`} aria-label={label}>
      <span aria-hidden>{label}</span>
      {links.map((link) => (
        <Link key={link.href} href={link.href} prefetch={false} scroll={false} aria-current={link.current ? 'true' : undefined}>
          {link.label}
        </Link>
      ))}
    </nav>
  )
}
