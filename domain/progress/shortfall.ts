/** What is missing to the whole quota, in persons: `remaining` or `over` is zero, both when the quota is exactly reached. */
export interface Shortfall {
  remaining: number
  over: number
}

/** Shortfalls of several divisions. More than the quota in one covers nobody in another, so the two are never set off. */
export interface ShortfallSum extends Shortfall {
  /** Divisions whose shortfall is unknown: no quota, or never reported. */
  unknown: number
}

/**
 * Persons missing to the quota, or beyond it; never below zero, never clamped away (R6). null when unknown: without a quota,
 * or when nobody has reported. A quota of nobody is reached without a report.
 * // R18
 */
export function shortfallOf(quota: number | null, persons: number | null): Shortfall | null {
  if (quota === 0 && persons === null) return { remaining: 0, over: 0 }
  if (quota === null || persons === null) return null
  return { remaining: Math.max(0, quota - persons), over: Math.max(0, persons - quota) }
}

/** Adds shortfalls up: remaining − over of the sum is the known quotas less the known persons. */
export function sumShortfalls(shortfalls: readonly (Shortfall | null)[]): ShortfallSum {
  const known = shortfalls.filter((shortfall) => shortfall !== null)
  return {
    remaining: known.reduce((sum, shortfall) => sum + shortfall.remaining, 0),
    over: known.reduce((sum, shortfall) => sum + shortfall.over, 0),
    unknown: shortfalls.length - known.length,
  }
}
