import { compactText, type CellValue } from '@/domain/imports/sheet'
import { isPlainDate, type PlainDate } from '@/domain/time/plain-date'

export type ParsedDay = { ok: true; day: PlainDate | null } | { ok: false; expected: string }

const expectedDay = '日期，如 2021-11-23'

function dayOf(year: number, month: string, date: string): PlainDate | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isPlainDate(text) ? text : null
}

/**
 * The day in a cell: 2021-11-23, 2021/11/23, 2021.11.23, 20211123, 2021年11月23日, with or without a time behind it. 11月23日
 * without a year is the one day of that name inside the window. null when blank; anything else is not guessed at.
 */
export function parseDay(value: CellValue | undefined, window: { opensOn: PlainDate; closesOn: PlainDate }): ParsedDay {
  const text = compactText(value)
  if (text === '') return { ok: true, day: null }
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T?\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (full) {
    const day = dayOf(Number(full[1]), full[2]!, full[3]!)
    return day ? { ok: true, day } : { ok: false, expected: expectedDay }
  }
  const short = /^(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/.exec(text)
  const years = short ? [...new Set([window.opensOn, window.closesOn].map((day) => Number(day.slice(0, 4))))] : []
  const days = years.flatMap((year) => dayOf(year, short![1]!, short![2]!) ?? []).filter((day) => day >= window.opensOn && day <= window.closesOn)
  return days.length === 1 ? { ok: true, day: days[0]! } : { ok: false, expected: `${expectedDay}（年、月、日写全）` }
}

/** The hour in a cell: 17, 17时, 17点, 17:00, 17:00:00; null when blank, undefined when it is none from 0 to 24. */
export function parseHour(value: CellValue | undefined): number | null | undefined {
  const text = compactText(value)
  if (text === '') return null
  const found = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2})?T?(\d{1,2})(?:[时点]|:00(?::00)?)?$/.exec(text)
  const hour = found ? Number(found[1]) : NaN
  return hour >= 0 && hour <= 24 ? hour : undefined
}
