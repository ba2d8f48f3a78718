'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { NavigationEntry } from './navigation'
import classes from './desk-shell.module.css'

export function DeskNavigation({ entries }: { entries: NavigationEntry[] }) {
  const here = usePathname()
  return (
    <nav className={classes.navigation} aria-label="主导航">
      {entries.map(({ path, label }) => {
        const current = here === path || here.startsWith(`${path}/`)
        return (
          <Link key={path} href={path} prefetch={false} className={classes.entry} aria-current={current ? 'page' : undefined}>
            {label}
          </Link>
        )
      })}
    </nav>
  )
}
