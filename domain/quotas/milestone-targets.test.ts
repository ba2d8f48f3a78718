import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { milestoneTargets } from '@/domain/quotas/milestone-targets'
import { plainDate } from '@/domain/time/plain-date'

const november = { dueOn: plainDate('2021-11-30'), basisPoints: 8_000 }
const december = { dueOn: plainDate('2021-12-25'), basisPoints: 10_000 }

// Pingli annex 1: quota, and the persons to be reached by 30 November.
const annex1: [string, number, number][] = [
  ['城关镇', 48_000, 38_400],
  ['老县镇', 18_800, 15_040],
  ['长安镇', 21_000, 16_800],
  ['广佛镇', 22_300, 17_840],
  ['八仙镇', 26_700, 21_360],
  ['洛河镇', 14_200, 11_360],
  ['三阳镇', 12_200, 9_760],
  ['大贵镇', 12_000, 9_600],
  ['兴隆镇', 12_000, 9_600],
  ['西河镇', 14_600, 11_680],
  ['正阳镇', 8_200, 6_560],
  ['合计', 210_000, 168_000],
]

describe('R3 milestone targets', () => {
  it.each(annex1)('%s: %i persons come to %i by the end of November', (_name, quota, byNovember) => {
    expect(milestoneTargets(quota, [november, december], []).map((target) => target.persons)).toEqual([byNovember, quota])
  })

  it('take the smallest whole number that reaches the share', () => {
    const persons = (quota: number, basisPoints: number) =>
      milestoneTargets(quota, [{ dueOn: november.dueOn, basisPoints }], [])[0]?.persons
    expect(persons(3, 8_000)).toBe(3)
    expect(persons(5, 8_000)).toBe(4)
    expect(persons(8_201, 8_000)).toBe(6_561)
    // 0.07 × 100 is 7.000000000000001 in floats.
    expect(persons(100, 700)).toBe(7)
    expect(persons(0, 8_000)).toBe(0)
  })

  it('let the printed persons win, for their own day only', () => {
    const printed = [{ dueOn: november.dueOn, persons: 38_500 }]
    expect(milestoneTargets(48_000, [november, december], printed)).toEqual([
      { ...november, persons: 38_500, isPrinted: true },
      { ...december, persons: 48_000, isPrinted: false },
    ])
  })

  it('forget a printed day that an extended window moved', () => {
    const extended = { dueOn: plainDate('2021-12-31'), basisPoints: 9_000 }
    expect(milestoneTargets(10, [extended], [{ dueOn: december.dueOn, persons: 10 }])).toEqual([{ ...extended, persons: 9, isPrinted: false }])
  })

  it('reach the share, while one person fewer does not', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 1, max: 10_000 }), (quota, basisPoints) => {
      const persons = BigInt(milestoneTargets(quota, [{ ...november, basisPoints }], [])[0]?.persons ?? -1)
      const needed = BigInt(quota) * BigInt(basisPoints)
      expect(persons * 10_000n >= needed && (persons - 1n) * 10_000n < needed).toBe(true)
    }))
  })
})
