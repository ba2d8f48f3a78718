import { describe, expect, it } from 'vitest'
import { composeOverview, type Basis } from '@/domain/progress/overview'
import { countyItself, known, november23, pingli, pingliTowns, totalOf } from '@/domain/progress/pingli.fixture'
import { sumTotals } from '@/domain/progress/sum-totals'
import { composeTownOverview } from '@/domain/progress/town-overview'
import type { DivisionTotal } from '@/domain/progress/progress'

const code = '610926100'
const village = (number: number, persons: number | null, given: Partial<DivisionTotal> = {}) =>
  totalOf({ divisionCode: `${code}20${number}`, name: `第${number}村`, count: persons === null ? null : known(persons), ...given })
const direct = (persons: number | null) => totalOf({ divisionCode: code, name: '城关镇', count: persons === null ? null : known(persons) })

function townOf(villages: DivisionTotal[], given: { level?: Basis['level']; seesAll?: boolean; total?: Partial<DivisionTotal> } = {}) {
  const basis: Basis = { kind: 'assigned', series: 'reported', level: given.level ?? 'town', coverageGroup: 'everyone', groupName: '全部人员', expectedLine: 'milestones' }
  const parts = pingliTowns()
  const total = { ...parts[0]!, ...given.total }
  const overview = composeOverview({ scopeName: '全县', total: sumTotals(countyItself, parts), parts, partLevel: 'town', settings: pingli, basis, asOf: november23 })
  const row = overview.rows.find((found) => found.divisionCode === code)!
  return composeTownOverview({ total, row, rankedParts: overview.rankedParts, villages, seesAll: given.seesAll ?? true, settings: pingli, basis, asOf: november23 })
}

describe('a town that reports itself', () => {
  it('says its own sentence and keeps its place in the county', () => {
    const town = townOf([direct(null), village(1, 100)])
    expect(town.sentence).toBe('截至11月23日17时，城关镇已参保缴费 33,120 人，完成任务数的 69.00%，比序时进度快 0.91 个百分点（多 439 人，约 0.5 天）。')
    expect([town.town.rank, town.rankedParts]).toEqual([1, 11])
  })

  it.each<[string, DivisionTotal[], object | null]>([
    ['less than it reports', [direct(20), village(1, 30_000)], { persons: 30_020, difference: -3_100 }],
    ['exactly that', [village(1, 33_000), village(2, 120)], { persons: 33_120, difference: 0 }],
    ['no village has reported', [direct(null), village(1, null)], null],
  ])('R8 its villages add up to %s', (_case, villages, sum) => {
    expect(townOf(villages).villageSum).toEqual(sum)
  })

  it('the line 镇直 is there once it was used', () => {
    expect(townOf([direct(null), village(1, 1)]).villages.map((row) => row.name)).toEqual(['第1村'])
    expect(townOf([direct(20), village(1, 1)]).villages.map((row) => [row.name, row.isDirect])).toEqual([['镇直', true], ['第1村', false]])
  })
})

describe('R8 a town whose villages report', () => {
  const total = { count: known(130), villages: { reportedToday: 1, total: 2 } }
  const villages = [direct(null), village(1, 130, { quota: 200, countYesterday: 100 }), village(2, null)]
  const town = townOf(villages, { level: 'village', total })

  it('says how many of them reported, and never differs from their sum', () => {
    expect(town.sentence).toContain('2 个村（社区）中 1 个已上报')
    expect(town.villageSum).toEqual({ persons: 130, difference: null })
  })

  it('villages keep the order given, with rate and increase, and no rank', () => {
    expect(town.villages.map((row) => [row.name, row.rateText, row.increaseToday, row.reporting])).toEqual([
      ['镇直', null, null, 'never'],
      ['第1村', '65.00%', 30, 'reportedToday'],
      ['第2村', null, null, 'never'],
    ])
    expect(town.villages[0]).not.toHaveProperty('rank')
  })
})

describe('R12 villages with quotas of their own', () => {
  const rows = (villages: DivisionTotal[]) => townOf(villages).villages.filter((row) => !row.isDirect)

  it('stand against their own line, with what is needed and when it would be done', () => {
    const [behind, full, withoutQuota, never] = rows([
      village(1, 300, { quota: 470, countWeekAgo: 230 }),
      village(2, 480, { quota: 470, countWeekAgo: 400 }),
      village(3, 10, { countWeekAgo: 5 }),
      village(4, null, { quota: 470 }),
    ])
    // 40/47 of 80 % of 470 are 320; 376 are due by 30 November, in seven days; 170 more at ten a day are seventeen days.
    expect(behind).toMatchObject({ increaseWeek: 70, pace: { state: 'behind', expectedPersons: 320, gapPersons: 20, neededPerDay: 11, projectedFinish: { on: '2021-12-10', reason: null } } })
    expect(full).toMatchObject({ rateText: '102.13%', pace: { state: 'ahead', neededPerDay: 0, projectedFinish: { on: null, reason: 'alreadyFull' } } })
    expect([withoutQuota?.pace, withoutQuota?.increaseWeek, never?.pace]).toEqual([null, 5, null])
    expect(behind).not.toHaveProperty('rank')
  })

  it('R9 are all held against the newest day among them', () => {
    const [old, newest] = rows([village(1, 300, { quota: 470, count: known(300, '2021-11-16') }), village(2, 300, { quota: 470, count: known(300, '2021-11-22') })])
    expect([old?.pace?.asOf, newest?.pace?.asOf]).toEqual(['2021-11-22', '2021-11-22'])
  })
})

it("R11 a reader of one village sees that village and the town's own figures, no sum and no 镇直", () => {
  const town = townOf([direct(null), village(1, 100)], { seesAll: false, level: 'village' })
  expect(town.villages.map((row) => row.name)).toEqual(['第1村'])
  expect(town.villageSum).toBeNull()
  expect(town.town.persons).toBe(33_120)
})
