import type { ReportingLevel, Series } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { addDays, type PlainDate } from '@/domain/time/plain-date'

/** One dated revision of a campaign's settings, with the document it came from (R1). */
export interface SettingsInForce {
  settings: CampaignSettings
  documentTitle: string
  documentNumber: string
  effectiveFrom: PlainDate
}

/** The revision that holds on each day a revision takes effect on: of several from one day the one recorded last. */
function steps<T extends SettingsInForce>(revisions: readonly T[]): T[] {
  return revisions.filter((revision, index) => revisions[index + 1]?.effectiveFrom !== revision.effectiveFrom)
}

/**
 * The settings in force on a day; before the first of them takes effect, the first ones. `revisions` stand in the order in
 * which they take effect, of one day in the order in which they were recorded. null when there is none.
 * // R1
 */
export function settingsInForce<T extends SettingsInForce>(revisions: readonly T[], asOf: PlainDate): T | null {
  const dated = steps(revisions)
  return dated.findLast((revision) => revision.effectiveFrom <= asOf) ?? dated[0] ?? null
}

/** Days on which one level of reporting counts; null is without beginning or end. */
export interface LevelPeriod {
  level: ReportingLevel
  from: PlainDate | null
  until: PlainDate | null
}

/**
 * Which level a series is reported at over the days of a campaign, in order and without gaps (R8): a dated revision may
 * change it, and an earlier day's numbers are read at the level of that day.
 */
export function levelPeriods(revisions: readonly SettingsInForce[], series: Series): LevelPeriod[] {
  const changes = steps(revisions).map(({ settings, effectiveFrom }) => ({ level: settings.reportingLevel[series], from: effectiveFrom }))
  const kept = changes.filter((change, index) => changes[index - 1]?.level !== change.level)
  return kept.map(({ level, from }, index) => {
    const next = kept[index + 1]
    return { level, from: index === 0 ? null : from, until: next ? addDays(next.from, -1) : null }
  })
}
