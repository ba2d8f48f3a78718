import Link from 'next/link'
import { formatThousands } from '@/domain/numbers/format'
import { Unknown } from '@/components/ui/unknown'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import classes from './number-links.module.css'

interface LinkedNumberProps {
  value: number | null
  /** Why there is no number. */
  reason: string
  /** Where its rows are; null where the reader may not follow. */
  href: string | null
  /** The link's own words: 城关镇已参保缴费 30,840 人，看上报记录. */
  label: (text: string) => string
}

/** A number of persons as the way to the rows behind it, or a dash with its reason. */
export function LinkedNumber({ value, reason, href, label }: LinkedNumberProps) {
  if (value === null) return <Unknown reason={reason} />
  const text = formatThousands(value)
  if (href === null) return text
  return (
    <Link className={classes.number} href={href} prefetch={false} aria-label={label(text)}>
      {text}
    </Link>
  )
}

/** A quota as the way to every entry of its ledger (R2). */
export function QuotaNumber({ name, code, quota, search, opens }: { name: string; code: string; quota: number | null; search: DaySearch; opens: boolean }) {
  return <LinkedNumber value={quota} reason="未下达任务数" href={opens ? pathWith(`/quotas/${code}`, { ...search }) : null} label={(text) => `${name}任务数 ${text} 人，看变更记录`} />
}
