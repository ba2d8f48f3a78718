import { monthDay, yearMonthDay, type PlainDate } from '@/domain/time/plain-date'

/** The moment up to which counts are taken, to the hour, 1–24 (R13). */
export interface CutOff {
  day: PlainDate
  hour: number
}

/** Below zero when `a` is earlier than `b`, zero when they are one moment. */
export function compareCutOffs(a: CutOff, b: CutOff): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : a.hour - b.hour
}

/**
 * Whether a count of a day and hour is within a cut-off: any of an earlier day, and one of the very day whose hour is not
 * later; a missing hour means 24:00.
 * // R13
 */
export function isWithin(count: { asOf: PlainDate; hour: number | null }, cutOff: CutOff): boolean {
  return count.asOf < cutOff.day || (count.asOf === cutOff.day && (count.hour ?? 24) <= cutOff.hour)
}

/** 11月23日17时; the end of a day goes without an hour. */
export function cutOffText({ day, hour }: CutOff): string {
  return hour === 24 ? monthDay(day) : `${monthDay(day)}${hour}时`
}

/** 2021年11月23日17时 */
export function longCutOffText({ day, hour }: CutOff): string {
  return hour === 24 ? yearMonthDay(day) : `${yearMonthDay(day)}${hour}时`
}
