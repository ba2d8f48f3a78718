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

/** 与本镇任务数一致; 比本镇任务数多 1,193 人: a sum's difference in persons (sum − own) against the number that `own` names. */
export function comparedWith(own: string, difference: number): string {
  return difference === 0 ? `与${own}一致` : `比${own}${difference > 0 ? '多' : '少'} ${formatThousands(Math.abs(difference))} 人`
}
