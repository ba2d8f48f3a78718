import { addDays, type PlainDate } from '@/domain/time/plain-date'

/** One revision of a cell as it was recorded (R7). `persons` null withdraws the day (作废). */
export interface CountRevision {
  asOf: PlainDate
  revision: number
  persons: number | null
  hour: number | null
  reason: string
  authorName: string
  /** Moment of recording in Asia/Shanghai, "2021-11-23 17:02". */
  recordedAt: string
}

/**
 * One day of a division. `persons` is what holds for the day: its own newest revision, or the value carried into it
 * (R6). `increase` in persons against the value known before; null on a carried day and for the first value.
 */
export interface HistoryDay {
  on: PlainDate
  persons: number | null
  state: 'reported' | 'carried' | 'withdrawn' | 'never'
  /** The day a carried value was reported for. */
  carriedFrom: PlainDate | null
  increase: number | null
  /** Newest first. */
  revisions: CountRevision[]
}

function byDay(revisions: readonly CountRevision[]): Map<PlainDate, CountRevision[]> {
  const days = new Map<PlainDate, CountRevision[]>()
  for (const revision of revisions) days.set(revision.asOf, [...(days.get(revision.asOf) ?? []), revision])
  for (const list of days.values()) list.sort((a, b) => b.revision - a.revision)
  return days
}

function describeDay(on: PlainDate, revisions: CountRevision[], before: { persons: number; on: PlainDate } | null): HistoryDay {
  const persons = revisions[0]?.persons ?? null
  if (persons !== null) return { on, persons, state: 'reported', carriedFrom: null, increase: before && persons - before.persons, revisions }
  const state = revisions.length > 0 ? 'withdrawn' : before ? 'carried' : 'never'
  return { on, persons: before?.persons ?? null, state, carriedFrom: before?.on ?? null, increase: null, revisions }
}

/**
 * Every day from the first report through `asOf`, newest first: what held, from where it was carried, and every revision
 * of it. Days later than `asOf` are left out, and so are carried days after the closing day, on which nothing is due.
 * // R6, R7, R9
 */
export function dayHistory(revisions: readonly CountRevision[], asOf: PlainDate, closesOn: PlainDate): HistoryDay[] {
  const days = byDay(revisions.filter((revision) => revision.asOf <= asOf))
  const reported = [...days.keys()].sort()
  const first = reported[0]
  if (!first) return []
  const last = reported[reported.length - 1]!
  const listedUntil = last > closesOn ? last : closesOn
  const end = asOf < listedUntil ? asOf : listedUntil
  const history: HistoryDay[] = []
  let before: { persons: number; on: PlainDate } | null = null
  for (let on = first; on <= end; on = addDays(on, 1)) {
    const day = describeDay(on, days.get(on) ?? [], before)
    if (day.state === 'reported' && day.persons !== null) before = { persons: day.persons, on }
    history.push(day)
  }
  return history.reverse()
}
