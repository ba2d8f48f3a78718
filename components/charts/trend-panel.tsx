'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { TrendPoint } from '@/domain/progress/trend'
import type { ChartMilestone } from './trend-chart'
import { TrendTable } from './trend-table'
import classes from './charts.module.css'

// The chart draws nothing on the server and weighs as much as the page: it comes after, into room kept for it.
const TrendChart = dynamic(() => import('./trend-chart').then((module) => module.TrendChart), { ssr: false, loading: () => null })

interface TrendPanelProps {
  title: string
  points: readonly TrendPoint[]
  milestones: readonly ChartMilestone[]
  /** Choosing whose days are drawn. */
  children?: ReactNode
}

/** Cumulative persons day by day against the expected line, as a chart and as the same numbers in a table. */
export function TrendPanel({ title, points, milestones, children }: TrendPanelProps) {
  const isKnown = points.some((point) => point.persons !== null)
  return (
    <section aria-label={title}>
      <div className={classes.headingLine}>
        <h2>{title}</h2>
        {children}
      </div>
      {isKnown ? (
        <>
          <div className={`${classes.room} no-print`} aria-hidden>
            <TrendChart points={points} milestones={milestones} />
          </div>
          <TrendTable title={title} points={points} />
        </>
      ) : (
        <p>到这一天为止尚无上报，有上报后这里画出每日累计。</p>
      )}
    </section>
  )
}
