import type { TrendPoint } from '@/domain/progress/trend'
import type { PlainDate } from '@/domain/time/plain-date'

/**
 * The day series with its newest day as the polled numbers have it: the chart moves with the table, without asking for
 * all days again. Corrections of earlier days show when the page is opened next.
 */
export function followOverview(points: readonly TrendPoint[], asOf: PlainDate, measuredOn: PlainDate | null, persons: number | null): readonly TrendPoint[] {
  const index = points.findIndex((point) => point.on === asOf)
  const drawn = points[index]
  if (!drawn || persons === null || drawn.persons === persons) return points
  const before = points[index - 1]?.persons ?? null
  const isReported = measuredOn === asOf
  const fresh: TrendPoint = { ...drawn, persons, carried: !isReported, dailyIncrease: isReported && before !== null ? persons - before : null }
  return [...points.slice(0, index), fresh, ...points.slice(index + 1)]
}
