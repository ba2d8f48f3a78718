import { addDays, type PlainDate } from '@/domain/time/plain-date'
import type { CutOff } from './cut-off'

/** Up to when a bulletin is drafted as a rule: what the campaign says, and the clock. */
export interface ProposalContext {
  opensOn: PlainDate
  /** The hour by which a day's counts are due, 1–24; null where the notice names none. */
  dueHour: number | null
  /** The day that counts as today, and the hour that has passed; null for an example, whose day stands still. */
  today: PlainDate
  hourNow: number | null
}

/** Where the notice names no hour: the end of an office's day. */
const usualHour = 17

/**
 * The cut-off that a new draft begins with: the newest due hour that has passed, for numbers that are still to come cannot be
 * reported. On the first day of the window there is none, and that day's own is proposed.
 * // R13
 */
export function proposedCutOff({ opensOn, dueHour, today, hourNow }: ProposalContext): CutOff {
  const hour = dueHour ?? usualHour
  const isToCome = hourNow !== null && hour > hourNow
  return { day: isToCome && today > opensOn ? addDays(today, -1) : today, hour }
}
