import { ceilFraction, fraction, type Fraction } from '@/domain/numbers/fraction'
import type { Milestone } from '@/domain/campaigns/settings'
import type { PrintedMilestone } from '@/domain/quotas/quota'
import type { PlainDate } from '@/domain/time/plain-date'

/** A milestone of one division: the persons to reach, cumulative, and whether the notice printed them. */
export interface MilestoneTarget {
  dueOn: PlainDate
  basisPoints: number
  persons: number
  isPrinted: boolean
}

const fullBasisPoints = 10_000

/**
 * The persons a quota asks for at a milestone, before rounding: the printed number where the notice prints one for that
 * very day, else quota × basis points exactly. Pace interpolates through these (R3, R12).
 */
export function exactMilestonePersons(quota: number, milestone: Milestone, printed: readonly PrintedMilestone[]): Fraction {
  const inPrint = printed.find((entry) => entry.dueOn === milestone.dueOn)
  if (inPrint) return fraction(inPrint.persons)
  return fraction(BigInt(quota) * BigInt(milestone.basisPoints), fullBasisPoints)
}

/**
 * The targets of a quota of `quota` persons at the campaign's milestones (basis points), in their order. Printed numbers
 * win; otherwise the smallest whole number of persons that reaches the share. A printed number for a day that is no
 * longer a milestone (the window was extended) says nothing about the new one and is left out.
 * // R3, Pingli annex 1
 */
export function milestoneTargets(
  quota: number,
  milestones: readonly Milestone[],
  printed: readonly PrintedMilestone[],
): MilestoneTarget[] {
  return milestones.map((milestone) => ({
    dueOn: milestone.dueOn,
    basisPoints: milestone.basisPoints,
    persons: ceilFraction(exactMilestonePersons(quota, milestone, printed)),
    isPrinted: printed.some((entry) => entry.dueOn === milestone.dueOn),
  }))
}
