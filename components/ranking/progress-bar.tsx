import { formatThousands } from '@/domain/numbers/format'
import type { OverviewRow } from '@/domain/progress/overview'
import classes from './progress-bar.module.css'

/** The whole quota ends here, in percent of the cell; what lies beyond is room for more than 100 %. */
const fullAt = 86

/** Persons as a place on the bar in percent of the cell; at most its end, where a mark says that it goes on. */
function place(persons: number, quota: number): number {
  return Math.min(100, Math.round((persons / quota) * fullAt * 100) / 100)
}

function describe(persons: number, quota: number, row: OverviewRow): string {
  const expected = row.pace ? `，应达 ${formatThousands(row.pace.expectedPersons)} 人` : ''
  const next = row.pace?.nextMilestone ? `，下一节点 ${formatThousands(row.pace.nextMilestone.targetPersons)} 人` : ''
  return `已参保缴费 ${formatThousands(persons)} 人${expected}${next}，任务数 ${formatThousands(quota)} 人`
}

/**
 * One bar with three things on it (design.md): solid is enrolled, the tick is where it should be on that day, the thin
 * line is the next milestone. The stretch between solid and tick carries the state's colour. Never clamped: more than the
 * quota runs past the end line.
 */
export function ProgressBar({ row, own }: { row: OverviewRow; own: boolean }) {
  const { persons, quota, pace, milestonePersons } = row
  if (persons === null || !quota) return <span className={classes.bar} aria-hidden />
  const done = place(persons, quota)
  const due = pace ? place(pace.expectedPersons, quota) : null
  const next = pace?.nextMilestone && milestonePersons !== null ? place(milestonePersons, quota) : null
  return (
    <span className={classes.bar} role="img" aria-label={describe(persons, quota, row)} title={describe(persons, quota, row)}>
      <i className={own ? classes.ownDone : classes.done} style={{ width: `${done}%` }} />
      {pace && due !== null && due !== done && (
        <i className={classes[pace.state]} style={{ left: `${Math.min(done, due)}%`, width: `${Math.abs(due - done)}%` }} />
      )}
      {next !== null && <i className={classes.next} style={{ left: `${next}%` }} />}
      {due !== null && <i className={classes.due} style={{ left: `${due}%` }} />}
      {persons > quota && (done < 96 ? <b className={classes.over} style={{ left: `${done}%` }}>▸</b> : <b className={classes.overEdge}>▸</b>)}
    </span>
  )
}
