import type { PlainDate } from '@/domain/time/plain-date'
import { composeOverview, type Basis, type Overview, type OverviewRow } from './overview'
import type { PaceSettings } from './expected-line'
import type { DivisionTotal } from './progress'

/** What is missing in one must-cover group of a village: persons, with the day its number was reported for (R18). */
export interface MustCoverRemainder {
  code: string
  name: string
  quota: number | null
  persons: number | null
  /** Quota − persons, below zero when more than the quota is covered; null when either is unknown. */
  remaining: number | null
  reportedFor: PlainDate | null
}

/** A village on a day, as its agent sees it: its own numbers and what is missing in its must-cover groups. */
export interface VillageOverview extends Pick<Overview, 'asOf' | 'basis' | 'measuredOn' | 'hour' | 'sentence' | 'milestones'> {
  village: OverviewRow
  /** Groups the village has a quota or a count for; the others say nothing about it. */
  mustCover: MustCoverRemainder[]
}

interface VillageOverviewInput {
  total: DivisionTotal
  /** The village's total in each must-cover group, in the order of the settings. */
  groups: readonly { code: string; name: string; total: DivisionTotal | null }[]
  settings: PaceSettings
  basis: Basis
  asOf: PlainDate
}

function remainderOf(code: string, name: string, { quota, count }: DivisionTotal): MustCoverRemainder {
  const persons = count?.persons ?? null
  return { code, name, quota, persons, remaining: quota === null || persons === null ? null : quota - persons, reportedFor: count?.reportedFor ?? null }
}

/**
 * Puts a village together from its own totals. It is a scope without parts, so the sentence is the common composer's and
 * nothing is ranked: villages are helped, not compared (R17).
 * // R11, R12, R18
 */
export function composeVillageOverview({ total, groups, settings, basis, asOf }: VillageOverviewInput): VillageOverview {
  const { scope, measuredOn, hour, sentence, milestones } = composeOverview({ scopeName: total.name, total, parts: [], partLevel: 'village', settings, basis, asOf })
  const known = groups.flatMap((group) => (group.total && (group.total.quota !== null || group.total.count !== null) ? [remainderOf(group.code, group.name, group.total)] : []))
  return { asOf, basis, measuredOn, hour, sentence, milestones, village: scope, mustCover: known }
}
