/**
 * Why a town's rank is not what it was in the bulletin before: ranks gained (below zero: lost) by each cause, in the order in
 * which they are looked at. Their sum is the movement, exactly.
 */
export interface RankChange {
  /** Counts of the earlier cut-off that were corrected since. */
  corrections: number
  /** What a merged town brought along. */
  mergers: number
  /** Changes of its quota. */
  quotas: number
  /** Persons newly paid. */
  payments: number
  /** What the other towns did. */
  others: number
  /** Persons: the increase since the earlier bulletin, by cause; their sum is the increase. */
  persons: { corrections: number; mergers: number; payments: number }
}
