import { formatMovement, unrankedReasonLabels } from '@/domain/progress/ranking'
import { yearMonthDay } from '@/domain/time/plain-date'
import type { DivisionWords } from '@/domain/divisions/division-words'
import type { Overview, OverviewRow } from '@/domain/progress/overview'
import { BasisLine } from './basis-line'
import { PaperTop } from './paper-top'
import { gapText, milestonesText, persons, plain, reportText } from './printed-text'
import { finishText, increaseText, momentText, neededText, rateText, signed } from './row-text'
import { yearBeforeNote } from './year-before-note'
import classes from './print.module.css'

interface PrintedRankingProps {
  overview: Overview
  words: DivisionWords
  county: string
  coverageYear: number
  /** The document the settings come from. */
  document: string
  demo: boolean
  notices: readonly string[]
}

const headings = (town: string) => ['名次', '较7日前', town, '任务数（人）', '已参保缴费（人）', '完成率', '距序时进度（人）', '当日新增（人）', '近7日新增（人）', '日均需（人/天）', '预计完成']

const yearHeadings = ['较上年同日（人）', '较上年同日（百分点）']

function PrintedRow({ row, isTotal, hasYearBefore }: { row: OverviewRow; isTotal: boolean; hasYearBefore: boolean }) {
  const { yearBefore } = row
  return (
    <tr className={isTotal ? classes.total : undefined}>
      <td>{isTotal ? '' : (row.rank ?? '—')}</td>
      <td>{isTotal ? '' : formatMovement(row.movement) || '—'}</td>
      <th scope="row">
        {row.name}
        {row.unrankedReason && !isTotal && `（${unrankedReasonLabels[row.unrankedReason]}）`}
      </th>
      <td>{persons(row.quota)}</td>
      <td>{persons(row.persons)}</td>
      <td>{plain(rateText(row))}</td>
      <td>{gapText(row)}</td>
      <td>{plain(increaseText(row.increaseToday, row.reporting, 'day'))}</td>
      <td>{plain(increaseText(row.increaseWeek, row.reporting, 'week'))}</td>
      <td>{plain(neededText(row))}</td>
      <td>{plain(finishText(row))}</td>
      {hasYearBefore && <td>{yearBefore?.morePersons == null ? '—' : signed(yearBefore.morePersons)}</td>}
      {hasYearBefore && <td>{yearBefore?.morePointsText ?? '—'}</td>}
      <td>{reportText(row)}</td>
    </tr>
  )
}

/** The ranking on paper: a plain table with a repeated head, base and as-of in words, nothing to press. */
export function PrintedRanking({ overview, words, county, coverageYear, document, demo, notices }: PrintedRankingProps) {
  const { rows, scope, milestones, yearBefore } = overview
  const hasYearBefore = yearBefore !== null && yearBefore.measuredOn !== null
  return (
    <article>
      <PaperTop notices={notices} />
      <h1 className={classes.title}>
        {county}
        {coverageYear}年度城乡居民医保参保缴费进度{demo && '（演示数据）'}
      </h1>
      <p>{overview.sentence}</p>
      <BasisLine basis={overview.basis} />
      <p>依据：{document}</p>
      <div className={classes.frame} role="region" aria-label="进度表" tabIndex={0}>
        <table className={classes.table}>
          <caption>数据截至 {momentText(overview.measuredOn, overview.hour).text ?? '——（尚无上报）'}；按{yearMonthDay(overview.asOf)}查询</caption>
          <thead>
            <tr>
              {[...headings(words.town), ...(hasYearBefore ? yearHeadings : []), '最近上报'].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PrintedRow key={row.divisionCode} row={row} isTotal={false} hasYearBefore={hasYearBefore} />
            ))}
            <PrintedRow row={{ ...scope, name: words.whole }} isTotal hasYearBefore={hasYearBefore} />
          </tbody>
        </table>
      </div>
      <p className={classes.notes}>
        {milestonesText(milestones)}
        “—”为未知：未下达任务数、尚无上报、当日未上报或七天前尚无数据；“沿用”为当日未上报，取最近一次上报数。{yearBefore && yearBeforeNote(yearBefore)}
      </p>
    </article>
  )
}
