import { everyone, type Series } from '@/domain/campaigns/choices'
import { addDays, daysBetween, type PlainDate } from '@/domain/time/plain-date'
import type { PlannedCount } from './plan'
import { repeatable } from './plan'

export interface Simulated {
  divisionCode: string
  /** Persons reached on the last day. */
  finish: number
  level: 'town' | 'village'
}

/** What the counts are of, and how often somebody reports: the town's own word for everyone, daily, unless said otherwise. */
interface Reporting {
  series?: Series
  coverageGroup?: string
  everyDays?: number
}

/**
 * Cumulative counts from `opensOn` through `until` that end exactly at `finish`: slow first days, weekends that hardly move,
 * now and then a day on which nobody reported. Repeatable for a seed.
 */
export function simulateCounts(divisions: Simulated[], opensOn: PlainDate, until: PlainDate, seed: number, reporting: Reporting = {}): PlannedCount[] {
  const { series = 'reported', coverageGroup = everyone, everyDays = 1 } = reporting
  const days = daysBetween(opensOn, until) + 1
  return divisions.flatMap((division, index) => {
    const random = repeatable(seed + index * 7919)
    const weights = Array.from({ length: days }, (_, day) => {
      const weekday = new Date(`${addDays(opensOn, day)}T00:00:00Z`).getUTCDay()
      const workday = weekday === 0 || weekday === 6 ? 0.15 : 1
      return workday * (0.3 + random()) * Math.min(1, 0.2 + day / 8)
    })
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    let reached = 0
    return weights.flatMap((weight, day): PlannedCount[] => {
      reached += weight
      const last = day === days - 1
      if (!last && day > 0 && random() < 0.04) return []
      const persons = last ? division.finish : Math.floor((division.finish * reached) / whole)
      if (!last && day % everyDays !== 0) return []
      const count = { series, coverageGroup, hour: 17, revision: 1, reason: '' } as const
      return [{ ...count, divisionCode: division.divisionCode, level: division.level, asOf: addDays(opensOn, day), persons }]
    })
  })
}
