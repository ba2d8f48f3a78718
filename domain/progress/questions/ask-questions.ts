import type { Milestone } from '@/domain/campaigns/settings'
import type { PlainDate } from '@/domain/time/plain-date'
import { askAboutQuota } from './above-quota'
import { askAboutSurge } from './due-hour-surge'
import { askAboutFall } from './fall'
import { countsUpTo, type AskedUnit, type Question } from './question'
import { askAboutSameIncrease } from './same-increase'
import { askAboutSameShare, type AskedGroup } from './same-share'

export interface AskInput {
  /** In the order of the quota table; a question names them in this order. */
  units: readonly AskedUnit[]
  groups: readonly AskedGroup[]
  milestones: readonly Milestone[]
  dueHour: number | null
  from: PlainDate
  until: PlainDate
}

function askAboutUnit(unit: AskedUnit, { dueHour, from, until }: AskInput): Question[] {
  return unit.counts.flatMap((count, index) => {
    if (count.asOf < from || count.asOf > until) return []
    const counts = countsUpTo(unit.counts, index)
    return [askAboutFall(unit, counts), askAboutSameIncrease(unit, counts), askAboutSurge(unit, counts, dueHour), askAboutQuota(unit, counts)].filter((question) => question !== null)
  })
}

/**
 * Every question about the numbers of a range of days, newest day first and then in the order of the units. What is asked of a
 * day depends on the days before it alone, never on the range that is shown.
 */
export function askQuestions(input: AskInput): Question[] {
  const { groups, units, milestones, from, until } = input
  const ofGroups = groups.flatMap((group) => askAboutSameShare(group, milestones, from, until))
  const all = [...ofGroups, ...units.flatMap((unit) => askAboutUnit(unit, input))]
  return all.sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0))
}
