import { formatPercent, formatPoints } from '@/domain/numbers/format'
import { fraction, subtractFractions } from '@/domain/numbers/fraction'
import type { DivisionTotal } from '@/domain/progress/progress'
import type { TrendPoint } from '@/domain/progress/trend'
import { addDays, isPlainDate, type PlainDate } from '@/domain/time/plain-date'

/** A division a year before: persons, its quota then, and the day its number was reported for; null where there was none. */
export interface DivisionYearBefore {
  quota: number | null
  persons: number | null
  reportedFor: PlainDate | null
}

/** The campaign of the year before on the same day, by the codes of the divisions that stand today. */
export interface YearBeforeTotals {
  on: PlainDate
  byCode: ReadonlyMap<string, DivisionYearBefore>
}

/** A division against itself a year before. Persons and percentage points more than then; below zero are fewer. */
export interface YearComparison {
  persons: number
  /** "62.10%"; null when there was no quota then. */
  rateText: string | null
  reportedFor: PlainDate | null
  morePersons: number | null
  /** "+3.72", "-0.40", "0.00": the difference of the exact rates, rounded half up; null when one of them is unknown. */
  morePointsText: string | null
}

/** The year before as a screen names it. */
export interface YearBefore {
  coverageYear: number
  /** The same day of that year. */
  on: PlainDate
  /** The newest day its numbers were reported for; null when it has none of this measure. */
  measuredOn: PlainDate | null
  /** Its window, where it is not this year's window one year earlier; null when it is. */
  otherWindow: { opensOn: PlainDate; closesOn: PlainDate } | null
}

/** The same calendar day one year before; 29 February becomes the 28th. */
export function yearBefore(day: PlainDate): PlainDate {
  const earlier = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`
  return isPlainDate(earlier) ? earlier : (`${earlier.slice(0, 8)}28` as PlainDate)
}

interface Window {
  opensOn: PlainDate
  closesOn: PlainDate
}

const isFebruarysEnd = (day: PlainDate) => addDays(day, 1).slice(5) === '03-01'

/** Whether a day is another's in the year before; the last day of February is that of every year's February. */
function isSameDay(now: PlainDate, earlier: PlainDate): boolean {
  return yearBefore(now) === earlier || (yearBefore(now).slice(0, 7) === earlier.slice(0, 7) && isFebruarysEnd(now) && isFebruarysEnd(earlier))
}

/** The window of the year before where its days are not the same days; on other days the same date means another stage of the work. */
export function otherWindow(now: Window, earlier: Window): Window | null {
  const isSame = isSameDay(now.opensOn, earlier.opensOn) && isSameDay(now.closesOn, earlier.closesOn)
  return isSame ? null : { opensOn: earlier.opensOn, closesOn: earlier.closesOn }
}

function rateOf(persons: number | null, quota: number | null) {
  return persons !== null && quota !== null && quota > 0 ? fraction(persons, quota) : null
}

/**
 * Holds a division against itself on the same day of last year's campaign; null when nothing was known of it then. Rates are
 * compared exactly and rounded once, so the difference is not that of two rounded numbers.
 * // R9, R10
 */
export function compareWithYearBefore(total: Pick<DivisionTotal, 'quota' | 'count'>, earlier: DivisionYearBefore | undefined): YearComparison | null {
  if (!earlier || earlier.persons === null) return null
  const now = rateOf(total.count?.persons ?? null, total.quota)
  const then = rateOf(earlier.persons, earlier.quota)
  const points = now && then ? formatPoints(subtractFractions(now, then)) : null
  return {
    persons: earlier.persons,
    rateText: then && formatPercent(then),
    reportedFor: earlier.reportedFor,
    morePersons: total.count ? total.count.persons - earlier.persons : null,
    morePointsText: points !== null && Number(points) > 0 ? `+${points}` : points,
  }
}

/** This year's days with last year's persons of the same day beside them; null outside last year's window. */
export function withYearBefore(points: readonly TrendPoint[], earlier: readonly TrendPoint[]): TrendPoint[] {
  const persons = new Map(earlier.map((point) => [point.on, point.persons]))
  return points.map((point) => ({ ...point, yearBefore: persons.get(yearBefore(point.on)) ?? null }))
}
