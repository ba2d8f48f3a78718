import { formatThousands } from '@/domain/numbers/format'
import { paceStateLabels } from '@/domain/progress/print-pace'
import type { ScreenRow, ScreenView } from '@/domain/progress/screen-api'
import { monthDay } from '@/domain/time/plain-date'
import { Unknown } from '@/components/ui/unknown'
import { signed } from '@/components/ranking/row-text'
import classes from './screen-pages.module.css'

function persons(value: number | null, reason: string) {
  return value === null ? <Unknown reason={reason} /> : formatThousands(value)
}

/** What remains to the next milestone, or to the whole quota after the last; more than it is said as more. */
function Distance({ scope }: { scope: ScreenRow }) {
  const next = scope.pace?.nextMilestone ?? null
  const gap = next ? next.gapPersons : scope.quota === null || scope.persons === null ? null : scope.quota - scope.persons
  const aim = next ? `${monthDay(next.dueOn)}节点` : '任务数'
  return (
    <div>
      <dt>
        {gap !== null && gap < 0 ? `超出${aim}` : `距${aim}还差`}（人）
      </dt>
      <dd className={classes.figure}>{persons(gap === null ? null : Math.abs(gap), scope.quota === null ? '未下达任务数' : '尚无上报')}</dd>
      <dd className={classes.beside}>{next ? `剩 ${next.daysLeft} 天` : '最后一个节点已过'}</dd>
      {next && <dd className={classes.beside}>{next.gapPersons > 0 ? `日均需 ${formatThousands(scope.pace?.neededPerDay ?? 0)} 人` : '已达该节点'}</dd>}
    </div>
  )
}

/** The three numbers a leader asks for, as large as the wall allows, and the sentence that says the same. */
export function ScreenFigures({ view }: { view: ScreenView }) {
  const { scope } = view
  const { pace } = scope
  return (
    <>
      <dl className={classes.figures}>
        <div>
          <dt>已参保缴费（人）</dt>
          <dd className={classes.figure}>{persons(scope.persons, '尚无上报')}</dd>
          <dd className={classes.beside}>任务数 {scope.quota === null ? '—' : formatThousands(scope.quota)} 人</dd>
          {scope.increaseToday !== null && <dd className={classes.beside}>当日新增 {signed(scope.increaseToday)} 人</dd>}
        </div>
        <div>
          <dt>完成率（÷任务数）</dt>
          <dd className={classes.figure}>{scope.rateText ?? <Unknown reason={scope.quota === null ? '未下达任务数' : '尚无上报'} />}</dd>
          {pace && <dd className={classes.beside}>应达 {pace.expectedRateText}</dd>}
          {pace && (
            <dd className={`${classes.beside} ${classes[pace.state]}`}>
              {paceStateLabels[pace.state].sign} {pace.state === 'onLine' ? '与序时进度持平' : `${pace.state === 'ahead' ? '快' : '慢'} ${pace.pointsText} 个百分点`}
            </dd>
          )}
        </div>
        <Distance scope={scope} />
      </dl>
      <p className={classes.sentence}>{view.sentence}</p>
    </>
  )
}
