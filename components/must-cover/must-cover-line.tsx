import Link from 'next/link'
import { formatThousands } from '@/domain/numbers/format'
import type { TownMustCover } from '@/domain/progress/town-must-cover'
import type { Shortfall } from '@/domain/progress/shortfall'
import { unknownShortfall } from '@/components/ranking/shortfall-text'
import { momentText } from '@/components/ranking/row-text'
import { Unknown } from '@/components/ui/unknown'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import type { PlainDate } from '@/domain/time/plain-date'
import classes from './must-cover-line.module.css'

interface GroupRemainder {
  code: string
  name: string
  line: { quota: number | null; persons: number | null; rateText: string | null; shortfall: Shortfall | null }
}

interface MustCoverLineProps {
  groups: readonly GroupRemainder[]
  /** The page behind: the county's groups, or a town's. */
  path: string
  search: DaySearch
  measuredOn: PlainDate | null
  hour: number | null
}

/** 还差 605 人, 超出任务数 12 人, 已达任务数, or a dash with its reason. */
function Remainder({ line }: Pick<GroupRemainder, 'line'>) {
  const { shortfall } = line
  if (shortfall === null) return <Unknown reason={unknownShortfall(line)} />
  if (shortfall.remaining > 0) return <>还差 {formatThousands(shortfall.remaining)} 人</>
  return shortfall.over > 0 ? <>超出任务数 {formatThousands(shortfall.over)} 人</> : '已达任务数'
}

/** What remains of each must-cover group, in one line, leading to the tables (R18). Nothing where the campaign has no groups. */
export function MustCoverLine({ groups, path, search, measuredOn, hour }: MustCoverLineProps) {
  if (groups.length === 0) return null
  return (
    <section className={classes.line} aria-label="必保对象">
      <Link href={pathWith(path, { ...search, group: undefined })} prefetch={false}>
        必保对象
      </Link>
      {groups.map(({ code, name, line }) => (
        <span key={code}>
          {name}
          <Remainder line={line} />
          {line.rateText && `（${line.rateText}）`}
        </span>
      ))}
      <span className={classes.asOf}>数据截至 {momentText(measuredOn, hour).text ?? '—（尚无上报）'}</span>
    </section>
  )
}

/** The line of a town's page. */
export function TownMustCoverLine({ mustCover, search }: { mustCover: TownMustCover | null; search: DaySearch }) {
  if (!mustCover) return null
  const { groups, townCode, measuredOn, hour } = mustCover
  return <MustCoverLine groups={groups.map(({ code, name, town }) => ({ code, name, line: town }))} path={`/must-cover/${townCode}`} search={search} measuredOn={measuredOn} hour={hour} />
}
