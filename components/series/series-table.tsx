import Link from 'next/link'
import { seriesCodes, seriesLabels, type ReportingLevel, type Series } from '@/domain/campaigns/choices'
import type { DivisionWords } from '@/domain/divisions/division-words'
import { formatThousands } from '@/domain/numbers/format'
import type { SeriesDifference } from '@/domain/progress/series-difference'
import type { SeriesCell, SeriesOverview, SeriesRow } from '@/domain/progress/series-overview'
import type { PlainDate } from '@/domain/time/plain-date'
import { signed } from '@/components/ranking/row-text'
import ui from '@/components/ui/ui.module.css'
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
  words: DivisionWords
  /** What a dash means for the parts of a series; a series that only towns report has no numbers of villages. */
  levels: Record<Series, ReportingLevel>
  ofVillages: boolean
  reach: SeriesReach
}

const pairLabels = { reportedOverTax: '上报比税务多', taxOverRegistered: '税务比登记多' } as const

/** A number or day as a link; `before` and `after` tell readers without sight whose it is and where it leads. */
function Linked({ href, before, after, children }: { href: string | null; before?: string; after?: string; children: string }) {
  if (href === null) return <>{children}</>
  return (
    <Link className={classes.number} href={href} prefetch={false}>
      {before && <span className={ui.hidden}>{before}</span>}
      {children}
      {after && <span className={ui.hidden}>{after}</span>}
    </Link>
  )
}

function Count({ cell, series, name, href, reason }: { cell: SeriesCell; series: Series; name: string; href: string | null; reason: string }) {
  if (!cell.count) return <Unknown reason={reason} />
  const { persons, reportedFor, hour } = cell.count
  const text = formatThousands(persons)
  return (
    <>
      <Linked href={href} before={`${name}${seriesLabels[series]} `} after=" 人，看上报记录">
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
        <Linked href={href} before={`${name}${label}，自`} after="，看那天的记录">
          {`${gap.openedOn.slice(5)} 起`}
        </Linked>
        {` ${gap.ageDays} 天`}
      </span>
    </>
  )
}

function Row({ row, head, props }: { row: SeriesRow; head: boolean; props: SeriesTableProps }) {
  const { overview, levels, ofVillages, reach, words } = props
  const page = head ? null : reach.page(row)
  const reasonOf = (series: Series) => (ofVillages && !head && levels[series] === 'town' ? `这个口径由${words.town}上报，没有${words.village}的数` : '尚无数')
  const gaps = [
    { gap: row.reportedOverTax, series: 'reported', label: pairLabels.reportedOverTax },
    { gap: row.taxOverRegistered, series: 'tax', label: pairLabels.taxOverRegistered },
  ] as const
  return (
    <tr className={head ? classes.scope : undefined}>
      <th scope="row">
        <Linked href={page}>
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
  const { overview, caption, ofVillages, words } = props
  return (
    <div className={classes.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{ofVillages ? words.village : words.town}</th>
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
