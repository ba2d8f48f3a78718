'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { apiGet } from '@/components/api-client'
import { pathWith } from '@/components/ui/search-path'
import { waitingSentence, type Waiting } from '@/domain/tasks/waiting'
import { waitingKey } from './live-reads'
import classes from './desk-shell.module.css'

/** How much waits for whoever is signed in, on every page: asked anew with each page, after each write, and once a minute. */
export function WaitingTasks() {
  const here = usePathname()
  const campaign = useSearchParams().get('campaign') ?? undefined
  const { data } = useQuery({
    queryKey: [waitingKey, campaign, here],
    queryFn: ({ signal }) => apiGet<Waiting>(pathWith('/api/tasks', { campaign }), signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    refetchInterval: 60_000,
    networkMode: 'always',
    retry: false,
  })
  if (!data || data.waiting === 0) return null
  return (
    <Link className={classes.waiting} href={pathWith('/tasks', { campaign })} prefetch={false} title={waitingSentence(data)}>
      待办 {data.waiting}
      {data.overdue > 0 && <span className={classes.overdue}>，逾期 {data.overdue}</span>}
    </Link>
  )
}
