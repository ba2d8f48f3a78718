import { formatThousands } from '@/domain/numbers/format'
import { paceStateLabels } from '@/domain/progress/print-pace'
import { unrankedReasonLabels } from '@/domain/progress/ranking'
import type { ScreenRow } from '@/domain/progress/screen-api'
import { TownWord, WholeWord } from '@/components/layout/division-words'
import { signed } from '@/components/ranking/row-text'
import { Unknown } from '@/components/ui/unknown'
import ui from '@/components/ui/ui.module.css'
import classes from './screen-pages.module.css'

/** Rows that fill a wall and can still be read from six metres. */
export const rowsPerPage = 11

/** The whole quota ends here, in percent of the bar's room; beyond it is room for more than 100 %. */
const fullAt = 86

/** Solid is enrolled, the tick is where it should be; never clamped within the room there is. */
function Bar({ row }: { row: ScreenRow }) {
  const { persons, quota, pace } = row
  if (persons === null || !quota) return null
  const place = (value: number) => `${Math.min(100, (value / quota) * fullAt)}%`
  return (
    <span className={classes.bar} aria-hidden>
      <i className={classes.done} style={{ width: place(persons) }} />
      <i className={classes.full} style={{ left: `${fullAt}%` }} />
      {pace && <i className={classes.due} style={{ left: place(pace.expectedPersons) }} />}
    </span>
  )
}

function Line({ row, isTotal = false }: { row: ScreenRow; isTotal?: boolean }) {
  const reason = row.unrankedReason ? unrankedReasonLabels[row.unrankedReason] : '尚无上报'
  const { pace } = row
  return (
    <tr className={isTotal ? classes.total : undefined}>
      <td className={classes.rank}>{isTotal ? '' : (row.rank ?? <Unknown reason={reason} />)}</td>
      <th scope="row">
        {isTotal ? <WholeWord /> : row.name}
        {row.reporting === 'carried' && <span className={classes.carried}>沿用</span>}
      </th>
      <td className={classes.barCell}>
        <Bar row={row} />
      </td>
      <td className={classes.rate}>{row.rateText ?? <Unknown reason={reason} />}</td>
      <td>
        {pace ? (
          <span className={classes[pace.state]}>
            {paceStateLabels[pace.state].sign} {pace.gapPersons > 0 ? '差' : pace.gapPersons < 0 ? '多' : ''} {formatThousands(Math.abs(pace.gapPersons))}
          </span>
        ) : (
          <Unknown reason={reason} />
        )}
      </td>
      <td>{row.increaseToday === null ? <Unknown reason={row.reporting === 'carried' ? '当日未上报' : '尚无上报'} /> : signed(row.increaseToday)}</td>
    </tr>
  )
}

/** A page of the ranking, the county's own line below it. */
export function ScreenRanking({ rows, total, caption }: { rows: readonly ScreenRow[]; total: ScreenRow; caption: string }) {
  return (
    <table className={classes.ranking}>
      <caption className={ui.hidden}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">名次</th>
          <th scope="col">
            <TownWord />
          </th>
          <th scope="col" className={classes.barHead}>
            进度（粗竖线为应达）
          </th>
          <th scope="col">完成率</th>
          <th scope="col">距序时进度（人）</th>
          <th scope="col">当日新增（人）</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.divisionCode} row={row} />
        ))}
      </tbody>
      <tfoot>
        <Line row={total} isTotal />
      </tfoot>
    </table>
  )
}
