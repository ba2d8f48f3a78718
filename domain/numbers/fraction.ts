/**
 * An exact share or quantity: numerator ÷ denominator, in lowest terms, denominator above zero, sign in the numerator.
 * Rates are compared and rounded from this, never from a float, so 69.775 % lands on the right side (R10).
 */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a < 0n ? -a : a
}

/** numerator ÷ denominator. Throws a RangeError for a zero denominator or a number that is not whole. */
export function fraction(numerator: number | bigint, denominator: number | bigint = 1n): Fraction {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)]
  if (bottom === 0n) throw new RangeError('A fraction needs a denominator other than zero.')
  const divisor = greatestCommonDivisor(top, bottom) * (bottom < 0n ? -1n : 1n)
  return { numerator: top / divisor, denominator: bottom / divisor }
}

export const zero: Fraction = { numerator: 0n, denominator: 1n }

/** Below zero when a < b, zero when equal, above zero when a > b; by cross-multiplication. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator]
  return left < right ? -1 : left > right ? 1 : 0
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function subtractFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** a ÷ b. Throws a RangeError when b is zero. */
export function divideFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** The distance from zero. */
export function absoluteFraction(value: Fraction): Fraction {
  return value.numerator < 0n ? { numerator: -value.numerator, denominator: value.denominator } : value
}

/** The smallest whole number not below the value. Throws a RangeError beyond 2^53, where a number is no longer exact. */
export function ceilFraction(value: Fraction): number {
  const quotient = value.numerator / value.denominator
  const isAboveQuotient = value.numerator > quotient * value.denominator
  const whole = Number(isAboveQuotient ? quotient + 1n : quotient)
  if (!Number.isSafeInteger(whole)) throw new RangeError('The whole number is too large to be exact.')
  return whole
}

/**
 * The value as decimal text with exactly `decimals` places, halves away from zero, so that a lead and a lag of the same
 * size print alike. Never "-0.00".
 */
export function roundHalfUp(value: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const size = absoluteFraction(value)
  const rounded = (2n * size.numerator * scale + size.denominator) / (2n * size.denominator)
  const digits = rounded.toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`
  return value.numerator < 0n && rounded !== 0n ? `-${text}` : text
}
