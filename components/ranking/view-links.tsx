import Link from 'next/link'
import classes from './dashboard.module.css'

export interface ViewLink {
  href: string
  label: string
  current: boolean
}

/** A few ways to look at the same thing, each with its URL. */
export function ViewLinks({ label, links }: { label: string; links: readonly ViewLink[] }) {
  return (
    <nav className={`${classes.links} no-print`} aria-label={label}>
      {links.map((link) => (
        <Link key={link.href} href={link.href} prefetch={false} scroll={false} aria-current={link.current ? 'true' : undefined}>
          {link.label}
        </Link>
      ))}
    </nav>
  )
}
