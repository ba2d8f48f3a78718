/** A calendar day in Asia/Shanghai, written YYYY-MM-DD. Plain text sorts and compares as the day does. */
export type PlainDate = string & { readonly __brand: 'PlainDate' }

const DAY_MS = 86_400_000

function toDayNumber(date: PlainDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS
}

function fromDayNumber(day: number): PlainDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as PlainDate
}

/** Whether the text is a real day of the calendar: 2021-02-29 is not. */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = toDayNumber(text as PlainDate)
  return Number.isFinite(day) && fromDayNumber(day) === text
}

/** Reads a day; throws a Chinese sentence when the text is not one. For literals and trusted input. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new Error(`“${text}”不是日期，应写作 2021-11-23。`)
  return text
}

/** The day `days` later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from)
}

/** 11月23日 */
export function monthDay(date: PlainDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** 2021年11月23日 */
export function yearMonthDay(date: PlainDate): string {
  return `${Number(date.slice(0, 4))}年${monthDay(date)}`
}
