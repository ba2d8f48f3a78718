import type { KnownCount } from '@/domain/progress/progress'
import type { PlainDate } from '@/domain/time/plain-date'

/**
 * Whether a successor's number is still from before the merger: what the ended town had is then in nobody's number, and the
 * successor must not come last for it (R4, R16).
 */
export function isPending({ reportedFor }: { reportedFor: KnownCount['reportedFor'] | null }, lastDay: PlainDate): boolean {
  return reportedFor === null || reportedFor <= lastDay
}
