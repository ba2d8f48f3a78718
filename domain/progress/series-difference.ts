import type { Series } from '@/domain/campaigns/choices'
import { daysOfChange, heldOn, walkHeld, type SeriesDay } from '@/domain/progress/series-days'
import { daysBetween, type PlainDate } from '@/domain/time/plain-date'

/** The two differences a county looks at: what the towns say more than the tax bureau, and what tax has more than the register. */
export const seriesPairs = [
  ['reported', 'tax'],
  ['tax', 'registered'],
] as const satisfies readonly (readonly [Series, Series])[]

/**
 * How far one series is from another on a day. `persons` is first minus second, null when one of them is unknown.
 * `openedOn` is the first day of the present uninterrupted run of days on which both were known and differed, and
 * `ageDays` the days from it to the day asked about, 0 when it opened on that very day; both null when they are equal
 * or one is unknown.
 */
export interface SeriesDifference {
  persons: number | null
  openedOn: PlainDate | null
  ageDays: number | null
}

/**
 * The difference of two series and its age (R5; R19: a gap is shown with its age). Carried values count as they stand, so a
 * late file makes a gap that closes with it. A day on which both agreed, or one was unknown, ends a run; a change of the
 * sign does not. Always reckoned from what is in force now: a correction of a day long past changes the age.
 */
export function seriesDifference(first: readonly SeriesDay[], second: readonly SeriesDay[], asOf: PlainDate): SeriesDifference {
  const days = daysOfChange([first, second]).filter((on) => on <= asOf)
  const gaps = walkHeld([first, second], days, (on, [a = null, b = null]) => (a === null || b === null || a === b ? null : on))
  const openedOn = gaps.reduce((opened, on) => (on === null ? null : (opened ?? on)), null)
  const [a, b] = [heldOn(first, asOf), heldOn(second, asOf)]
  const persons = a === null || b === null ? null : a - b
  return { persons, openedOn, ageDays: openedOn && daysBetween(openedOn, asOf) }
}
