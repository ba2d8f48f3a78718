import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absoluteFraction, addFractions, ceilFraction, compareFractions, divideFractions, fraction, multiplyFractions, roundHalfUp, subtractFractions, zero } from '@/domain/numbers/fraction'
import { formatPercent, formatThousands } from '@/domain/numbers/format'

const whole = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
const positive = fc.bigInt({ min: 1n, max: 10n ** 12n })

describe('an exact fraction', () => {
  it('keeps lowest terms with the sign above', () => {
    expect(fraction(6, -4)).toEqual({ numerator: -3n, denominator: 2n })
    expect(fraction(0, 7)).toEqual(zero)
  })

  it('refuses a zero denominator and a number that is not whole', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError)
    expect(() => fraction(1.5)).toThrow(RangeError)
    expect(() => divideFractions(fraction(1), zero)).toThrow(RangeError)
  })

  it('tells apart what floats cannot', () => {
    const [a, b] = [fraction(9_007_199_254_740_992n, 9_007_199_254_740_993n), fraction(9_007_199_254_740_993n, 9_007_199_254_740_994n)]
    expect(compareFractions(a, b)).toBe(-1)
    expect(compareFractions(b, a)).toBe(1)
    expect(compareFractions(fraction(1, 3), fraction(2, 6))).toBe(0)
  })

  it('subtracting what was added gives the same back, and so do ÷ and ×', () => {
    fc.assert(fc.property(whole, positive, whole, positive, (a, b, c, d) => {
      const [x, y] = [fraction(a, b), fraction(c, d)]
      expect(subtractFractions(addFractions(x, y), y)).toEqual(x)
      if (c !== 0n) expect(divideFractions(multiplyFractions(x, y), y)).toEqual(x)
    }))
  })

  it('ceil is the smallest whole number not below', () => {
    expect([fraction(7, 2), fraction(-7, 2), fraction(4), zero, fraction(-1, 3)].map(ceilFraction)).toEqual([4, -3, 4, 0, 0])
    fc.assert(fc.property(whole, positive, (a, b) => {
      const ceiling = BigInt(ceilFraction(fraction(a, b)))
      expect(ceiling * b >= a && (ceiling - 1n) * b < a).toBe(true)
    }))
    expect(() => ceilFraction(fraction(2n ** 60n))).toThrow(RangeError)
  })
})

describe('rounding half up', () => {
  it.each([
    [fraction(1, 2), 0, '1'],
    [fraction(1, 8), 2, '0.13'],
    [fraction(-1, 8), 2, '-0.13'],
    [fraction(-1, 1000), 2, '0.00'],
    [fraction(4, 3), 1, '1.3'],
    [fraction(1_005, 1_000), 2, '1.01'],
    [fraction(5), 3, '5.000'],
  ])('%o to %i places is %s', (value, decimals, text) => {
    expect(roundHalfUp(value, decimals)).toBe(text)
  })

  it('is never further than half a unit away', () => {
    fc.assert(fc.property(whole, positive, fc.integer({ min: 0, max: 4 }), (a, b, decimals) => {
      const scale = 10n ** BigInt(decimals)
      const printed = fraction(BigInt(roundHalfUp(fraction(a, b), decimals).replace('.', '')), scale)
      const distance = absoluteFraction(subtractFractions(printed, fraction(a, b)))
      expect(compareFractions(distance, fraction(1n, 2n * scale))).toBeLessThanOrEqual(0)
    }))
  })
})

describe('a rate in print', () => {
  it.each([
    [138_212, 210_000, '65.82%'],
    [2_791, 4_000, '69.78%'],
    [27_909, 40_000, '69.77%'],
    [1_003, 1_000, '100.30%'],
    [0, 8_200, '0.00%'],
    [1, 3, '33.33%'],
    [199_999, 200_000, '100.00%'],
  ])('%i of %i prints %s', (persons, quota, text) => {
    expect(formatPercent(fraction(persons, quota))).toBe(text)
  })
})

describe('thousands separators', () => {
  it.each([[0, '0'], [999, '999'], [1_000, '1,000'], [138_212, '138,212'], [99_999_999, '99,999,999'], [-4_767, '-4,767'], [-100, '-100']])('%i → %s', (value, text) => {
    expect(formatThousands(value)).toBe(text)
  })
})
