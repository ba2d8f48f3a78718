import { addFractions, ceilFraction, compareFractions, divideFractions, fraction, multiplyFractions, subtractFractions, zero, type Fraction } from '@/domain/numbers/fraction'
import { exactMilestonePersons } from '@/domain/quotas/milestone-targets'
import { daysBetween, type PlainDate } from '@/domain/time/plain-date'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { PrintedMilestone } from '@/domain/quotas/quota'

/** The settings that draw the expected line. */
export type PaceSettings = Pick<CampaignSettings, 'opensOn' | 'closesOn' | 'milestones' | 'expectedLine'>

/** A corner of the line: persons expected by the end of campaign day `dayNumber` (the opening day is 1). */
interface LinePoint {
  dayNumber: number
  persons: Fraction
}

/** The persons a division should have on each day: from nothing before the opening day, straight between corners, flat after. */
export interface ExpectedLine {
  opensOn: PlainDate
  points: LinePoint[]
}

const nothing: LinePoint = { dayNumber: 0, persons: zero }

/** The day's number in the campaign, counted inclusively: the opening day is 1, the day before it 0 (R12). */
export function campaignDayNumber(opensOn: PlainDate, day: PlainDate): number {
  return daysBetween(opensOn, day) + 1
}

/**
 * The expected line of a quota (persons). 'milestones' runs through the milestone points, and where the notice prints
 * persons through those; 'straight' runs to the whole quota on the closing day, whatever the milestones say.
 * // R12
 */
export function expectedLine(settings: PaceSettings, quota: number, printed: readonly PrintedMilestone[]): ExpectedLine {
  const { opensOn, closesOn, milestones } = settings
  if (settings.expectedLine === 'straight') {
    return { opensOn, points: [nothing, { dayNumber: campaignDayNumber(opensOn, closesOn), persons: fraction(quota) }] }
  }
  const corners = milestones.map((milestone) => ({
    dayNumber: campaignDayNumber(opensOn, milestone.dueOn),
    persons: exactMilestonePersons(quota, milestone, printed),
  }))
  return { opensOn, points: [nothing, ...corners] }
}

/** Persons expected on a day before rounding: 0 before the opening day, the last corner's value after it. */
export function exactExpectedPersons(line: ExpectedLine, day: PlainDate): Fraction {
  const dayNumber = campaignDayNumber(line.opensOn, day)
  let from = nothing
  for (const to of line.points) {
    if (dayNumber <= to.dayNumber) {
      if (dayNumber <= from.dayNumber) return from.persons
      const share = fraction(dayNumber - from.dayNumber, to.dayNumber - from.dayNumber)
      return addFractions(from.persons, multiplyFractions(subtractFractions(to.persons, from.persons), share))
    }
    from = to
  }
  return from.persons
}

/** The smallest whole number of persons that is on or above the line: 142,979 for Pingli on 23 November (R12). */
export function expectedPersons(line: ExpectedLine, day: PlainDate): number {
  return ceilFraction(exactExpectedPersons(line, day))
}

/** The share of any quota expected on a day, from the percentages alone: 40/47 × 80 % for Pingli on 23 November (R12). */
export function expectedRate(settings: PaceSettings, day: PlainDate): Fraction {
  return exactExpectedPersons(expectedLine(settings, 1, []), day)
}

/** The day numbers at which the line has exactly these persons; a flat stretch gives its two ends. */
function dayNumbersAt(line: ExpectedLine, persons: Fraction): Fraction[] {
  return line.points.flatMap((to, index) => {
    const from = line.points[index - 1]
    if (!from) return compareFractions(to.persons, persons) === 0 ? [fraction(to.dayNumber)] : []
    const rise = subtractFractions(to.persons, from.persons)
    if (compareFractions(to.persons, persons) === 0) return [fraction(to.dayNumber)]
    if (rise.numerator === 0n) return []
    const share = divideFractions(subtractFractions(persons, from.persons), rise)
    if (compareFractions(share, zero) <= 0 || compareFractions(share, fraction(1)) > 0) return []
    return [addFractions(fraction(from.dayNumber), multiplyFractions(share, fraction(to.dayNumber - from.dayNumber)))]
  })
}

/**
 * Days from the day on which the line had these persons to `day`; above zero when the persons lag behind the line, below
 * zero when they are ahead. Where the line is flat the nearest day counts, so being on the line is zero days. Null when
 * the line never has that many: more than the quota is ahead of every day.
 * // R12
 */
export function daysBehindLine(line: ExpectedLine, persons: number, day: PlainDate): Fraction | null {
  const present = fraction(persons)
  const isAhead = compareFractions(present, exactExpectedPersons(line, day))
  if (isAhead === 0) return zero
  const now = fraction(campaignDayNumber(line.opensOn, day))
  const distances = dayNumbersAt(line, present).map((dayNumber) => subtractFractions(now, dayNumber))
  const onThatSide = distances.filter((distance) => (isAhead > 0 ? distance.numerator < 0n : distance.numerator > 0n))
  const nearest = [...onThatSide].sort(compareFractions)
  return (isAhead > 0 ? nearest[nearest.length - 1] : nearest[0]) ?? null
}
