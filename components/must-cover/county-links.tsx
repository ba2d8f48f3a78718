import Link from 'next/link'
import type { MustCover } from '@/domain/progress/must-cover'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import { MustCoverLine } from './must-cover-line'
import classes from './must-cover-line.module.css'

/** Other ways to look at the county's numbers, from its dashboard: what remains of the must-cover groups, both quotas, the wall. */
export function CountyLinks({ mustCover, search }: { mustCover: MustCover | null; search: DaySearch }) {
  return (
    <div className={classes.links}>
      {mustCover && (
        <MustCoverLine
          groups={mustCover.groups.map(({ code, name, total }) => ({ code, name, line: total }))}
          path="/must-cover"
          search={search}
          measuredOn={mustCover.measuredOn}
          hour={mustCover.hour}
        />
      )}
      <nav className={`${classes.line} no-print`} aria-label="换一种看法">
        <Link href={pathWith('/dashboard/quotas-compared', { ...search, kind: undefined })} prefetch={false}>
          双任务对照
        </Link>
        <Link href={pathWith('/screen', search)} prefetch={false}>
          大屏
        </Link>
      </nav>
    </div>
  )
}
