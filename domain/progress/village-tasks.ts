import { addDays, type PlainDate } from '@/domain/time/plain-date'
import type { PaceSettings } from './expected-line'
import type { VillageOverview } from './village-overview'

/** Something that waits for the village agent; who it is for and what to do is said by the screen. */
export type VillageTask =
  | { kind: 'report'; asOf: PlainDate; last: { persons: number; reportedFor: PlainDate; hour: number | null } | null }
  | { kind: 'mustCover'; code: string; name: string; remaining: number }
  | { kind: 'expiry'; expiresOn: PlainDate }

/** How long before its end an account says so, in days. */
const expiryNoticeDays = 14

/**
 * The day's count is asked for inside the collection window, of villages that report: where the campaign counts by
 * village, or the town keeps the village's number. The town writes it; the agent tells it.
 */
function openReport({ village, basis, asOf }: VillageOverview, { opensOn, closesOn }: Pick<PaceSettings, 'opensOn' | 'closesOn'>): VillageTask[] {
  const isAsked = basis.level === 'village' || village.reporting !== 'never'
  if (!isAsked || asOf < opensOn || asOf > closesOn || village.reporting === 'reportedToday') return []
  const { persons, reportedFor, hour } = village
  return [{ kind: 'report', asOf, last: persons === null || reportedFor === null ? null : { persons, reportedFor, hour } }]
}

interface VillageTasksInput {
  /** null while there is no campaign, or the village is in none. */
  overview: VillageOverview | null
  settings: Pick<PaceSettings, 'opensOn' | 'closesOn'> | null
  /** The account's last day, and today by the calendar: accounts end by it, whatever day the example shows. */
  expiresOn: PlainDate | null
  calendarDay: PlainDate
}

/**
 * What waits for a village agent, the day's own matter first: a count not yet reported, must-cover persons still missing,
 * an account about to end.
 * // R6, R17, R18
 */
export function villageTasks({ overview, settings, expiresOn, calendarDay }: VillageTasksInput): VillageTask[] {
  const missing = overview?.mustCover.flatMap(({ code, name, remaining }): VillageTask[] => (remaining !== null && remaining > 0 ? [{ kind: 'mustCover', code, name, remaining }] : [])) ?? []
  const ends = expiresOn !== null && expiresOn <= addDays(calendarDay, expiryNoticeDays)
  return [...(overview && settings ? openReport(overview, settings) : []), ...missing, ...(ends ? [{ kind: 'expiry', expiresOn } as const] : [])]
}
