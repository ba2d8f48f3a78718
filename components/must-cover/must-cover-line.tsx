import Link from 'next/link'
import { monthDay } from '@/domain/time/plain-date'
import type { Shortfall } from '@/domain/progress/shortfall'
import type { PlainDate } from '@/domain/time/plain-date'
import { ShortfallText, unknownShortfall } from '@/components/ranking/shortfall-text'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import classes from './must-cover-line.module.css'

interface GroupRemainder {
  code: string
  name: string
  measuredOn: PlainDate | null
  line: { quota: number | null; persons: number | null; rateText: string | null; shortfall: Shortfall | null }
}

interface MustCoverLineProps {
  groups: readonly GroupRemainder[]
  /** The page behind: the county's groups, or a town's. */
  path: string
  search: DaySearch
}

/** What remains of each must-cover group, in one line, leading to the tables (R18). Nothing where the campaign has no groups. */
export function MustCoverLine({ groups, path, search }: MustCoverLineProps) {
  if (groups.length === 0) return null
  return (
    <section className={classes.line} aria-label="必保对象">
      <Link href={pathWith(path, { ...search, group: undefined })} prefetch={false}>
        必保对象
      </Link>
      {groups.map(({ code, name, line, measuredOn }) => (
        <span key={code}>
          {name}还差 <ShortfallText shortfall={line.shortfall} reason={unknownShortfall(line)} /> 人{line.rateText && `（${line.rateText}，截至${measuredOn ? monthDay(measuredOn) : '—'}）`}
        </span>
      ))}
    </section>
  )
}
