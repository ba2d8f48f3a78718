import type { DivisionTotal } from '@/domain/progress/progress'
import type { PlainDate } from '@/domain/time/plain-date'

/** Where a division's number for a day comes from: that day itself, an earlier one (沿用), or nowhere yet (R6). */
export const reportingStates = ['reportedToday', 'carried', 'never'] as const
export type ReportingState = (typeof reportingStates)[number]

/** The state of one division on a day. Where villages report, one village's report for the day is enough; R8 shows how many. */
export function reportingState(total: Pick<DivisionTotal, 'count'>, asOf: PlainDate): ReportingState {
  if (total.count === null) return 'never'
  return total.count.reportedFor >= asOf ? 'reportedToday' : 'carried'
}

/** Names of divisions by state, each list in the order given. */
export function namesByReportingState(totals: readonly Pick<DivisionTotal, 'name' | 'count'>[], asOf: PlainDate): Record<ReportingState, string[]> {
  const names: Record<ReportingState, string[]> = { reportedToday: [], carried: [], never: [] }
  for (const total of totals) names[reportingState(total, asOf)].push(total.name)
  return names
}

/**
 * Persons gained since yesterday. Null when nothing was reported for the day (an increase of 0 would be invented) or
 * nothing was known the day before; below zero after a fall (R6).
 */
export function dailyIncrease(total: Pick<DivisionTotal, 'count' | 'countYesterday'>, asOf: PlainDate): number | null {
  if (total.count === null || total.countYesterday === null || total.count.reportedFor < asOf) return null
  return total.count.persons - total.countYesterday
}

/** Persons gained in seven days; null when nothing was known then. A carried value counts as it stands. */
export function weeklyIncrease(total: Pick<DivisionTotal, 'count' | 'countWeekAgo'>): number | null {
  return total.count === null || total.countWeekAgo === null ? null : total.count.persons - total.countWeekAgo
}
