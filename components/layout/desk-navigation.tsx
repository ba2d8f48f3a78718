'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { pathWith } from '@/components/ui/search-path'
import type { NavigationGroup } from './navigation'
import classes from './desk-shell.module.css'

function isAt(here: string, path: string): boolean {
  return here === path || here.startsWith(`${path}/`)
}

export function DeskNavigation({ groups }: { groups: NavigationGroup[] }) {
  const here = usePathname()
  // Whoever looks at another year's campaign goes on looking at it.
  const campaign = useSearchParams().get('campaign') ?? undefined
  const bar = useRef<HTMLElement>(null)
  // 双任务对照 lies under 进度总览: the longest path that fits is where one is.
  const current = groups
    .flatMap(({ entries }) => entries)
    .filter(({ path }) => isAt(here, path))
    .sort((a, b) => b.path.length - a.path.length)[0]?.path

  // On a phone the bar scrolls sideways: where one is must not lie outside it.
  useEffect(() => {
    const entry = bar.current?.querySelector('[aria-current]')
    if (bar.current && entry instanceof HTMLElement) bar.current.scrollLeft = entry.offsetLeft - (bar.current.clientWidth - entry.offsetWidth) / 2
  }, [current])

  return (
    <nav ref={bar} className={classes.navigation} aria-label="主导航">
      {groups.map(({ title, entries }) => (
        <div key={entries[0]?.path} className={classes.group} role={title === null ? undefined : 'group'} aria-label={title ?? undefined}>
          {title !== null && (
            <p className={classes.groupTitle} aria-hidden>
              {title}
            </p>
          )}
          {entries.map(({ path, label }) => (
            <Link key={path} href={pathWith(path, { campaign: path.startsWith('/admin/') ? undefined : campaign })} prefetch={false} className={classes.entry} aria-current={path === current ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  )
}
