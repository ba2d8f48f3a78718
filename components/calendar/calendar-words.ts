import type { DivisionWords } from '@/domain/divisions/division-words'
import { dayStateLabels, type CalendarCell, type CalendarRow } from '@/domain/progress/calendar'
import { daysBetween, plainDate, type PlainDate } from '@/domain/time/plain-date'

const names = ['一', '二', '三', '四', '五', '六', '日']
/** A Monday to count from. */
const monday = plainDate('2021-11-01')

/** 一 for a Monday. */
export function weekday(on: PlainDate): string {
  return names[((daysBetween(monday, on) % 7) + 7) % 7]!
}

/** 已报（17时）, 更正（17时，第2次）, 沿用, 8/10 村（社区）已报. */
export function cellText({ state, hour, revision, lines }: CalendarCell, { village }: DivisionWords): string {
  if (lines) return `${lines.reported}/${lines.total} ${village}已报`
  const details = [hour === null ? '' : `${hour}时`, revision > 1 ? `第${revision}次` : ''].filter((part) => part !== '')
  return details.length === 0 ? dayStateLabels[state].label : `${dayStateLabels[state].label}（${details.join('，')}）`
}

/** A town's own report and its line 镇直 share a code; the level tells them apart, in keys and in the URL. */
export function rowKey({ divisionCode, level }: Pick<CalendarRow, 'divisionCode' | 'level'>): string {
  return `${divisionCode}-${level}`
}
