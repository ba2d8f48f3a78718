import type { PaceState } from '@/domain/progress/pace'
import type { UnrankedReason } from '@/domain/progress/ranking'
import type { QuotaKind } from '@/domain/quotas/quota'
import type { PlainDate } from '@/domain/time/plain-date'
import type { RankChange } from './rank-change'

/** What a town is short of in one must-cover group, in persons; null when unknown. */
export interface RowRemainder {
  coverageGroup: string
  remaining: number | null
}

/** A town, or the county, in a bulletin. Persons are whole; rates are text, rounded once from the exact fraction. */
export interface ResultRow {
  divisionCode: string
  name: string
  position: number
  quota: number | null
  persons: number | null
  /** The day and hour its number was reported for; earlier than the cut-off's day when it is carried (R6). */
  reportedFor: PlainDate | null
  hour: number | null
  isCarried: boolean
  rank: number | null
  unrankedReason: UnrankedReason | null
  rateText: string | null
  /** Persons more than in the bulletin before, as that one has them; null when there is none. */
  increase: number | null
  rankBefore: number | null
  /** Ranks gained: 2 is ▲2. */
  movement: number | null
  paceState: PaceState | null
  /** Percentage points from the expected line, without a sign; 2.27. */
  pacePoints: string | null
  /** Persons missing to the expected line; below zero when there are more. */
  paceGap: number | null
  milestone: { dueOn: PlainDate; targetPersons: number; gapPersons: number } | null
  remainders: RowRemainder[]
  /** Whether its rate reaches the campaign's line; null when unranked. */
  reachesLine: boolean | null
  isLastPlace: boolean
  /** Why the rank moved since the bulletin before; null when it was ranked in one of the two only. */
  change: RankChange | null
}

/** The whole county against one kind of quota. */
export interface ResultTotal {
  kind: QuotaKind
  quota: number
  persons: number | null
  rateText: string | null
  /** Persons missing to the quota; below zero when there are more. */
  gap: number | null
}

/** A must-cover group of the county (R18), on its own line. */
export interface ResultGroup {
  coverageGroup: string
  name: string
  quota: number | null
  persons: number | null
  rateText: string | null
  /** Sum of the towns' remainders: nobody's surplus is set off against another's lack. */
  remaining: number
  /** Towns of which nothing is known. */
  unknown: number
  pacePoints: string | null
  paceState: PaceState | null
  /** Towns in the order of the quota table. */
  towns: { code: string; name: string; quota: number | null; persons: number | null; rateText: string | null; remaining: number | null }[]
}

export interface BulletinResults {
  county: ResultRow
  /** Against each kind of quota that the county has, the assigned one first. */
  totals: ResultTotal[]
  /** The campaign's line: a fixed share, or the expected rate on the cut-off's day (序时进度). */
  line: { kind: 'fixed' | 'expected'; rateText: string }
  /** Ranked first, then the others in the order of the quota table. */
  rows: ResultRow[]
  /** Codes, in the order of the ranking. */
  reaching: string[]
  below: string[]
  firstPlaces: string[]
  lastPlaces: string[]
  /** R16: everyone in last place; nobody when all tie. */
  lastPlace: string[]
  carried: string[]
  neverReported: string[]
  groups: ResultGroup[]
}
