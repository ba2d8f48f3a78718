import Link from 'next/link'
import { memo, useState } from 'react'
import { formatThousands } from '@/domain/numbers/format'
import { townWord } from '@/domain/divisions/division-words'
import { unrankedReasonLabels } from '@/domain/progress/ranking'
import type { OverviewRow } from '@/domain/progress/overview'
import { Unknown } from '@/components/ui/unknown'
import { Cell } from './cell'
import { LastReport } from './last-report'
import { Movement } from './movement'
import { PaceGap } from './pace-gap'
import { ProgressBar } from './progress-bar'
import { RowDetails } from './row-details'
import { finishText, increaseText, neededText, rateText } from './row-text'
import classes from './ranking-table.module.css'

interface RankingRowProps {
  row: OverviewRow
  own: boolean
  changed: boolean
  /** The county's own line below its towns: neither ranked nor moving. */
  isTotal?: boolean
  /** The town's page and its revisions; null where the reader has no drill-down. */
  townHref: string | null
  revisionsHref: string | null
}

function EnrolledOfQuota({ row, href }: { row: OverviewRow; href: string | null }) {
  const persons = row.persons === null ? null : formatThousands(row.persons)
  return (
    <>
      {persons === null && <Unknown reason={unrankedReasonLabels.neverReported} />}
      {persons !== null && href && (
        <Link href={href} prefetch={false} className={classes.number} aria-label={`${row.name}已参保缴费 ${persons} 人，看上报记录`}>
          {persons}
        </Link>
      )}
      {persons !== null && !href && persons}
      <span className={classes.quota}> / {row.quota === null ? '—' : formatThousands(row.quota)}</span>
    </>
  )
}

function Rank({ row }: { row: OverviewRow }) {
  return row.rank ?? <Unknown reason={row.unrankedReason ? unrankedReasonLabels[row.unrankedReason] : '未排名'} />
}

/** One town. On a phone only town, bar, rate and gap stand there; the rest opens below. */
export const RankingRow = memo(function RankingRow({ row, own, changed, isTotal = false, townHref, revisionsHref }: RankingRowProps) {
  const [open, setOpen] = useState(false)
  const names = [classes.row, own && classes.own, changed && classes.changed, row.reporting === 'carried' && classes.carried]
  return (
    <>
      <tr className={names.filter(Boolean).join(' ')}>
        <td className={classes.rank}>{!isTotal && <Rank row={row} />}</td>
        <td className={classes.movement}>{!isTotal && <Movement value={row.movement} />}</td>
        <th scope="row" className={classes.town}>
          {townHref ? (
            <Link href={townHref} prefetch={false}>
              {row.name}
            </Link>
          ) : (
            row.name
          )}
          {own && <span className={classes.ownMark}>{`本${townWord(row.name)}`}</span>}
          {row.unrankedReason && !isTotal && <span className={classes.reason}>{unrankedReasonLabels[row.unrankedReason]}</span>}
        </th>
        <td className={classes.bar}>
          <ProgressBar row={row} own={own} />
        </td>
        <td className={classes.persons}>
          <EnrolledOfQuota row={row} href={revisionsHref} />
        </td>
        <td className={classes.rate}>
          <Cell value={rateText(row)} />
        </td>
        <td className={classes.gap}>{row.pace ? <PaceGap pace={row.pace} /> : <Cell value={rateText(row)} />}</td>
        <td className={classes.more}>
          <Cell value={increaseText(row.increaseToday, row.reporting, 'day')} />
        </td>
        <td className={classes.more}>
          <Cell value={increaseText(row.increaseWeek, row.reporting, 'week')} />
        </td>
        <td className={classes.more}>
          <Cell value={neededText(row)} />
        </td>
        <td className={classes.more}>
          <Cell value={finishText(row)} />
        </td>
        <td className={classes.report}>
          <LastReport row={row} />
        </td>
        <td className={classes.opener}>
          <button type="button" aria-expanded={open} aria-label={`${row.name}的其余数字`} onClick={() => setOpen(!open)}>
            {open ? '▴' : '▾'}
          </button>
        </td>
      </tr>
      {open && <RowDetails row={row} revisionsHref={revisionsHref} />}
    </>
  )
})
