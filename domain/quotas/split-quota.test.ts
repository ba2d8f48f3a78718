import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparedWith } from '@/domain/numbers/format'
import { proposeSplit, splitQuota, splitSum, withoutBasisSentence, type SplitPart } from '@/domain/quotas/split-quota'

describe('a quota split by largest remainder', () => {
  it.each<[number, number[], number[]]>([
    [10, [1, 1, 1], [4, 3, 3]],
    [11, [1, 1, 1], [4, 4, 3]],
    [100, [33, 33, 34], [33, 33, 34]],
    [7, [3, 2, 2], [3, 2, 2]],
    // Exact shares 3.5 and 3.5: the first in the table's order is raised.
    [7, [5, 5], [4, 3]],
    // 2.4, 2.4, 7.2 of 12: the remainders .4 win over .2.
    [12, [1, 1, 3], [3, 2, 7]],
    [0, [5, 7], [0, 0]],
    [1, [1, 1_000_000], [0, 1]],
    [5, [0, 3, 0], [0, 5, 0]],
    // 4,575.556, 9,173.921, 20,560.350, 13,690.173 exactly.
    [48_000, [1_003, 2_011, 4_507, 3_001], [4_576, 9_174, 20_560, 13_690]],
    // 49,999,999.25 twice and 0.5: the half is the largest remainder.
    [99_999_999, [99_999_999, 99_999_999, 1], [49_999_999, 49_999_999, 1]],
  ])('%i by %j is %j', (persons, weights, parts) => {
    expect(splitQuota(persons, weights)).toEqual(parts)
  })

  it('has no proportion without a weight', () => {
    expect(splitQuota(10, [0, 0])).toBeNull()
    expect(splitQuota(10, [])).toBeNull()
  })

  const persons = fc.integer({ min: 0, max: 99_999_999 })
  const weights = fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 1, maxLength: 40 }).filter((list) => list.some((weight) => weight > 0))

  it('adds up exactly, never negative, within one of the exact share, and never gives the smaller weight more', () => {
    fc.assert(fc.property(persons, weights, (whole, list) => {
      const parts = splitQuota(whole, list)!
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole)
      const total = list.reduce((sum, weight) => sum + BigInt(weight), 0n)
      parts.forEach((part, index) => {
        expect(Number.isSafeInteger(part) && part >= 0).toBe(true)
        const apart = BigInt(part) * total - BigInt(whole) * BigInt(list[index]!)
        expect(apart > -total && apart < total).toBe(true)
        parts.forEach((other, place) => {
          if (list[place]! > list[index]!) expect(other).toBeGreaterThanOrEqual(part)
          if (list[place] === list[index] && place > index) expect(other).toBeLessThanOrEqual(part)
        })
      })
    }))
  })

  it('gives nothing where nothing weighs, and everything to the only weight', () => {
    fc.assert(fc.property(persons, weights, (whole, list) => {
      splitQuota(whole, list)!.forEach((part, index) => expect(list[index]! > 0 || part === 0).toBe(true))
    }))
  })
})

describe('the proposal', () => {
  const part = (name: string, lastYear: number | null, population: number | null = null): SplitPart => ({ divisionCode: name, name, persons: null, lastYear, population })

  it('names the villages without a value, which get 0', () => {
    const proposal = proposeSplit(10, [part('东河村', 30), part('西河村', null), part('南河村', 70)], 'lastYear', '村（社区）')
    expect(proposal).toEqual({ ok: true, shares: [3, 0, 7], withoutBasis: ['西河村'] })
    expect(withoutBasisSentence(['西河村'], 'lastYear')).toBe('西河村没有上年参保人数，先分 0 人，请核对后手工填写。')
    expect(withoutBasisSentence(['甲', '乙', '丙', '丁', '戊', '己'], 'population')).toBe('甲、乙、丙、丁、戊等 6 个没有人口，先分 0 人，请核对后手工填写。')
    expect(withoutBasisSentence([], 'population')).toBeNull()
  })

  it('a village that counted 0 last year is no village without a value', () => {
    expect(proposeSplit(10, [part('东河村', 0), part('西河村', 5)], 'lastYear', '村（社区）')).toEqual({ ok: true, shares: [0, 10], withoutBasis: [] })
  })

  it('is refused in a sentence where nothing is known', () => {
    const parts = [part('东河村', null), part('西河村', 0)]
    expect(proposeSplit(10, parts, 'population', '村（社区）')).toEqual({ ok: false, sentence: '各村（社区）都没有记录人口，不能按人口分解，请换一种依据或手工填写。' })
    expect(proposeSplit(10, parts, 'lastYear', '村（社区）')).toEqual({ ok: false, sentence: '没有各村（社区）上年的参保人数，不能按上年参保人数分解，请换一种依据或手工填写。' })
  })

  it.each<[(number | null)[], number, number, string]>([
    [[3, 0, 7], 10, 0, '与城关镇任务数一致'],
    [[3, null, 1_200], 1_203, 1_193, '比城关镇任务数多 1,193 人'],
    [[null, null], 0, -10, '比城关镇任务数少 10 人'],
  ])('%j is held against the whole', (shares, sum, difference, sentence) => {
    expect(splitSum(10, shares)).toEqual({ sum, difference })
    expect(comparedWith('城关镇任务数', difference)).toBe(sentence)
  })
})
