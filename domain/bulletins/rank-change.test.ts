import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankChange, type RankChange, type Standing } from './rank-change'

/** [code, persons, quota] */
const standings = (...lines: [string, number, number][]): Standing[] => lines.map(([code, persons, quota]) => ({ code, persons, quota }))
const parts = ({ corrections, mergers, quotas, payments, others }: RankChange) => ({ corrections, mergers, quotas, payments, others })
const sumOf = (change: RankChange) => Object.values(parts(change)).reduce((sum, part) => sum + part, 0)
const place = (code: string, among: readonly Standing[]) => {
  const own = among.find((one) => one.code === code)!
  return 1 + among.filter((other) => BigInt(other.persons) * BigInt(own.quota) > BigInt(own.persons) * BigInt(other.quota)).length
}

const none = { restated: null, merged: 0 }
const three = standings(['甲', 60, 100], ['乙', 50, 100], ['丙', 40, 100])

describe('why a rank moved', () => {
  it.each<[string, string, Standing[], { restated: number | null; merged: number }, ReturnType<typeof parts>, RankChange['persons']]>([
    ['nothing happened', '乙', three, none, { corrections: 0, mergers: 0, quotas: 0, payments: 0, others: 0 }, { corrections: 0, mergers: 0, payments: 0 }],
    ['its own payments', '丙', standings(['甲', 60, 100], ['乙', 50, 100], ['丙', 70, 100]), none, { corrections: 0, mergers: 0, quotas: 0, payments: 2, others: 0 }, { corrections: 0, mergers: 0, payments: 30 }],
    ['the others overtook', '甲', standings(['甲', 60, 100], ['乙', 61, 100], ['丙', 62, 100]), none, { corrections: 0, mergers: 0, quotas: 0, payments: 0, others: -2 }, { corrections: 0, mergers: 0, payments: 0 }],
    ['a correction took it down, payments brought it back', '甲', standings(['甲', 60, 100], ['乙', 50, 100], ['丙', 40, 100]), { restated: 45, merged: 0 }, { corrections: -1, mergers: 0, quotas: 0, payments: 1, others: 0 }, { corrections: -15, mergers: 0, payments: 15 }],
    ['a larger quota', '甲', standings(['甲', 60, 150], ['乙', 50, 100], ['丙', 40, 100]), none, { corrections: 0, mergers: 0, quotas: -1, payments: 0, others: 0 }, { corrections: 0, mergers: 0, payments: 0 }],
    ['a merged town, with its quota', '乙', standings(['甲', 60, 100], ['乙', 90, 200]), { restated: null, merged: 40 }, { corrections: 0, mergers: 1, quotas: -1, payments: 0, others: 0 }, { corrections: 0, mergers: 40, payments: 0 }],
    ['a tie is no step up, leaving it is', '乙', standings(['甲', 60, 100], ['乙', 60, 100], ['丙', 40, 100]), none, { corrections: 0, mergers: 0, quotas: 0, payments: 1, others: 0 }, { corrections: 0, mergers: 0, payments: 10 }],
    ['a fall', '甲', standings(['甲', 30, 100], ['乙', 50, 100], ['丙', 40, 100]), none, { corrections: 0, mergers: 0, quotas: 0, payments: -2, others: 0 }, { corrections: 0, mergers: 0, payments: -30 }],
    ['a town that left from above', '丙', standings(['甲', 60, 100], ['丙', 40, 100]), none, { corrections: 0, mergers: 0, quotas: 0, payments: 0, others: 1 }, { corrections: 0, mergers: 0, payments: 0 }],
  ])('%s', (_case, code, now, facts, expected, persons) => {
    const change = rankChange(code, { before: three, now }, facts)!
    expect(parts(change)).toEqual(expected)
    expect(change.persons).toEqual(persons)
    expect(sumOf(change)).toBe(place(code, three) - place(code, now))
  })

  it('is unknown of a town that is in one of the two only', () => {
    expect(rankChange('丁', { before: three, now: standings(['丁', 1, 2]) }, none)).toBeNull()
    expect(rankChange('甲', { before: three, now: [] }, none)).toBeNull()
  })
})

// Small numbers tie often; large ones would be wrong in floating point.
const persons = fc.oneof(fc.nat(6), fc.nat(99_999_999))
const quota = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 99_999_999 }))
const anyStandings = fc.uniqueArray(fc.record({ code: fc.constantFrom(...'甲乙丙丁戊己庚辛壬癸'), persons, quota }), { selector: ({ code }) => code, maxLength: 10 })

describe('its properties', () => {
  it('the parts add up to the movement, and the persons to the increase, whatever came together', () => {
    fc.assert(
      fc.property(anyStandings, anyStandings, fc.option(persons), persons, (before, now, restated, merged) => {
        for (const { code } of now) {
          const change = rankChange(code, { before, now }, { restated, merged })
          const was = before.find((one) => one.code === code)
          if (!was) {
            expect(change).toBeNull()
            continue
          }
          expect(sumOf(change!)).toBe(place(code, before) - place(code, now))
          expect(change!.persons.corrections + change!.persons.mergers + change!.persons.payments).toBe(now.find((one) => one.code === code)!.persons - was.persons)
        }
      }),
      { numRuns: 300 },
    )
  })
})
