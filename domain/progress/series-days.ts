import type { Series } from '@/domain/campaigns/choices'
import type { KnownCount } from '@/domain/progress/progress'
import { addDays, type PlainDate } from '@/domain/time/plain-date'

/**
 * A day on which what a division has in one series was said anew: the cumulative persons that hold from then on. null when
 * nothing holds any more, because the division had ended (R4). `reported` is false where only a part of it ended.
 */
export interface SeriesDay {
  on: PlainDate
  persons: number | null
  hour: number | null
  reported: boolean
  /** The day it was reported for, where that is earlier: what a level had said before it came to count (R8). */
  reportedFor?: PlainDate
}

/** The three series of one division, each with its days in order (R5). */
export type DaysBySeries = Record<Series, readonly SeriesDay[]>

/** What holds on a day: a missing day carries the last value on (R6); null before the first and after the last. Persons. */
export function heldOn(days: readonly SeriesDay[], on: PlainDate): number | null {
  return days.filter((day) => day.on <= on).at(-1)?.persons ?? null
}

/** The latest count known on a day with the day and hour it was reported for; null when nothing holds. // R6, R9 */
export function knownOn(days: readonly SeriesDay[], asOf: PlainDate): KnownCount | null {
  const persons = heldOn(days, asOf)
  const last = days.filter((day) => day.on <= asOf && day.reported).at(-1)
  return persons === null || !last ? null : { persons, reportedFor: last.reportedFor ?? last.on, hour: last.hour }
}

/** Every day on which one of these lists says something, in order. */
export function daysOfChange(lists: readonly (readonly SeriesDay[])[]): PlainDate[] {
  return [...new Set(lists.flatMap((days) => days.map((day) => day.on)))].sort()
}

/** Walks through the days in order and hands out what each list holds on each of them. */
export function walkHeld<T>(lists: readonly (readonly SeriesDay[])[], days: readonly PlainDate[], visit: (on: PlainDate, held: (number | null)[], said: SeriesDay[]) => T): T[] {
  const next = lists.map(() => 0)
  const held: (number | null)[] = lists.map(() => null)
  return days.map((on) => {
    const said: SeriesDay[] = []
    lists.forEach((list, index) => {
      for (let day = list[next[index]!]; day && day.on <= on; day = list[next[index]!]) {
        held[index] = day.persons
        if (day.on === on) said.push(day)
        next[index]! += 1
      }
    })
    return visit(on, [...held], said)
  })
}

/**
 * The days of a county from those of its towns: the sum of what is known, as of the latest hour of those who reported for the
 * day. A town that never reported adds nothing; one that ended adds nothing from then on.
 * // R4, R6, R8
 */
export function sumSeriesDays(parts: readonly (readonly SeriesDay[])[]): SeriesDay[] {
  let newest: PlainDate | null = null
  return walkHeld(parts, daysOfChange(parts), (on, held, said) => {
    const known = held.filter((persons) => persons !== null)
    const reports = said.filter((day) => day.reported).map((day) => ({ hour: day.hour, reportedFor: day.reportedFor ?? day.on }))
    const latest = reports.map((report) => report.reportedFor).sort().at(-1) ?? null
    // What comes to count only now but was reported earlier than the others' newest does not make the sum any newer.
    const reported = latest !== null && (newest === null || latest >= newest)
    if (reported) newest = latest
    const hours = reports.filter((report) => report.reportedFor === latest).map(({ hour }) => hour).filter((hour) => hour !== null)
    return {
      on,
      persons: known.length === 0 ? null : known.reduce((sum, persons) => sum + persons, 0),
      hour: hours.length === 0 ? null : Math.max(...hours),
      reported,
      ...(reported && latest !== on ? { reportedFor: latest } : {}),
    }
  })
}

/** One day of the three lines; null where nothing is known. Persons, cumulative; carried values as they stand. */
export interface SeriesTrendPoint extends Record<Series, number | null> {
  on: PlainDate
}

/** The three lines from one day through another, every day of the calendar. // R5, R6 */
export function seriesTrend(days: DaysBySeries, from: PlainDate, until: PlainDate): SeriesTrendPoint[] {
  const calendar: PlainDate[] = []
  for (let on = from; on <= until; on = addDays(on, 1)) calendar.push(on)
  return walkHeld([days.reported, days.tax, days.registered], calendar, (on, [reported = null, tax = null, registered = null]) => ({ on, reported, tax, registered }))
}
