import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pingli } from '@/domain/progress/pingli.fixture'
import { dayTrend, type DatedCount, type TrendInput } from '@/domain/progress/trend'
import { addDays, plainDate } from '@/domain/time/plain-date'

const at = (day: string, persons: number): DatedCount => ({ asOf: plainDate(day), persons })

function trend(parts: DatedCount[][], asOf: string, given: Partial<TrendInput> = {}) {
  return dayTrend({ parts, quota: 4_700, milestones: [], settings: pingli, asOf: plainDate(asOf), ...given })
}

const shown = (points: ReturnType<typeof trend>, days: number) => points.slice(0, days).map((point) => [point.on.slice(5), point.persons, point.carried, point.dailyIncrease])

describe('day trend', () => {
  it('spans the window, with the line through it', () => {
    const points = trend([], '2021-10-20')
    expect([points.length, points[0]?.on, points[71]?.on]).toEqual([72, '2021-10-15', '2021-12-25'])
    expect([0, 39, 46, 71].map((index) => points[index]?.expectedPersons)).toEqual([80, 3_200, 3_760, 4_700])
    expect(points.every((point) => point.persons === null && !point.carried && point.dailyIncrease === null)).toBe(true)
  })

  it('R6 carries a missing day forward, marked, and its increase is unknown', () => {
    expect(shown(trend([[at('2021-10-16', 100), at('2021-10-18', 130), at('2021-10-19', 120)]], '2021-10-20'), 7)).toEqual([
      ['10-15', null, false, null],
      ['10-16', 100, false, null],
      ['10-17', 100, true, null],
      ['10-18', 130, false, 30],
      ['10-19', 120, false, -10],
      ['10-20', 120, true, null],
      ['10-21', null, false, null],
    ])
  })

  it('R7 the last revision of a day is in force, and days after asOf are not known yet', () => {
    const counts = [at('2021-10-15', 10), at('2021-10-17', 30), at('2021-10-15', 12), at('2021-10-16', 20)]
    expect(shown(trend([counts], '2021-10-16'), 3)).toEqual([['10-15', 12, false, null], ['10-16', 20, false, 8], ['10-17', null, false, null]])
  })

  it('R6 a county sums what is known and is carried only when nobody reported', () => {
    const parts = [[at('2021-10-15', 10), at('2021-10-16', 20)], [at('2021-10-15', 5)], [at('2021-10-18', 7)]]
    expect(shown(trend(parts, '2021-10-18'), 4)).toEqual([['10-15', 15, false, null], ['10-16', 25, false, 10], ['10-17', 25, true, null], ['10-18', 32, false, 7]])
  })

  it('runs on when counts were reported after the closing day, and has no line without a quota', () => {
    const points = trend([[at('2021-12-28', 50), at('2022-01-05', 60)]], '2021-12-30', { quota: null })
    expect(points[points.length - 1]).toEqual({ on: '2021-12-28', persons: 50, carried: false, expectedPersons: null, dailyIncrease: null })
  })

  it('starts from what was known before an opening day that was moved', () => {
    expect(shown(trend([[at('2021-10-10', 5), at('2021-10-15', 9)]], '2021-10-15'), 1)).toEqual([['10-15', 9, false, 4]])
  })

  it('the known increases add up to the total', () => {
    const part = fc.array(fc.tuple(fc.integer({ min: 0, max: 71 }), fc.nat(5_000)), { maxLength: 30 }).map((counts) => counts.map(([offset, persons]) => ({ asOf: addDays(pingli.opensOn, offset), persons })))
    fc.assert(fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
      const known = trend(parts, '2021-12-25').filter((point) => point.persons !== null)
      const gained = known.reduce((sum, point) => sum + (point.dailyIncrease ?? 0), 0)
      expect((known[0]?.persons ?? 0) + gained).toBe(known[known.length - 1]?.persons ?? 0)
    }))
  })
})
