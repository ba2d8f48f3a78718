import { absoluteFraction, ceilFraction, compareFractions, divideFractions, fraction, subtractFractions, type Fraction } from '@/domain/numbers/fraction'
import { daysBehindLine, exactExpectedPersons, expectedLine, expectedPersons, type PaceSettings } from '@/domain/progress/expected-line'
import { projectFinish, type ProjectedFinish } from '@/domain/progress/projected-finish'
import { milestoneTargets } from '@/domain/quotas/milestone-targets'
import { addDays, daysBetween, type PlainDate } from '@/domain/time/plain-date'
import type { DivisionTotal } from '@/domain/progress/progress'

/** Product choice, no notice fixes it: more than five percentage points behind the line is far behind (design.md, Colour). */
export const farBehindPoints = 5

export type PaceState = 'ahead' | 'onLine' | 'behind' | 'farBehind'

/** The first milestone after a day: persons to reach, persons missing (below zero when passed), days after `asOf` through it. */
export interface NextMilestone {
  dueOn: PlainDate
  targetPersons: number
  gapPersons: number
  daysLeft: number
}

/**
 * A division against its expected line on a day. Persons are whole; rates are exact shares of the quota; `daysBehind` is
 * in days, null when the line never had so many persons. `printPace` makes it ready for JSON and screens.
 */
export interface Pace {
  asOf: PlainDate
  persons: number
  quota: number
  rate: Fraction
  expectedRate: Fraction
  expectedPersons: number
  /** expected − present, in persons: above zero are missing, below zero are more than expected. */
  gapPersons: number
  /** rate − expectedRate as a share (× 100 percentage points): below zero is behind. */
  rateDifference: Fraction
  daysBehind: Fraction | null
  nextMilestone: NextMilestone | null
  /** Persons a day needed to reach the next milestone; 0 when it is passed, null after the last one. */
  neededPerDay: number | null
  projectedFinish: ProjectedFinish
  state: PaceState
}

type Measured = Pick<DivisionTotal, 'quota' | 'milestones' | 'count' | 'countWeekAgo' | 'partsBegan'>

/**
 * The next milestone strictly after `asOf`. Before the window opens nothing can be collected, so its days count from the
 * opening day.
 */
function findNextMilestone(settings: PaceSettings, total: Measured, quota: number, persons: number, asOf: PlainDate): NextMilestone | null {
  const next = milestoneTargets(quota, settings.milestones, total.milestones).find((target) => target.dueOn > asOf)
  if (!next) return null
  const dayBeforeOpening = addDays(settings.opensOn, -1)
  const daysLeft = daysBetween(asOf < dayBeforeOpening ? dayBeforeOpening : asOf, next.dueOn)
  return { dueOn: next.dueOn, targetPersons: next.persons, gapPersons: next.persons - persons, daysLeft }
}

function perDay(next: NextMilestone | null): number | null {
  if (!next) return null
  return next.gapPersons <= 0 ? 0 : ceilFraction(fraction(next.gapPersons, next.daysLeft))
}

/** On the line is the whole person nearest above it: nobody can be 0.7 of a person behind. */
function stateOf(gapPersons: number, rateDifference: Fraction): PaceState {
  if (gapPersons < 0) return 'ahead'
  if (gapPersons === 0) return 'onLine'
  return compareFractions(absoluteFraction(rateDifference), fraction(farBehindPoints, 100)) > 0 ? 'farBehind' : 'behind'
}

/**
 * Measures a division against its expected line on `measuredOn`, the day its number speaks of; what remains to be done (next
 * milestone, needed per day, projected finish) counts from `asOf`, the day asked about; null when it has no quota or has never reported. A county's
 * own total is measured the same way against its own quota, not as a sum of its towns' expectations.
 * // R12, Pingli §8(3)
 */
export function measurePace(settings: PaceSettings, total: Measured, measuredOn: PlainDate, asOf = measuredOn): Pace | null {
  const { quota, count, milestones, countWeekAgo, partsBegan = false } = total
  if (quota === null || quota <= 0 || count === null) return null
  const { persons } = count
  const line = expectedLine(settings, quota, milestones)
  const rate = fraction(persons, quota)
  const expectedShare = divideFractions(exactExpectedPersons(line, measuredOn), fraction(quota))
  const expected = expectedPersons(line, measuredOn)
  const rateDifference = subtractFractions(rate, expectedShare)
  const nextMilestone = findNextMilestone(settings, total, quota, persons, asOf)
  return {
    asOf: measuredOn,
    persons,
    quota,
    rate,
    expectedRate: expectedShare,
    expectedPersons: expected,
    gapPersons: expected - persons,
    rateDifference,
    daysBehind: daysBehindLine(line, persons, measuredOn),
    nextMilestone,
    neededPerDay: perDay(nextMilestone),
    projectedFinish: projectFinish({ persons, quota, countWeekAgo, partsBegan, asOf }),
    state: stateOf(expected - persons, rateDifference),
  }
}
