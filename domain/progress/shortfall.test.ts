import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortfallOf, sumShortfalls } from './shortfall'

describe('R18 what is missing to a quota, in persons', () => {
  it.each([
    ['less than the quota', 480, 470, { remaining: 10, over: 0 }],
    ['exactly the quota', 480, 480, { remaining: 0, over: 0 }],
    ['more than the quota is said as more, never clamped', 480, 492, { remaining: 0, over: 12 }],
    ['nobody yet', 480, 0, { remaining: 480, over: 0 }],
    ['never reported is unknown, not everybody', 480, null, null],
    ['without a quota nothing can be missing', null, 12, null],
    ['neither', null, null, null],
    ['a quota of nobody needs no report', 0, null, { remaining: 0, over: 0 }],
    ['a quota of nobody, and somebody came', 0, 3, { remaining: 0, over: 3 }],
  ])('%s', (_case, quota, persons, expected) => {
    expect(shortfallOf(quota, persons)).toEqual(expected)
  })

  it('a surplus in one town covers nobody in another', () => {
    expect(sumShortfalls([shortfallOf(100, 112), shortfallOf(100, 90), null])).toEqual({ remaining: 10, over: 12, unknown: 1 })
  })

  it('adds up: remaining − over is the quotas less the persons, and neither is ever below zero', () => {
    const persons = fc.integer({ min: 0, max: 300_000 })
    fc.assert(
      fc.property(fc.array(fc.record({ quota: fc.option(persons), persons: fc.option(persons) }), { maxLength: 40 }), (parts) => {
        const shortfalls = parts.map((part) => shortfallOf(part.quota, part.persons))
        const sum = sumShortfalls(shortfalls)
        const known = parts.filter((_, index) => shortfalls[index] !== null)
        const net = known.reduce((whole, part) => whole + (part.quota ?? 0) - (part.persons ?? 0), 0)
        expect(sum.remaining - sum.over).toBe(net)
        expect(sum.unknown).toBe(parts.length - known.length)
        expect(shortfalls.every((one) => one === null || (one.remaining >= 0 && one.over >= 0 && (one.remaining === 0 || one.over === 0)))).toBe(true)
      }),
    )
  })
})
