import { formatThousands } from '@/domain/numbers/format'
import type { ScreenView } from '@/domain/progress/screen-api'
import { WholeWord } from '@/components/layout/division-words'
import ui from '@/components/ui/ui.module.css'
import { WallTrend } from './wall-trend'
import classes from './screen-pages.module.css'

/** Days that stand beside the drawing on a wall; on a small screen all of them do, in place of it. */
const newest = 8

/** The days as a drawing and as the numbers it is made of. */
export function ScreenTrend({ view }: { view: ScreenView }) {
  const known = view.trend.filter((point) => point.persons !== null).reverse()
  if (known.length === 0) return <p className={classes.sentence}>到这一天为止尚无上报，有上报后这里画出每日累计。</p>
  const dash = (value: number | null) => (value === null ? '—' : formatThousands(value))
  return (
    <div className={classes.trend}>
      <div className={classes.drawing}>
        <WallTrend points={view.trend} milestones={view.milestones} />
        <p className={classes.key}>实线为已参保缴费（人），虚线为应序时进度</p>
      </div>
      <table className={classes.days}>
        <caption className={ui.hidden}>
          <WholeWord />
          每日累计（人），新的在上
        </caption>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">累计（人）</th>
            <th scope="col">当日新增（人）</th>
          </tr>
        </thead>
        <tbody>
          {known.map((point, index) => (
            <tr key={point.on} className={index < newest ? undefined : classes.older}>
              <th scope="row">{point.on.slice(5)}</th>
              <td>
                {dash(point.persons)}
                {point.carried && <span className={classes.carried}>沿用</span>}
              </td>
              <td>{dash(point.dailyIncrease)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
