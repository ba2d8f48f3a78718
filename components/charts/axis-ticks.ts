import { formatThousands } from '@/domain/numbers/format'

/** Round numbers of persons from zero to above the highest value: about five steps of 1, 2 or 5 times a power of ten. */
export function axisTicks(highest: number): number[] {
  const raw = Math.max(highest, 5) / 5
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw) ?? 10 * power
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step)
}

/** 12万 on an axis of a county, 300 on one of a village. */
export function axisText(value: number): string {
  return value >= 10_000 ? `${value / 10_000}万` : formatThousands(value)
}
