'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { seriesCodes, seriesLabels, type Series } from '@/domain/campaigns/choices'
import { formatThousands } from '@/domain/numbers/format'
import type { SeriesTrendPoint } from '@/domain/progress/series-days'
import classes from './series.module.css'

const SeriesChart = dynamic(() => import('./series-chart').then((module) => module.SeriesChart), { ssr: false, loading: () => null })

const text = (value: number | null) => (value === null ? '—' : formatThousands(value))
const gap = (first: number | null, second: number | null) => (first === null || second === null ? '—' : formatThousands(first - second))

function DayRow({ point }: { point: SeriesTrendPoint }) {
  return (
    <tr>
      <th scope="row">{point.on}</th>
      {seriesCodes.map((series: Series) => (
        <td key={series}>{text(point[series])}</td>
      ))}
      <td>{gap(point.reported, point.tax)}</td>
      <td>{gap(point.tax, point.registered)}</td>
    </tr>
  )
}

/** The three lines as a chart and, for paper, keyboards and readers without a picture, as the same numbers in a table. */
export function SeriesTrend({ title, points }: { title: string; points: readonly SeriesTrendPoint[] }) {
  const known = points.filter((point) => seriesCodes.some((series) => point[series] !== null))
  // Forty days are a page of paper: printed by who has opened them.
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-label={title} className={isOpen ? undefined : 'no-print'}>
      <h2>{title}</h2>
      {known.length === 0 ? (
        <p>到这一天为止三个口径都尚无数，有数后这里画出每日累计。</p>
      ) : (
        <>
          <div className={`${classes.room} no-print`} aria-hidden>
            <SeriesChart points={points} />
          </div>
          <details className={classes.numbers} onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary className="no-print">看每日数字（{known.length} 天）</summary>
            <table className={classes.table}>
              <caption className={classes.hidden}>{title}</caption>
              <thead>
                <tr>
                  <th scope="col">日期</th>
                  {seriesCodes.map((series) => (
                    <th key={series} scope="col">
                      {seriesLabels[series]}（人）
                    </th>
                  ))}
                  <th scope="col">上报－税务</th>
                  <th scope="col">税务－登记</th>
                </tr>
              </thead>
              <tbody>
                {[...known].reverse().map((point) => (
                  <DayRow key={point.on} point={point} />
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  )
}
