import { addDays, plainDate, type PlainDate } from '@/domain/time/plain-date'
import type { PlannedCount, PlannedQuota } from './plan'

/*
 * Simulated rows that give 数据核实 one question of each kind to look at. All of them lie before 15 November 2021, so that the
 * totals of the days the example is read on stay what they are.
 */

interface Line {
  divisionCode: string
  level: 'town' | 'village'
  coverageGroup: string
}

function isOf(count: PlannedCount, { divisionCode, level, coverageGroup }: Line): boolean {
  return count.series === 'reported' && count.divisionCode === divisionCode && count.level === level && count.coverageGroup === coverageGroup
}

/** What held on a day. Persons. */
function held(counts: readonly PlannedCount[], line: Line, on: PlainDate): number {
  return counts.filter((count) => isOf(count, line) && count.asOf <= on).sort((a, b) => (a.asOf < b.asOf ? -1 : 1)).at(-1)?.persons ?? 0
}

/** The counts with one day of a line said otherwise, or said at all. */
function said(counts: readonly PlannedCount[], line: Line, asOf: PlainDate, persons: number, reason = ''): PlannedCount[] {
  const others = counts.filter((count) => !(isOf(count, line) && count.asOf === asOf))
  return [...others, { ...line, series: 'reported', asOf, hour: 17, revision: 1, persons, reason }]
}

const days = (from: string, count: number) => Array.from({ length: count }, (_, index) => addDays(plainDate(from), index))

/** 连续5天新增相同: the days from the 8th to the 12th rise by one step each. */
function sameIncrease(counts: PlannedCount[], line: Line): PlannedCount[] {
  const start = held(counts, line, plainDate('2021-11-07'))
  const step = Math.floor((held(counts, line, plainDate('2021-11-13')) - start) / 6)
  return days('2021-11-08', 5).reduce((all, on, index) => said(all, line, on, start + step * (index + 1)), counts)
}

/** 截止时点前后新增较多: what came from the 3rd to the 10th was mostly said on the 11th. */
function lateSurge(counts: PlannedCount[], line: Line): PlannedCount[] {
  const start = held(counts, line, plainDate('2021-11-02'))
  const quiet = days('2021-11-03', 8).map((on) => ({ on, persons: start + Math.floor((held(counts, line, on) - start) / 4) }))
  const whole = held(counts, line, plainDate('2021-11-11'))
  return said(quiet.reduce((all, { on, persons }) => said(all, line, on, persons), counts), line, plainDate('2021-11-11'), whole)
}

/** 累计数减少, with its reason. */
function fall(counts: PlannedCount[], line: Line): PlannedCount[] {
  return said(counts, line, plainDate('2021-11-13'), held(counts, line, plainDate('2021-11-12')) - 12, '12人重复缴费，已退费')
}

/** A town's quota of a group split by what its villages reach in the end, the remainder to the first villages. */
export function splitByFinish(town: PlannedQuota, villages: readonly { divisionCode: string; finish: number }[]): PlannedQuota[] {
  const whole = villages.reduce((sum, village) => sum + village.finish, 0)
  const parts = villages.map(({ finish }) => Math.floor((town.persons * finish) / whole))
  const rest = town.persons - parts.reduce((sum, part) => sum + part, 0)
  return villages.map(({ divisionCode }, index) => ({ ...town, divisionCode, persons: parts[index]! + (index < rest ? 1 : 0), position: index + 1 }))
}

/** 远超任务数, then 各村正好在同一比例: one village says a digit too many on the 5th, and on the 12th all say exactly the share. */
function sameShare(counts: PlannedCount[], quotas: readonly PlannedQuota[], basisPoints: number): PlannedCount[] {
  const lineOf = ({ divisionCode, coverageGroup }: PlannedQuota): Line => ({ divisionCode, level: 'village', coverageGroup })
  const [slipped] = quotas
  if (!slipped) return counts
  const typed = said(counts, lineOf(slipped), plainDate('2021-11-05'), held(counts, lineOf(slipped), plainDate('2021-11-05')) * 10)
  return quotas.reduce(
    (all, quota) => said(all, lineOf(quota), plainDate('2021-11-12'), Math.ceil((quota.persons * basisPoints) / 10_000), quota === slipped ? '上次多打一个0，更正' : ''),
    typed,
  )
}

interface Example {
  /** Towns in the order of the notice's table. */
  towns: readonly PlannedQuota[]
  villageQuotas: readonly PlannedQuota[]
  basisPoints: number
}

export function withQuestions(counts: PlannedCount[], { towns, villageQuotas, basisPoints }: Example): PlannedCount[] {
  const lineAt = (position: number): Line => ({ divisionCode: towns[position - 1]!.divisionCode, level: 'town', coverageGroup: 'everyone' })
  return sameShare(fall(lateSurge(sameIncrease(counts, lineAt(4)), lineAt(6)), lineAt(5)), villageQuotas, basisPoints)
}
