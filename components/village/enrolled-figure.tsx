import { formatThousands } from '@/domain/numbers/format'
import type { OverviewRow } from '@/domain/progress/overview'
import { Cell } from '@/components/ranking/cell'
import { increaseText } from '@/components/ranking/row-text'
import { Unknown } from '@/components/ui/unknown'
import classes from '@/components/ranking/key-figures.module.css'

/** The one figure of a village without a quota: a rate and a gap would have nothing to stand on. */
export function EnrolledFigure({ row }: { row: OverviewRow }) {
  return (
    <dl className={classes.figures}>
      <div>
        <dt>已参保缴费（人）</dt>
        <dd className={classes.figure}>{row.persons === null ? <Unknown reason="尚无上报" /> : formatThousands(row.persons)}</dd>
        <dd className={classes.note}>
          当日新增 <Cell value={increaseText(row.increaseToday, row.reporting, 'day')} /> · 近7日新增 <Cell value={increaseText(row.increaseWeek, row.reporting, 'week')} />
        </dd>
        <dd className={classes.note}>任务数没有分到本村，不计完成率。</dd>
      </div>
    </dl>
  )
}
