import { fraction, multiplyFractions, roundHalfUp, type Fraction } from '@/domain/numbers/fraction'

/** A whole number with thousands separators: 138,212 (design.md, Numbers). */
export function formatThousands(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ',')
  return value < 0 ? `-${digits}` : digits
}

/** A share in percentage points with two decimals and no sign of percent: 0.0227 prints "2.27" (R10). */
export function formatPoints(share: Fraction): string {
  return roundHalfUp(multiplyFractions(share, fraction(100)), 2)
}

/** A share as a rate with two decimals, rounded half up from the exact fraction and never clamped: "100.30%" (R6, R10). */
export function formatPercent(share: Fraction): string {
  return `${formatPoints(share)}%`
}
