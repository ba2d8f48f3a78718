import { expectedLine, expectedPersons, type PaceSettings } from '@/domain/progress/expected-line'
import { addDays, type PlainDate } from '@/domain/time/plain-date'
import type { PrintedMilestone } from '@/domain/quotas/quota'

/** A cumulative count as reported for a day, in persons. Of several for one day the last in the list is the one in force (R7). */
export interface DatedCount {
  asOf: PlainDate
  persons: number
}

/** One day of the chart. Persons are cumulative; null where nothing is known. */
export interface TrendPoint {
  on: PlainDate
  persons: number | null
  /** Known, but nobody reported for this day (沿用). */
  carried: boolean
  /** Persons the line expects; null without a quota. */
  expectedPersons: number | null
  /** Persons gained since the day before; null when nothing was reported for the day or nothing was known before it. */
  dailyIncrease: number | null
  /** Persons on the same day of last year's campaign; left out where there is no such campaign. */
  yearBefore?: number | null
}

export interface TrendInput {
  /** One list of counts for each division that reports: a single list for a town, eleven for a county. */
  parts: readonly (readonly DatedCount[])[]
  quota: number | null
  milestones: readonly PrintedMilestone[]
  settings: PaceSettings
  /** The day asked about: nothing is drawn as known after it. */
  asOf: PlainDate
}

/** The value in force for each day of one division. */
function byDay(counts: readonly DatedCount[]): Map<PlainDate, number> {
  return new Map(counts.map((entry) => [entry.asOf, entry.persons]))
}

/** The value carried into a day from the days before it. */
function knownBefore(days: Map<PlainDate, number>, first: PlainDate): number | null {
  const latest = [...days.keys()].filter((day) => day < first).sort().pop()
  return latest === undefined ? null : (days.get(latest) ?? null)
}

function lastDay({ parts, settings, asOf }: TrendInput): PlainDate {
  const days = parts.flat().map((entry) => entry.asOf).filter((day) => day <= asOf)
  return days.reduce((latest, day) => (day > latest ? day : latest), settings.closesOn)
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/**
 * The day series of a chart from the opening to the closing day (longer when counts were reported later): what was
 * known, carried forward where a day is missing, beside the expected line. A county's value is the sum of its parts
 * known that day, carried only when none of them reported. Its increase is the difference of these sums, so the increases
 * add up to the total.
 * // R5, R6, R12
 */
export function dayTrend(input: TrendInput): TrendPoint[] {
  const { parts, quota, milestones, settings, asOf } = input
  const line = quota === null ? null : expectedLine(settings, quota, milestones)
  const series = parts.map(byDay)
  const held = series.map((days) => knownBefore(days, settings.opensOn))
  const end = lastDay(input)
  const points: TrendPoint[] = []
  let before = sumKnown(held)
  for (let on = settings.opensOn; on <= end; on = addDays(on, 1)) {
    series.forEach((days, index) => (held[index] = days.get(on) ?? held[index] ?? null))
    const isReported = series.some((days) => days.has(on))
    const persons = on <= asOf ? sumKnown(held) : null
    points.push({
      on,
      persons,
      carried: persons !== null && !isReported,
      expectedPersons: line && expectedPersons(line, on),
      dailyIncrease: isReported && persons !== null && before !== null ? persons - before : null,
    })
    before = persons
  }
  return points
}
