import { formatPercent, formatThousands } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'
import type { OverviewMilestone } from '@/domain/progress/overview'
import classes from './dashboard.module.css'

/** The milestones of a scope: what the notice asks for by when, and what is missing. */
export function MilestoneTable({ milestones }: { milestones: readonly OverviewMilestone[] }) {
  if (milestones.length === 0) return null
  return (
    <section>
      <h2>节点</h2>
      <table className={classes.plain}>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">比例</th>
            <th scope="col">应达（人）</th>
            <th scope="col">还差（人）</th>
          </tr>
        </thead>
        <tbody>
          {milestones.map((milestone) => (
            <tr key={milestone.dueOn}>
              <th scope="row">{milestone.dueOn}</th>
              <td>{formatPercent(fraction(milestone.basisPoints, 10_000))}</td>
              <td>
                {formatThousands(milestone.persons)}
                {milestone.isPrinted && <span className={classes.printed}> 文件所列</span>}
              </td>
              <td>{milestone.gapPersons > 0 ? formatThousands(milestone.gapPersons) : `已达，多 ${formatThousands(-milestone.gapPersons)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
