import Link from 'next/link'
import entries from '@/components/ui/entries.module.css'
import type { Task } from '@/domain/tasks/tasks'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import classes from './tasks.module.css'

/** 11月22日起; nothing where it ends on the day it begins, for the end says it. */
function sinceText({ since, until }: Pick<Task, 'since' | 'until'>): string {
  const begins = since?.slice(0, 10)
  return begins === undefined || begins === until ? '' : `${monthDay(begins as PlainDate)}起`
}

/** What waits for somebody: what, since when, until when; each leads to where it is done. */
export function TaskList({ tasks, search }: { tasks: readonly Task[]; search: string }) {
  return (
    <ol className={entries.list} aria-label="待办">
      {tasks.map(({ key, title, todo, since, until, isOverdue, href }) => (
        <li key={key} className={`${entries.entry} ${classes.task}`}>
          <Link className={classes.title} href={`${href}${search}`} prefetch={false}>
            {title}
          </Link>
          <span className={classes.when}>
            {sinceText({ since, until })} {until && <span className={isOverdue ? entries.overdue : undefined}>{isOverdue ? `▼ ${monthDay(until)}到期，已逾期` : `${monthDay(until)}前`}</span>}
          </span>
          <p className={classes.todo}>{todo}</p>
        </li>
      ))}
    </ol>
  )
}
