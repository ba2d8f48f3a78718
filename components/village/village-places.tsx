'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { PagePath } from '@/domain/access/routes'
import classes from './village-shell.module.css'

const places: { path: PagePath; label: string }[] = [
  { path: '/village', label: '我的村' },
  { path: '/village/tasks', label: '待办' },
  { path: '/village/me', label: '我的' },
]

/** The three places of a village agent, under the thumb. */
export function VillagePlaces({ waiting }: { waiting: number }) {
  const here = usePathname()
  return (
    <nav className={classes.places} aria-label="主导航">
      {places.map(({ path, label }) => (
        <Link key={path} href={path} prefetch={false} className={classes.entry} aria-current={here === path ? 'page' : undefined}>
          {label}
          {path === '/village/tasks' && waiting > 0 && <span className={classes.waiting}>{waiting}</span>}
        </Link>
      ))}
    </nav>
  )
}
