import { describe, expect, it } from 'vitest'
import { annex1, countyItself, known, november23, totalOf } from './pingli.fixture'
import type { DivisionTotal } from './progress'
import { compareQuotas, type TotalsByKind } from './quotas-compared'
import { sumTotals } from './sum-totals'

const persons = [30_840, 13_119, 14_252, 14_190, 17_266, 9_803, 8_513, 6_180, 9_840, 8_822, 5_387]

/** Annex 1 with the persons of the example; the own quotas are `percent` of the assigned. */
function pingliTowns(percent: number): TotalsByKind[] {
  return annex1.map(([name, quota], index) => {
    const town = totalOf({ divisionCode: `610926${100 + index}`, name, position: index + 1, quota, count: known(persons[index]!) })
    return { assigned: town, own: { ...town, quota: Math.floor((quota * percent) / 100) } }
  })
}

function compare(towns: TotalsByKind[], given: Partial<Record<'assigned' | 'own', number | null>> = {}, groupName = '') {
  const sumOf = (kind: 'assigned' | 'own') => {
    const quotas = towns.flatMap((town) => (town[kind].quota === null ? [] : [town[kind].quota]))
    const quota = kind in given ? (given[kind] ?? null) : quotas.reduce((sum, value) => sum + value, 0)
    return sumTotals({ ...countyItself, quota }, towns.map((town) => town[kind]))
  }
  return compareQuotas({ total: { assigned: sumOf('assigned'), own: sumOf('own') }, towns, groupName, asOf: november23 })
}

const pair = (name: string, assigned: number | null, own: number | null, count: DivisionTotal['count'] = known(50)): TotalsByKind => {
  const town = totalOf({ name, count })
  return { assigned: { ...town, quota: assigned }, own: { ...town, quota: own } }
}

describe('R2 one number against two quotas', () => {
  const comparison = compare(pingliTowns(102))

  it('Pingli on 23 November in one sentence', () => {
    expect(comparison.sentence).toBe('截至11月23日17时，全县已参保缴费 138,212 人：完成上级任务 210,000 人的 65.82%，差 71,788 人；完成本级任务 214,200 人的 64.52%，差 75,988 人。')
  })

  it('each town: rate in two decimals from the exact fraction, and persons to each', () => {
    const { standings, ownAbove } = comparison.rows[0]!
    expect([standings, ownAbove]).toEqual([
      {
        assigned: { quota: 48_000, rateText: '64.25%', shortfall: { remaining: 17_160, over: 0 } },
        own: { quota: 48_960, rateText: '62.99%', shortfall: { remaining: 18_120, over: 0 } },
      },
      960,
    ])
  })

  it('warns where the own is higher, in total and by town, and refuses nothing', () => {
    expect(comparison.warning).toBe('本级任务高于上级任务：全县高 4,200 人；城关镇高 960 人、八仙镇高 534 人、广佛镇高 446 人等 11 个镇。按本级任务算的完成率因此低于按上级任务算的。')
  })

  it.each<[string, TotalsByKind[], string | null, string[]]>([
    ['equal', [pair('甲镇', 100, 100)], null, []],
    ['lower in one, higher in another, the same in total', [pair('甲镇', 100, 90), pair('乙镇', 100, 110)], '本级任务高于上级任务：乙镇高 10 人。', []],
    ['only the assigned', [pair('甲镇', 100, null), pair('乙镇', 100, 100)], null, ['只有上级任务、没有本级任务的：甲镇。']],
    ['only the own', [pair('甲镇', null, 100), pair('乙镇', 100, 100)], null, ['只有本级任务、没有上级任务的：甲镇。']],
  ])('%s', (_case, towns, warning, notes) => {
    const { warning: said, notes: noted } = compare(towns, { assigned: 200, own: 200 })
    expect(said).toBe(warning === null ? null : `${warning}按本级任务算的完成率因此低于按上级任务算的。`)
    expect(noted).toEqual(notes)
  })

  it('one kind alone everywhere: said once for the county and its towns', () => {
    const { sentence, notes } = compare([pair('甲镇', 100, null), pair('乙镇', 100, null)], { own: null })
    expect(sentence).toBe('截至11月23日17时，全县已参保缴费 100 人：完成上级任务 200 人的 50.00%，差 100 人；未下达本级任务。')
    expect(notes).toEqual(['只有上级任务、没有本级任务的：全县；甲镇、乙镇。'])
  })

  it('over one quota and short of the other: neither is clamped', () => {
    const { rows } = compare([pair('甲镇', 100, 120, known(110))])
    expect(rows[0]?.standings).toEqual({ assigned: { quota: 100, rateText: '110.00%', shortfall: { remaining: 0, over: 10 } }, own: { quota: 120, rateText: '91.67%', shortfall: { remaining: 10, over: 0 } } })
  })

  it('never reported is unknown', () => {
    const { sentence, rows } = compare([pair('甲镇', 100, 120, null)], {}, '三类人员')
    expect(rows[0]?.standings.own).toEqual({ quota: 120, rateText: null, shortfall: null })
    expect(sentence).toBe('截至11月23日，全县三类人员尚无上报：上级任务 100 人；本级任务 120 人。')
  })

  it('R9 is safe as JSON', () => {
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison)
  })
})
