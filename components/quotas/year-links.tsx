import Link from 'next/link'
import { pathWith } from '@/components/ui/search-path'
import classes from './quotas.module.css'

/** The county's campaigns by year, where there is more than one to choose from. */
export function YearLinks({ path, campaigns, current }: { path: string; campaigns: { id: string; coverageYear: number }[]; current: string }) {
  if (campaigns.length < 2) return null
  return (
    <nav className={`${classes.years} no-print`} aria-label="参保年度">
      {campaigns.map(({ id, coverageYear }) => (
        <Link key={id} href={pathWith(path, { campaign: id })} prefetch={false} aria-current={id === current ? 'page' : undefined}>
          {coverageYear}年度
        </Link>
      ))}
    </nav>
  )
}
