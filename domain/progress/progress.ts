import type { PlainDate } from '@/domain/time/plain-date'
import type { PrintedMilestone } from '@/domain/quotas/quota'

/** The latest count of one division known on a day: its value, and the day (and hour) it was reported for (R5, R6). */
export interface KnownCount {
  persons: number
  /** The day the value was reported for; earlier than the day asked about when it is carried forward (沿用). */
  reportedFor: PlainDate
  /** The hour 0–24 the value holds for, null when none was given. */
  hour: number | null
}

/** What one division has and should have on a day: the rows that ranking, pace and the sentence start from. */
export interface DivisionTotal {
  divisionCode: string
  name: string
  /** Place in the quota table; ties keep this order (R10). */
  position: number
  /** Persons; null when the division has no quota. */
  quota: number | null
  milestones: PrintedMilestone[]
  /** null when the division has never reported. */
  count: KnownCount | null
  /** Persons known the day before and seven days before; null when nothing was known by then. */
  countYesterday: number | null
  countWeekAgo: number | null
  /** Of a sum: some of its parts were first heard of within the last seven days, so its gain is not one week's work. */
  partsBegan?: boolean
  /** Where villages report: how many of them have reported for the very day (R8). null where the town itself reports. */
  villages: { reportedToday: number; total: number } | null
}
