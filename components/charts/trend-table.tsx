import { formatThousands } from '@/domain/numbers/format'
import type { TrendPoint } from '@/domain/progress/trend'
import classes from './charts.module.css'

const dash = '—'

function number(value: number | null): string {
  return value === null ? dash : formatThousands(value)
}

/** The chart's numbers, newest day first; on the server and without scripts they are all there is of it. */
export function TrendTable({ title, points }: { title: string; points: readonly TrendPoint[] }) {
  const known = points.filter((point) => point.persons !== null).reverse()
  const hasYearBefore = points.some((point) => point.yearBefore != null)
  const hasLine = known.some((point) => point.expectedPersons !== null)
  return (
    <details className={classes.numbers}>
      <summary>看每日数字（{known.length} 天）</summary>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">累计（人）</th>
            <th scope="col">当日新增（人）</th>
            {hasLine && <th scope="col">应达（人）</th>}
            {hasYearBefore && <th scope="col">上年同日（人）</th>}
          </tr>
        </thead>
        <tbody>
          {known.map((point) => (
            <tr key={point.on}>
              <th scope="row">{point.on}</th>
              <td>
                {number(point.persons)}
                {point.carried && ' 沿用'}
              </td>
              <td>{number(point.dailyIncrease)}</td>
              {hasLine && <td>{number(point.expectedPersons)}</td>}
              {hasYearBefore && <td>{number(point.yearBefore ?? null)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
