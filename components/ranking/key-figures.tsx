import { formatThousands } from '@/domain/numbers/format'
import { paceStateLabels, type PrintedPace } from '@/domain/progress/print-pace'
import { noFinishReasonLabels } from '@/domain/progress/projected-finish'
import type { OverviewRow } from '@/domain/progress/overview'
import { monthDay, yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import { Unknown } from '@/components/ui/unknown'
import { Cell } from './cell'
import { increaseText, signed } from './row-text'
import classes from './key-figures.module.css'

function PaceLine({ pace }: { pace: PrintedPace }) {
  const { sign, label, color } = paceStateLabels[pace.state]
  return (
    <>
      应达 {pace.expectedRateText}{' '}
      <span style={{ color }}>
        {sign} {label}
        {pace.state !== 'onLine' && ` ${pace.pointsText} 个百分点`}
      </span>
    </>
  )
}

/** A day of another year says which. */
function dayInYear(day: PlainDate, asOf: PlainDate): string {
  return day.slice(0, 4) === asOf.slice(0, 4) ? monthDay(day) : yearMonthDay(day)
}

function NextMilestone({ pace }: { pace: PrintedPace }) {
  const { nextMilestone: next, neededPerDay, projectedFinish } = pace
  const finish = projectedFinish.on !== null ? `按近7日日均，预计${dayInYear(projectedFinish.on, pace.asOf)}完成任务数` : noFinishReasonLabels[projectedFinish.reason]
  if (!next) return <>最后一个节点已过；{finish}</>
  if (next.gapPersons <= 0) return <>已达该节点，多 {formatThousands(-next.gapPersons)} 人；{finish}</>
  return (
    <>
      剩 {next.daysLeft} 天，日均需 {formatThousands(neededPerDay ?? 0)} 人；{finish}
    </>
  )
}

/** The three numbers a leader asks for: persons, rate against what is due, distance to the next milestone. */
export function KeyFigures({ row }: { row: OverviewRow }) {
  const { pace } = row
  const next = pace?.nextMilestone ?? null
  return (
    <dl className={classes.figures}>
      <div>
        <dt>已参保缴费（人）</dt>
        <dd className={classes.figure}>{row.persons === null ? <Unknown reason="尚无上报" /> : formatThousands(row.persons)}</dd>
        <dd className={classes.note}>
          任务数 {row.quota === null ? '—' : formatThousands(row.quota)} 人 · 当日新增 <Cell value={increaseText(row.increaseToday, row.reporting, 'day')} /> · 近7日新增{' '}
          <Cell value={increaseText(row.increaseWeek, row.reporting, 'week')} />
          {row.yearBefore?.morePersons != null && ` · 较上年同日 ${signed(row.yearBefore.morePersons)}`}
        </dd>
      </div>
      <div>
        <dt>完成率（÷任务数）</dt>
        <dd className={classes.figure}>{pace ? pace.rateText : <Unknown reason={row.quota === null ? '未下达任务数' : '尚无上报'} />}</dd>
        <dd className={classes.note}>{pace ? <PaceLine pace={pace} /> : '有任务数和上报后才算完成率'}</dd>
      </div>
      <div>
        <dt>{next ? `距${monthDay(next.dueOn)}节点（人）` : '距任务数（人）'}</dt>
        <dd className={classes.figure}>
          {pace && row.quota !== null && row.persons !== null ? formatThousands(Math.max(0, next ? next.gapPersons : row.quota - row.persons)) : <Unknown reason="没有任务数或尚无上报" />}
        </dd>
        <dd className={classes.note}>{pace ? <NextMilestone pace={pace} /> : '—'}</dd>
      </div>
    </dl>
  )
}
