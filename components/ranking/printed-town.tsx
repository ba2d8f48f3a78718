import { formatThousands } from '@/domain/numbers/format'
import type { DivisionWords } from '@/domain/divisions/division-words'
import type { TownOverview, VillageRow } from '@/domain/progress/town-overview'
import { yearMonthDay } from '@/domain/time/plain-date'
import { BasisLine } from './basis-line'
import { PaperTop } from './paper-top'
import { gapText, milestonesText, persons, plain, reportText } from './printed-text'
import { finishText, increaseText, momentText, neededText, rateText, signed } from './row-text'
import { sumAgainstReport } from './village-sum'
import { yearBeforeNote } from './year-before-note'
import classes from './print.module.css'

interface PrintedTownProps {
  overview: TownOverview
  words: DivisionWords
  county: string
  coverageYear: number
  /** The document the settings come from. */
  document: string
  demo: boolean
  notices: readonly string[]
}

/** The town's own line in the county's ranking, in words. */
function standing({ town, rankedParts }: TownOverview, words: DivisionWords): string {
  const rank = town.rank === null ? '' : `${words.whole}第 ${town.rank} 名（共 ${rankedParts} 个${words.town}排名）；`
  const year = town.yearBefore?.morePersons == null ? '' : `；较上年同日 ${signed(town.yearBefore.morePersons)} 人${town.yearBefore.morePointsText === null ? '' : `、${town.yearBefore.morePointsText} 个百分点`}`
  return `${rank}任务数 ${persons(town.quota)} 人，完成率 ${plain(rateText(town))}，近7日新增 ${plain(increaseText(town.increaseWeek, town.reporting, 'week'))} 人，日均需 ${plain(neededText(town))} 人，预计完成 ${plain(finishText(town))}${year}。`
}

function VillageLine({ row, hasQuotas }: { row: VillageRow; hasQuotas: boolean }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {hasQuotas && <td>{persons(row.quota)}</td>}
      <td>{persons(row.persons)}</td>
      {hasQuotas && <td>{row.rateText ?? '—'}</td>}
      {hasQuotas && <td>{gapText(row)}</td>}
      <td>{plain(increaseText(row.increaseToday, row.reporting, 'day'))}</td>
      <td>{plain(increaseText(row.increaseWeek, row.reporting, 'week'))}</td>
      {hasQuotas && <td>{plain(neededText(row))}</td>}
      {hasQuotas && <td>{plain(finishText(row))}</td>}
      <td>{reportText(row)}</td>
    </tr>
  )
}

function headings(words: DivisionWords, hasQuotas: boolean): string[] {
  const [quota, pace, ahead] = hasQuotas ? [['任务数（人）'], ['完成率', '距序时进度（人）'], ['日均需（人/天）', '预计完成']] : [[], [], []]
  return [words.village, ...quota, '已参保缴费（人）', ...pace, '当日新增（人）', '近7日新增（人）', ...ahead, '最近上报']
}

/** A town and its villages on paper, in the order of the list and never by rank (R17). */
export function PrintedTown({ overview, words, county, coverageYear, document, demo, notices }: PrintedTownProps) {
  const { town, villages, villageSum, milestones, yearBefore } = overview
  const hasQuotas = villages.some((row) => row.quota !== null)
  return (
    <article>
      <PaperTop notices={notices} />
      <h1 className={classes.title}>
        {county}
        {town.name}
        {coverageYear}年度城乡居民医保参保缴费进度{demo && '（演示数据）'}
      </h1>
      <p>{overview.sentence}</p>
      <p>{standing(overview, words)}</p>
      <BasisLine basis={overview.basis} />
      <p>依据：{document}</p>
      <table className={classes.table}>
        <caption>数据截至 {momentText(overview.measuredOn, overview.hour).text ?? '——（尚无上报）'}；按{yearMonthDay(overview.asOf)}查询</caption>
        <thead>
          <tr>
            {headings(words, hasQuotas).map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {villages.map((row) => (
            <VillageLine key={row.divisionCode} row={row} hasQuotas={hasQuotas} />
          ))}
          {villageSum && (
            <tr className={classes.total}>
              <th scope="row">合计</th>
              {hasQuotas && <td />}
              <td>{formatThousands(villageSum.persons)}</td>
              <td colSpan={hasQuotas ? 7 : 3} />
            </tr>
          )}
        </tbody>
      </table>
      <p className={classes.notes}>
        {sumAgainstReport(overview, words)}
        {milestonesText(milestones)}
        “—”为未知：未下达任务数、尚无上报、当日未上报或七天前尚无数据；“沿用”为当日未上报，取最近一次上报数。{yearBefore && yearBeforeNote(yearBefore)}
      </p>
    </article>
  )
}
