'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { addDays, isPlainDate, type PlainDate } from '@/domain/time/plain-date'
import { pathWith } from './search-path'
import classes from './ui.module.css'

interface DayPickerProps {
  path: string
  /** The page's other parameters, kept in every link. */
  search: Record<string, string | undefined>
  asOf: PlainDate
  /** The first and last day there is something to see on. */
  earliest: PlainDate
  today: PlainDate
}

function Step({ href, label, children }: { href: string | null; label: string; children: string }) {
  if (href === null) return <span className={classes.stepOff}>{children}</span>
  return (
    <Link className={classes.step} href={href} prefetch={false} scroll={false} aria-label={label}>
      {children}
    </Link>
  )
}

/** The day in the URL: one day back, one day on, any day, back to today. Works as a plain form too. */
export function DayPicker({ path, search, asOf, earliest, today }: DayPickerProps) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const first = earliest < today ? earliest : today
  const hrefOf = (day: PlainDate) => pathWith(path, { ...search, asOf: day === today ? undefined : day })

  useEffect(() => {
    if (input.current) input.current.value = asOf
  }, [asOf])

  return (
    <form className={classes.dayPicker} action={path} method="get">
      {Object.entries(search).map(([name, value]) => value !== undefined && name !== 'asOf' && <input key={name} type="hidden" name={name} value={value} />)}
      <Step href={asOf > first ? hrefOf(addDays(asOf, -1)) : null} label="看前一天">
        ‹ 前一天
      </Step>
      <label className={classes.dayLabel}>
        <span className={classes.hidden}>截至日期</span>
        <input
          ref={input}
          className={classes.dayInput}
          type="date"
          name="asOf"
          defaultValue={asOf}
          min={first}
          max={today}
          required
          onChange={(event) => {
            // While a year is being typed the field holds days like 0002-11-23: only days inside the window are gone to.
            const day = event.currentTarget.value
            if (isPlainDate(day) && day >= first && day <= today && day !== asOf) router.push(hrefOf(day), { scroll: false })
          }}
        />
      </label>
      <Step href={asOf < today ? hrefOf(addDays(asOf, 1)) : null} label="看后一天">
        后一天 ›
      </Step>
      {asOf !== today && (
        <Link className={classes.step} href={hrefOf(today)} prefetch={false} scroll={false}>
          回到今天
        </Link>
      )}
    </form>
  )
}
