import { formatPercent, formatThousands } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import { axisText } from '@/components/charts/axis-ticks'
import { layOutTrend, size, type DrawnMilestone } from './wall-trend-layout'
import classes from './wall-trend.module.css'

interface WallTrendProps {
  points: readonly { on: PlainDate; persons: number | null; expectedPersons: number | null }[]
  milestones: readonly DrawnMilestone[]
}

/**
 * Cumulative persons against the expected line as a plain drawing: no script is needed, and its numbers stand in the table
 * beside it. Labels stand on the lines, the expected one is dashed.
 */
export function WallTrend({ points, milestones }: WallTrendProps) {
  const layout = layOutTrend(points, milestones)
  if (!layout) return null
  const { enrolled, expected, ticks, marks, days, end } = layout
  const summary = `每日累计参保缴费人数，${monthDay(days[0]!.on)}起，${monthDay(end.on)}为 ${formatThousands(end.persons)} 人`
  return (
    <svg className={classes.drawing} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={summary}>
      {ticks.map(({ value, y }) => (
        <g key={value}>
          <line className={classes.grid} x1={size.left} x2={size.width - size.right} y1={y} y2={y} />
          <text className={classes.axis} x={size.left - 16} y={y + 12} textAnchor="end">
            {axisText(value)}
          </text>
        </g>
      ))}
      {days.map(({ on, x }) => (
        <text key={on} className={classes.axis} x={x} y={size.height - 8} textAnchor="middle">
          {monthDay(on)}
        </text>
      ))}
      {marks.map(({ dueOn, basisPoints, x }) => (
        <g key={dueOn}>
          <line className={classes.mark} x1={x} x2={x} y1={size.top} y2={size.height - size.bottom} />
          <text className={classes.axis} x={x} y={size.top - 16} textAnchor="end">
            {monthDay(dueOn)} {formatPercent(fraction(basisPoints, 10_000)).replace('.00', '')}
          </text>
        </g>
      ))}
      {expected !== '' && <polyline className={classes.expected} points={expected} />}
      <polyline className={classes.enrolled} points={enrolled} />
      <circle className={classes.dot} cx={end.x} cy={end.y} r={9} />
      <text className={classes.label} x={end.isLate ? end.x - 16 : end.x + 20} y={end.y + 52} textAnchor={end.isLate ? 'end' : 'start'}>
        {formatThousands(end.persons)} 人
      </text>
    </svg>
  )
}
