import { describe, expect, it } from 'vitest'
import { changesCounting, compareCounting, type Counting } from '@/domain/campaigns/counting-preview'
import { totalOf } from '@/domain/progress/pingli.fixture'
import { sumTotals } from '@/domain/progress/sum-totals'
import { plainDate } from '@/domain/time/plain-date'

const on = plainDate('2021-11-23')
const reported: Counting = { series: 'reported', level: 'town' }
const registered: Counting = { series: 'registered', level: 'town' }

const quotas = [['610926100', '城关镇', 1_000], ['610926102', '老县镇', 1_000], ['610926108', '长安镇', 500], ['610926106', '广佛镇', null]] as const
function counted(counting: Counting, persons: (number | null)[]) {
  const towns = quotas.map(([divisionCode, name, quota], index) => {
    const value = persons[index] ?? null
    return totalOf({ divisionCode, name, quota, position: index + 1, count: value === null ? null : { persons: value, reportedFor: on, hour: 17 } })
  })
  const own = totalOf({ divisionCode: '610926', name: '平利县', position: 0, quota: 2_400 })
  return { counting, county: sumTotals(own, towns), towns }
}

describe('R5 what moves when another series counts', () => {
  const preview = compareCounting(counted(reported, [700, 800, 350, 20]), counted(registered, [690, null, 375, 30]), on)

  it('each town before and after, in the order of the quota table', () => {
    expect(preview.towns.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['城关镇', { persons: 700, rateText: '70.00%', rank: 2 }, { persons: 690, rateText: '69.00%', rank: 2 }],
      ['老县镇', { persons: 800, rateText: '80.00%', rank: 1 }, { persons: null, rateText: null, rank: null }],
      ['长安镇', { persons: 350, rateText: '70.00%', rank: 2 }, { persons: 375, rateText: '75.00%', rank: 1 }],
      ['广佛镇', { persons: 20, rateText: null, rank: null }, { persons: 30, rateText: null, rank: null }],
    ])
  })

  it('names the towns that would be ranked no more, with the reason, and none that never were', () => {
    expect(preview.towns.filter((town) => town.becomesUnranked).map(({ name, becomesUnranked }) => [name, becomesUnranked])).toEqual([['老县镇', 'neverReported']])
  })

  it('the county has its sum under each and no rank', () => {
    expect(preview.county).toMatchObject({
      before: { persons: 1_870, rateText: '77.92%', rank: null }, after: { persons: 1_095, rateText: '45.63%', rank: null }, becomesUnranked: null,
    })
    expect([preview.on, preview.before, preview.after]).toEqual([on, reported, registered])
  })

  it('under the same counting nothing moves', () => {
    const same = counted(reported, [700, 800, 350, 20])
    for (const move of compareCounting(same, same, on).towns) expect(move.after).toEqual(move.before)
  })
})

describe('which revisions show it first', () => {
  const settings = { countingSeries: 'reported', reportingLevel: { reported: 'town', tax: 'town', registered: 'town' } } as const
  it.each([
    ['nothing of it changed', {}, false],
    ['another series counts', { countingSeries: 'tax' as const }, true],
    ['villages report what counts', { reportingLevel: { ...settings.reportingLevel, reported: 'village' as const } }, true],
    ['villages report what stands beside it', { reportingLevel: { ...settings.reportingLevel, tax: 'village' as const } }, true],
  ])('%s', (_name, change, expected) => {
    expect(changesCounting(settings, { ...settings, ...change })).toBe(expected)
  })
})
