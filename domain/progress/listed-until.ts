import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { PlainDate } from '@/domain/time/plain-date'

/** The last day on which anything is due: that of the late window where there is one. */
export function lastDueDay({ closesOn, lateWindow }: Pick<CampaignSettings, 'closesOn' | 'lateWindow'>): PlainDate {
  return lateWindow && lateWindow.closesOn > closesOn ? lateWindow.closesOn : closesOn
}

/**
 * The last day that a list of days shows: the day asked about, but not later than the last day on which anything is due or,
 * when that is later, was reported; after it the days only repeat what is carried.
 * // R6
 */
export function listedUntil(settings: Pick<CampaignSettings, 'closesOn' | 'lateWindow'>, asOf: PlainDate, lastReport: PlainDate | null): PlainDate {
  const due = lastDueDay(settings)
  const end = lastReport !== null && lastReport > due ? lastReport : due
  return asOf < end ? asOf : end
}
