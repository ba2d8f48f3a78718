import type { Milestone } from '@/domain/campaigns/settings'
import type { ReportingLevel } from '@/domain/campaigns/choices'
import { formatPercent } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'
import { milestoneTargets } from '@/domain/quotas/milestone-targets'
import { addDays, monthDay, type PlainDate } from '@/domain/time/plain-date'
import { figureOf, type AskedCount, type AskedUnit, type Question } from './question'
import { leastUnitsAtShare, lookBackDays } from './thresholds'

/** Units that are looked at together: the villages of a town, or all towns of the county. */
export interface AskedGroup {
  divisionCode: string
  name: string
  level: ReportingLevel
  units: readonly AskedUnit[]
}

interface HeldUnit {
  unit: AskedUnit
  count: AskedCount
}

/** The units that had reported by a day, with what held (R6). */
function heldBy(units: readonly AskedUnit[], on: PlainDate): HeldUnit[] {
  return units.flatMap((unit) => {
    const count = unit.counts.filter(({ asOf }) => asOf <= on && asOf >= addDays(on, -lookBackDays)).pop()
    return count ? [{ unit, count }] : []
  })
}

/** The milestone that every one of them has reached to the person, as R3 reckons its target; null when one is elsewhere. */
function sharedMilestone(held: readonly HeldUnit[], milestones: readonly Milestone[]): Milestone | null {
  if (held.length < leastUnitsAtShare) return null
  const isAt = ({ unit, count }: HeldUnit, { dueOn }: Milestone) =>
    unit.quota !== null && unit.quota > 0 && milestoneTargets(unit.quota, milestones, unit.milestones).some((target) => target.dueOn === dueOn && target.persons === count.persons)
  return milestones.find((milestone) => held.every((one) => isAt(one, milestone))) ?? null
}

/**
 * All reporting units of a group exactly at a milestone's persons: counts of people who paid seldom come out so. Asked on the
 * day on which the last of them got there, not on every day it stays so.
 */
export function askAboutSameShare(group: AskedGroup, milestones: readonly Milestone[], from: PlainDate, until: PlainDate): Question[] {
  const days = [...new Set(group.units.flatMap((unit) => unit.counts.map((count) => count.asOf)))].filter((on) => on >= from && on <= until).sort()
  return days.flatMap((on) => {
    const held = heldBy(group.units, on)
    const milestone = sharedMilestone(held, milestones)
    if (!milestone || sharedMilestone(heldBy(group.units, addDays(on, -1)), milestones) === milestone) return []
    const unitWord = group.level === 'town' ? '个镇' : '个村（社区）'
    const share = formatPercent(fraction(milestone.basisPoints, 10_000))
    const sentence = `${group.name}已上报的 ${held.length} ${unitWord}，${monthDay(on)}的累计数都正好是任务数 ${share} 的人数，请核实是否按实际缴费人数统计。`
    const figures = held.map(({ unit, count }) => figureOf(unit, count))
    return [{ kind: 'sameShare', divisionCode: group.divisionCode, name: group.name, level: group.level, asOf: on, sentence, figures }]
  })
}
