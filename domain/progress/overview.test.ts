import { describe, expect, it } from 'vitest'
import { composeOverview, overviewFor, type Basis } from '@/domain/progress/overview'
import { countyItself, known, november23, pingli, pingliTowns, totalOf } from '@/domain/progress/pingli.fixture'
import { sumTotals } from '@/domain/progress/sum-totals'
import { plainDate } from '@/domain/time/plain-date'
import type { DivisionTotal } from '@/domain/progress/progress'

const basis: Basis = { kind: 'assigned', series: 'reported', level: 'town', coverageGroup: 'everyone', groupName: '全部人员', expectedLine: 'milestones' }

function overviewOf(parts: readonly DivisionTotal[], asOf = november23) {
  return composeOverview({ scopeName: '全县', total: sumTotals(countyItself, parts), parts, partLevel: 'town', settings: pingli, basis, asOf })
}

/** Towns of 1,000 persons each: enrolled today and a week ago by place in the table. */
function towns(...given: [today: number | null, weekAgo: number | null][]) {
  return given.map(([today, weekAgo], index) =>
    totalOf({ divisionCode: `61092610${index}`, name: `第${index + 1}镇`, position: index + 1, quota: 1_000, count: today === null ? null : known(today), countWeekAgo: weekAgo }),
  )
}

describe('the county of Pingli on 23 November', () => {
  const overview = overviewOf(pingliTowns())

  it('R12 its own row is measured against its own quota', () => {
    expect(overview.scope).toMatchObject({ persons: 138_212, quota: 210_000, pace: { expectedPersons: 142_979, gapPersons: 4_767, expectedRateText: '68.09%', state: 'behind', neededPerDay: 4_256 } })
  })

  it('milestones with what is missing', () => {
    expect(overview.milestones).toEqual([
      { dueOn: '2021-11-30', basisPoints: 8_000, persons: 168_000, isPrinted: false, gapPersons: 29_788 },
      { dueOn: '2021-12-25', basisPoints: 10_000, persons: 210_000, isPrinted: false, gapPersons: 71_788 },
    ])
  })

  it('R3 the towns add up to the county, so there is no difference to show', () => {
    expect(overview.partsQuota).toBeNull()
    expect(overviewOf(pingliTowns().slice(1)).partsQuota).toBe(162_000)
  })

  it('R9 is safe as JSON', () => {
    expect(JSON.parse(JSON.stringify(overview))).toEqual(overview)
  })
})

describe('movement against the ranking of seven days ago', () => {
  const movements = (parts: DivisionTotal[]) => Object.fromEntries(overviewOf(parts).rows.map((row) => [row.name, row.movement]))

  it.each([
    ['up and down', towns([600, 100], [500, 200], [400, 300]), { 第1镇: 2, 第2镇: 0, 第3镇: -2 }],
    ['from a shared rank', towns([600, 200], [500, 200]), { 第1镇: 0, 第2镇: -1 }],
    ['into a shared rank', towns([500, 100], [500, 200]), { 第1镇: 1, 第2镇: 0 }],
    ['nothing was known then', towns([600, null], [500, 100]), { 第1镇: null, 第2镇: -1 }],
    ['never reported', towns([null, null], [500, 100]), { 第1镇: null, 第2镇: 0 }],
  ])('%s', (_case, parts, expected) => {
    expect(movements(parts)).toEqual(expected)
  })
})

describe('rows', () => {
  const rows = (parts: DivisionTotal[], asOf = november23) => new Map(overviewOf(parts, asOf).rows.map((row) => [row.name, row]))

  it('R6 more than the quota is kept, and the bar has no next milestone to miss', () => {
    expect(rows(towns([1_003, 900])).get('第1镇')).toMatchObject({ rateText: '100.30%', rank: 1, increaseWeek: 103, pace: { state: 'ahead', projectedFinish: { on: null, reason: 'alreadyFull' } } })
  })

  it('R6 a carried value is ranked, marked, and has no increase of the day', () => {
    const carried = { ...towns([700, 500])[0]!, count: known(700, '2021-11-22'), countYesterday: 700 }
    expect(rows([carried, { ...towns([1, 1], [300, 200])[1]! }]).get('第1镇')).toMatchObject({ rank: 1, reporting: 'carried', reportedFor: '2021-11-22', increaseToday: null, increaseWeek: 200 })
  })

  it('R10 unranked rows follow with their reason', () => {
    const all = overviewOf([totalOf({ name: '无任务镇', divisionCode: '610926108', count: known(5) }), ...towns([500, 1], [null, null])])
    expect(all.rows.map((row) => [row.name, row.rank, row.unrankedReason])).toEqual([['第1镇', 1, null], ['无任务镇', null, 'noQuota'], ['第2镇', null, 'neverReported']])
    expect(all.rankedParts).toBe(1)
  })

  it('R9 all rows are held against the newest day the data speaks of', () => {
    const late = rows(towns([500, 1], [400, 1]), plainDate('2021-11-25'))
    expect([...late.values()].map((row) => row.pace?.asOf)).toEqual([november23, november23])
  })
})

describe('R11 what of it an actor may see', () => {
  const composed = overviewOf([...pingliTowns().slice(0, 10), { ...pingliTowns()[10]!, count: null }])
  const clerk = { role: 'town_clerk', scopeCode: '610926103' } as const
  const { sentenceWithoutParts, ...all } = composed

  it.each(['county_admin', 'county_staff', 'supervisor', 'county_leader'] as const)('%s sees all of it, whatever the switch says', (role) => {
    expect(overviewFor(composed, { role, scopeCode: '610926' }, false)).toEqual(all)
  })

  it('a clerk sees the table when towns see it', () => {
    expect(overviewFor(composed, clerk, true)).toEqual(all)
  })

  it("a clerk sees his own row alone when they do not: same rank, no other town's name", () => {
    const seen = overviewFor(composed, clerk, false)!
    expect(seen.rows).toEqual(all.rows.filter((row) => row.name === '广佛镇'))
    expect(seen.rows[0]?.rank).toBe(all.rows.findIndex((row) => row.name === '广佛镇') + 1)
    expect(seen.sentence).toBe(sentenceWithoutParts)
    expect(JSON.stringify(seen)).not.toMatch(/城关镇|正阳镇/)
    expect(seen.rankedParts).toBe(10)
  })

  it('a village agent sees no county figures', () => {
    expect(overviewFor(composed, { role: 'village_agent', scopeCode: '610926100201' }, true)).toBeNull()
  })
})
