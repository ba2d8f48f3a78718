/*
 * What is worth asking about. The notices are silent: these are choices of the product (docs/decisions/008), wide enough
 * that an ordinary day asks nothing.
 */

/** Fewer units at the same share are chance: a town of two villages is not asked. */
export const leastUnitsAtShare = 3

/** A report counts as made before the cut-off from so many minutes before the due hour until that hour is over. */
export const minutesBeforeDueHour = 30

/** A surge is more than so many times the mean increase of so many reporting days before it, and at least so many persons. */
export const surgeTimes = 3
export const surgeMeanOfDays = 7
export const surgeLeastPersons = 200

/** The same increase on so many reporting days running; a small village has one to four persons a day by nature. */
export const sameIncreaseDays = 5
export const sameIncreaseLeastPersons = 5

/** A count is far above the quota beyond this share of it, in percent; a few percent above are real and published (R6). */
export const farAboveQuotaPercent = 120

/** The most counts that a question of one unit compares: a surge needs its own, and one more than the increases before it. */
export const mostCountsCompared = Math.max(surgeMeanOfDays, sameIncreaseDays) + 2

/** How far back a question looks, in days, counted from its own day: the answer never depends on the range of days shown. */
export const lookBackDays = 60
