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

/** A town as a ranking takes it; who has no quota or no count is in no ranking. */
export interface Standing {
  code: string
  persons: number
  quota: number
}

/** The place among the others at a rate: one more than how many of them stand strictly higher. */
function placeAmong(own: Standing, others: readonly Standing[]): number {
  const higher = others.filter((other) => other.code !== own.code && BigInt(other.persons) * BigInt(own.quota) > BigInt(own.persons) * BigInt(other.quota))
  return higher.length + 1
}

/**
 * Splits a town's movement between two bulletins. From the earlier standings its own number is first corrected, then given what
 * merged towns brought, its quota as it is now, and the persons it has now; at last the other towns are moved. What each step
 * moves its rank is that cause's part, so the parts add up to the whole. null when the town is not in both.
 */
export function rankChange(
  code: string,
  standings: { before: readonly Standing[]; now: readonly Standing[] },
  facts: { restated: number | null; merged: number },
): RankChange | null {
  const before = standings.before.find((one) => one.code === code)
  const now = standings.now.find((one) => one.code === code)
  if (!before || !now) return null
  const corrected = { ...before, persons: facts.restated ?? before.persons }
  const joined = { ...corrected, persons: corrected.persons + facts.merged }
  const requoted = { ...joined, quota: now.quota }
  const places = [before, corrected, joined, requoted, now].map((own) => placeAmong(own, standings.before))
  const last = placeAmong(now, standings.now)
  const gained = (step: number) => places[step]! - places[step + 1]!
  return {
    corrections: gained(0),
    mergers: gained(1),
    quotas: gained(2),
    payments: gained(3),
    others: places[4]! - last,
    persons: { corrections: corrected.persons - before.persons, mergers: facts.merged, payments: now.persons - joined.persons },
  }
}
