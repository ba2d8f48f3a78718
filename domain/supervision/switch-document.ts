import type { SettingsInForce } from '@/domain/campaigns/settings-in-force'
import type { PlainDate } from '@/domain/time/plain-date'
import type { CaseKind } from './case'

/** What of the settings a kind of case rests on; a visit rests on supervision as such. */
function groundOf({ settings: { escalation } }: SettingsInForce, kind: CaseKind): string {
  return kind === 'talk' ? `${escalation.talks} ${escalation.lastPlaceTimes}` : String(escalation.reminders)
}

/**
 * The revision whose document reminders or talks rest on, as it stood on a day: the one that set what held then, not a later one
 * that changed something else. `revisions` stand in the order in which they take effect; null when there is none.
 * // R17
 */
export function switchDocument(revisions: readonly SettingsInForce[], kind: CaseKind, day: PlainDate): SettingsInForce | null {
  const begun = revisions.filter((revision, index) => index === 0 || revision.effectiveFrom <= day)
  const last = begun[begun.length - 1]
  if (!last) return null
  const changed = begun.findLastIndex((revision) => groundOf(revision, kind) !== groundOf(last, kind))
  return begun[changed + 1] ?? last
}
