import { formatThousands } from '@/domain/numbers/format'
import type { TrendPoint } from '@/domain/progress/trend'
import { monthDay } from '@/domain/time/plain-date'
import { axisTicks } from './axis-ticks'
import classes from './charts.module.css'

const width = 358
const height = 168
/** Room around the plot, for the words on the axes. */
const room = { left: 44, right: 8, top: 12, bottom: 20 }

type Value = (point: TrendPoint) => number | null

/** An SVG path through the known points, broken where nothing is known. */
function pathOf(points: readonly TrendPoint[], value: Value, x: (index: number) => number, y: (persons: number) => number): string {
  let pen = 'M'
  return points
    .map((point, index) => {
      const persons = value(point)
      if (persons === null) {
        pen = 'M'
        return ''
      }
      const step = `${pen}${x(index).toFixed(1)} ${y(persons).toFixed(1)}`
      pen = 'L'
      return step
    })
    .join('')
}

/**
 * The day series as a drawing made on the server, for pages that load no chart: enrolled solid, the expected line dashed.
 * The table beside it says the same in numbers, so it is hidden from screen readers.
 */
export function TrendDrawing({ points }: { points: readonly TrendPoint[] }) {
  const first = points[0]
  const end = points[points.length - 1]
  if (!first || !end || !points.some((point) => point.persons !== null)) return <p>到这一天为止尚无上报，有上报后这里画出每日累计。</p>
  const ticks = axisTicks(Math.max(...points.map((point) => Math.max(point.persons ?? 0, point.expectedPersons ?? 0))))
  const top = ticks[ticks.length - 1] ?? 1
  const x = (index: number) => room.left + (index / Math.max(1, points.length - 1)) * (width - room.left - room.right)
  const y = (persons: number) => height - room.bottom - (persons / top) * (height - room.top - room.bottom)
  const hasLine = points.some((point) => point.expectedPersons !== null)
  return (
    <>
      <svg className={classes.drawing} viewBox={`0 0 ${width} ${height}`} aria-hidden>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={classes.grid} x1={room.left} x2={width - room.right} y1={y(tick)} y2={y(tick)} />
            <text x={room.left - 6} y={y(tick) + 4} textAnchor="end">
              {formatThousands(tick)}
            </text>
          </g>
        ))}
        <text x={room.left} y={height - 4}>
          {monthDay(first.on)}
        </text>
        <text x={width - room.right} y={height - 4} textAnchor="end">
          {monthDay(end.on)}
        </text>
        {hasLine && <path className={classes.expected} d={pathOf(points, (point) => point.expectedPersons, x, y)} />}
        <path className={classes.enrolled} d={pathOf(points, (point) => point.persons, x, y)} />
      </svg>
      <p className={classes.drawingKey} aria-hidden>
        实线为已参保缴费{hasLine && '，虚线为应序时进度'}
      </p>
    </>
  )
}
