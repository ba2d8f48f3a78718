import type { ReportingLevel } from '@/domain/campaigns/choices'
import { addDays, daysBetween, monthDay, type PlainDate } from '@/domain/time/plain-date'

/** What became of a unit's report for a day (R6, R7). Days before the window or the unit itself are "before". */
export const dayStates = ['reported', 'corrected', 'withdrawn', 'carried', 'never', 'before'] as const
export type DayState = (typeof dayStates)[number]

/** Sign and word of each state: told apart without colour, also on paper. */
export const dayStateLabels: Record<DayState, { sign: string; label: string }> = {
  reported: { sign: '●', label: '已报' },
  corrected: { sign: '◆', label: '更正' },
  withdrawn: { sign: '×', label: '作废' },
  carried: { sign: '○', label: '沿用' },
  never: { sign: '—', label: '未报' },
  before: { sign: '', label: '未开始' },
}

/** The newest revision of one day of a unit as it is recorded; persons are not the calendar's business. */
export interface RecordedDay {
  asOf: PlainDate
  revision: number
  withdrawn: boolean
  hour: number | null
}

/** A division that reports, with the newest revision of every day of the month. */
export interface CalendarUnit {
  divisionCode: string
  name: string
  level: ReportingLevel
  validFrom: PlainDate
  validTo: PlainDate | null
  /** Whether something held already on the day before the first of these days. */
  knownBefore: boolean
  days: readonly RecordedDay[]
}

export interface CalendarCell {
  on: PlainDate
  state: DayState
  hour: number | null
  /** How many revisions the day has; 0 when none. */
  revision: number
  /** Of a town whose villages report: how many of its lines did (R8). */
  lines?: { reported: number; total: number }
}

/** One unit's month. `reported` of `due` days have a report of their own: a statement about the unit's data, never about people (R17). */
export interface CalendarRow {
  divisionCode: string
  name: string
  level: ReportingLevel
  cells: CalendarCell[]
  reported: number
  due: number
}

/** Whether any unit of these has ever said anything: villages that only stand beside a town's report need not. */
export function hasSpoken({ knownBefore, days }: CalendarUnit): boolean {
  return knownBefore || days.length > 0
}

function stateOf(recorded: RecordedDay | undefined, isKnown: boolean): DayState {
  if (!recorded) return isKnown ? 'carried' : 'never'
  if (recorded.withdrawn) return 'withdrawn'
  return recorded.revision > 1 ? 'corrected' : 'reported'
}

/** The days of a unit in the order of the calendar, each with its state. A unit that ended has no days after its last (R4). */
export function calendarRow(unit: CalendarUnit, from: PlainDate, until: PlainDate): CalendarRow {
  const { divisionCode, name, level, validFrom, validTo } = unit
  const recorded = new Map(unit.days.map((day) => [day.asOf, day]))
  const cells: CalendarCell[] = []
  let isKnown = unit.knownBefore
  for (let on = from; on <= until && (validTo === null || on <= validTo); on = addDays(on, 1)) {
    const day = recorded.get(on)
    const state = on < validFrom ? 'before' : stateOf(day, isKnown)
    isKnown ||= day !== undefined && !day.withdrawn
    cells.push({ on, state, hour: state === 'reported' || state === 'corrected' ? (day?.hour ?? null) : null, revision: day?.revision ?? 0 })
  }
  const isDue = ({ state }: CalendarCell) => state !== 'before'
  return { divisionCode, name, level, cells, reported: cells.filter(hasReport).length, due: cells.filter(isDue).length }
}

function hasReport({ state }: CalendarCell): boolean {
  return state === 'reported' || state === 'corrected'
}

function sumCells(on: PlainDate, cells: readonly CalendarCell[]): CalendarCell {
  const due = cells.filter((cell) => cell.state !== 'before')
  const reported = due.filter(hasReport).length
  const state = due.length === 0 ? 'before' : reported > 0 ? 'reported' : (['carried', 'withdrawn', 'never'] as const).find((one) => due.some((cell) => cell.state === one))!
  return { on, state, hour: null, revision: 0, lines: { reported, total: due.length } }
}

/**
 * The rows of towns whose villages report, from those of the villages and 镇直 (R8): a day counts as reported when one line
 * did, with how many of them. In the order in which the towns' own lines come.
 */
export function sumToTowns(rows: readonly CalendarRow[]): CalendarRow[] {
  return rows.filter((row) => row.divisionCode.length === 9).map((town) => {
    // 镇直 need not report: only villages are counted as due.
    const villages = rows.filter((row) => row.divisionCode.length === 12 && row.divisionCode.startsWith(town.divisionCode))
    const cells = town.cells.map(({ on }) => sumCells(on, villages.flatMap((village) => village.cells.find((cell) => cell.on === on) ?? [])))
    return { ...town, cells, reported: cells.filter(hasReport).length, due: cells.filter((cell) => cell.state !== 'before').length }
  })
}

/** A month of the window as a URL names it, 2021-11, with its first and last day inside the window and up to its last listed day. */
export interface CalendarMonth {
  month: string
  from: PlainDate
  until: PlainDate
}

/** The months from the opening day to the last listed day; before the opening, the opening's month alone. */
export function calendarMonths(opensOn: PlainDate, until: PlainDate): CalendarMonth[] {
  const months: CalendarMonth[] = []
  for (let from = opensOn; from <= until || months.length === 0; ) {
    const month = from.slice(0, 7)
    const inMonth = (day: PlainDate) => day.slice(0, 7) === month
    let last = from
    while (inMonth(addDays(last, 1)) && addDays(last, 1) <= until) last = addDays(last, 1)
    months.push({ month, from, until: last })
    let next = last
    while (inMonth(next)) next = addDays(next, 1)
    from = next
  }
  return months
}

/** 11月1日至23日（23 天），11 个镇共应报 253 天次，已报 241 天次；沿用 12 天次。 */
export function calendarSentence(rows: readonly CalendarRow[], { from, until }: CalendarMonth, unit: string): string {
  const sum = (count: (row: CalendarRow) => number) => rows.reduce((whole, row) => whole + count(row), 0)
  const ofState = (state: DayState) => sum((row) => row.cells.filter((cell) => cell.state === state).length)
  const others = (['carried', 'withdrawn', 'never'] as const).flatMap((state) => (ofState(state) === 0 ? [] : [`${dayStateLabels[state].label} ${ofState(state)} 天次`]))
  const days = `${monthDay(from)}至${monthDay(until)}（${daysBetween(from, until) + 1} 天）`
  if (rows.length === 0) return `${days}，还没有填报单位。`
  const rest = others.length === 0 ? '' : `；${others.join('，')}`
  return `${days}，${rows.length} ${unit}应报 ${sum((row) => row.due)} 天次，已报 ${sum((row) => row.reported)} 天次${rest}。`
}
