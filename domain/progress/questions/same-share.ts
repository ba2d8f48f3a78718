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

/** A unit with its target of each milestone (R3), reckoned once. */
interface AimedUnit {
  unit: AskedUnit
  targets: ReadonlyMap<PlainDate, number>
}

interface HeldUnit extends AimedUnit {
  count: AskedCount
}

function aim(unit: AskedUnit, milestones: readonly Milestone[]): AimedUnit {
  const targets = unit.quota !== null && unit.quota > 0 ? milestoneTargets(unit.quota, milestones, unit.milestones) : []
  return { unit, targets: new Map(targets.map(({ dueOn, persons }) => [dueOn, persons])) }
}

/** The units that had reported by a day, with what held (R6); asked for days in their order, each count is passed once. */
function holder(units: readonly AimedUnit[]): (on: PlainDate) => HeldUnit[] {
  const passed = units.map(() => 0)
  return (on) => {
    const earliest = addDays(on, -lookBackDays)
    return units.flatMap(({ unit, targets }, place) => {
      while (passed[place]! < unit.counts.length && unit.counts[passed[place]!]!.asOf <= on) passed[place]! += 1
      const count = unit.counts[passed[place]! - 1]
      return count && count.asOf >= earliest ? [{ unit, targets, count }] : []
    })
  }
}

/** The milestone that every one of them has reached to the person, as R3 reckons its target; null when one is elsewhere. */
function sharedMilestone(held: readonly HeldUnit[], milestones: readonly Milestone[]): Milestone | null {
  if (held.length < leastUnitsAtShare) return null
  return milestones.find(({ dueOn }) => held.every(({ targets, count }) => targets.get(dueOn) === count.persons)) ?? null
}

/**
 * All reporting units of a group exactly at a milestone's persons: counts of people who paid seldom come out so. Asked on the
 * day on which the last of them got there, not on every day it stays so.
 */
export function askAboutSameShare(group: AskedGroup, milestones: readonly Milestone[], from: PlainDate, until: PlainDate): Question[] {
  const days = [...new Set(group.units.flatMap((unit) => unit.counts.map((count) => count.asOf)))].filter((on) => on >= from && on <= until).sort()
  const heldBy = holder(group.units.map((unit) => aim(unit, milestones)))
  return days.flatMap((on) => {
    const before = sharedMilestone(heldBy(addDays(on, -1)), milestones)
    const held = heldBy(on)
    const milestone = sharedMilestone(held, milestones)
    if (!milestone || before === milestone) return []
    const unitWord = group.level === 'town' ? '个镇' : '个村（社区）'
    const share = formatPercent(fraction(milestone.basisPoints, 10_000))
    const sentence = `${group.name}已上报的 ${held.length} ${unitWord}，${monthDay(on)}的累计数都正好是任务数 ${share} 的人数，请核实是否按实际缴费人数统计。`
    const figures = held.map(({ unit, count }) => figureOf(unit, count))
    return [{ kind: 'sameShare', divisionCode: group.divisionCode, name: group.name, level: group.level, asOf: on, sentence, figures }]
  })
}
