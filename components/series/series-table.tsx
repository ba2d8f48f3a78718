import Link from 'next/link'
import { seriesCodes, seriesLabels, type ReportingLevel, type Series } from '@/domain/campaigns/choices'
import { formatThousands } from '@/domain/numbers/format'
import type { SeriesDifference } from '@/domain/progress/series-difference'
import type { SeriesCell, SeriesOverview, SeriesRow } from '@/domain/progress/series-overview'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import { signed } from '@/components/ranking/row-text'
import { Unknown } from '@/components/ui/unknown'
import classes from './series.module.css'

/** Where a number's rows are, and where a division's own page is; null where the reader has nothing to open (R11). */
export interface SeriesReach {
  rows: (row: SeriesRow, series: Series, asOf: PlainDate | null) => string | null
  page: (row: SeriesRow) => string | null
}

interface SeriesTableProps {
  overview: SeriesOverview
  caption: string
  /** 镇, or 村（社区）. */
  partLabel: string
  /** What a dash means for the parts of a series; a series that only towns report has no numbers of villages. */
  levels: Record<Series, ReportingLevel>
  ofVillages: boolean
  reach: SeriesReach
}

const pairLabels = { reportedOverTax: '上报比税务多', taxOverRegistered: '税务比登记多' } as const

function Linked({ href, label, children }: { href: string | null; label: string; children: string }) {
  if (href === null) return <>{children}</>
  return (
    <Link className={classes.number} href={href} prefetch={false} aria-label={label}>
      {children}
    </Link>
  )
}

function Count({ cell, series, name, href, reason }: { cell: SeriesCell; series: Series; name: string; href: string | null; reason: string }) {
  if (!cell.count) return <Unknown reason={reason} />
  const { persons, reportedFor, hour } = cell.count
  const text = formatThousands(persons)
  return (
    <>
      <Linked href={href} label={`${name}${seriesLabels[series]} ${text} 人，看上报记录`}>
        {text}
      </Linked>
      <span className={classes.moment}>
        {reportedFor.slice(5)}
        {hour === null ? '' : ` ${hour}时`}
        {cell.reporting === 'carried' && <span className={classes.carried}>沿用</span>}
      </span>
    </>
  )
}

function Difference({ gap, name, label, href }: { gap: SeriesDifference; name: string; label: string; href: string | null }) {
  if (gap.persons === null) return <Unknown reason="有一个口径尚无数" />
  if (gap.openedOn === null) return <>0</>
  return (
    <>
      {signed(gap.persons)}
      <span className={classes.moment}>
        <Linked href={href} label={`${name}${label}，自${monthDay(gap.openedOn)}起，看那天的记录`}>
          {`${gap.openedOn.slice(5)} 起`}
        </Linked>
        {` ${gap.ageDays} 天`}
      </span>
    </>
  )
}

function Row({ row, head, props }: { row: SeriesRow; head: boolean; props: SeriesTableProps }) {
  const { overview, levels, ofVillages, reach } = props
  const page = head ? null : reach.page(row)
  const reasonOf = (series: Series) => (ofVillages && !head && levels[series] === 'town' ? '这个口径由镇上报，没有村（社区）的数' : '尚无数')
  const gaps = [
    { gap: row.reportedOverTax, series: 'reported', label: pairLabels.reportedOverTax },
    { gap: row.taxOverRegistered, series: 'tax', label: pairLabels.taxOverRegistered },
  ] as const
  return (
    <tr className={head ? classes.scope : undefined}>
      <th scope="row">
        <Linked href={page} label={row.name}>
          {row.name}
        </Linked>
      </th>
      {seriesCodes.map((series) => (
        <td key={series} data-label={seriesLabels[series]} className={series === overview.countingSeries ? classes.counting : undefined}>
          <Count cell={row.cells[series]} series={series} name={row.name} href={reach.rows(row, series, null)} reason={reasonOf(series)} />
        </td>
      ))}
      {gaps.map(({ gap, series, label }) => (
        <td key={label} data-label={label}>
          <Difference gap={gap} name={row.name} label={label} href={gap.openedOn && reach.rows(row, series, gap.openedOn)} />
        </td>
      ))}
    </tr>
  )
}

/** Three series beside each other with their differences, in the order of the quota table and never by size (R5, R11). */
export function SeriesTable(props: SeriesTableProps) {
  const { overview, caption, partLabel } = props
  return (
    <div className={classes.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{partLabel}</th>
            {seriesCodes.map((series) => (
              <th key={series} scope="col">
                {seriesLabels[series]}（人）
                {series === overview.countingSeries && <span className={classes.countingMark}>计入进度</span>}
              </th>
            ))}
            <th scope="col">上报－税务（人）</th>
            <th scope="col">税务－登记（人）</th>
          </tr>
        </thead>
        <tbody>
          <Row row={overview.scope} head props={props} />
          {overview.rows.map((row) => (
            <Row key={`${row.divisionCode}${row.isDirect ? '/direct' : ''}`} row={row} head={false} props={props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
