import { describe, expect, it } from 'vitest'
import { calendarMonths, calendarRow, calendarSentence, sumToTowns, type CalendarUnit, type RecordedDay } from '@/domain/progress/calendar'
import { addDays, plainDate } from '@/domain/time/plain-date'

const [from, until] = [plainDate('2021-11-01'), plainDate('2021-11-06')]

const day = (number: number, more: Partial<RecordedDay> = {}): RecordedDay => ({ asOf: addDays(from, number - 1), revision: 1, withdrawn: false, hour: 17, ...more })
const unit = (days: RecordedDay[], more: Partial<CalendarUnit> = {}): CalendarUnit => ({
  divisionCode: '610926100', name: '城关镇', level: 'town', validFrom: plainDate('2000-01-01'), validTo: null, knownBefore: false, days, ...more,
})
const states = (one: CalendarUnit) => calendarRow(one, from, until).cells.map((cell) => cell.state)

describe('R6 R7 what became of a day', () => {
  it('reported, corrected, withdrawn, carried and never', () => {
    expect(states(unit([day(2), day(3, { revision: 2 }), day(5, { revision: 2, withdrawn: true })]))).toEqual(['never', 'reported', 'corrected', 'carried', 'withdrawn', 'carried'])
  })

  it('a first day withdrawn leaves nothing to carry', () => {
    expect(states(unit([day(1, { withdrawn: true })]))).toEqual(['withdrawn', 'never', 'never', 'never', 'never', 'never'])
  })

  it('what held before the month is carried into it', () => {
    expect(states(unit([], { knownBefore: true }))).toEqual(Array.from({ length: 6 }, () => 'carried'))
  })

  it('a unit founded in the month starts then; one that ended has no days after its last (R4)', () => {
    expect(states(unit([day(4)], { validFrom: plainDate('2021-11-03') }))).toEqual(['before', 'before', 'never', 'reported', 'carried', 'carried'])
    expect(calendarRow(unit([day(1)], { validTo: plainDate('2021-11-02') }), from, until)).toMatchObject({ reported: 1, due: 2, cells: { length: 2 } })
  })

  it('counts days of data: x of y reported, the hour only where there is a report', () => {
    const row = calendarRow(unit([day(1, { hour: null }), day(2, { revision: 3, hour: 9 }), day(3, { withdrawn: true, hour: 17 })]), from, until)
    expect([row.reported, row.due]).toEqual([2, 6])
    expect(row.cells.map((cell) => cell.hour)).toEqual([null, 9, null, null, null, null])
  })
})

it('a town whose villages report has as many of them as reported; 镇直 is not due (R8)', () => {
  const rows = [
    calendarRow(unit([], { level: 'village' }), from, until),
    calendarRow(unit([day(1), day(2)], { divisionCode: '610926100201', level: 'village' }), from, until),
    calendarRow(unit([day(2)], { divisionCode: '610926100202', level: 'village' }), from, until),
    calendarRow(unit([day(3)], { divisionCode: '610926101201', level: 'village' }), from, until),
  ]
  const [town, ...others] = sumToTowns(rows)
  expect(others).toEqual([])
  expect(town?.cells.map(({ state, lines }) => [state, lines])).toEqual([
    ['reported', { reported: 1, total: 2 }],
    ['reported', { reported: 2, total: 2 }],
    ...Array.from({ length: 4 }, () => ['carried', { reported: 0, total: 2 }]),
  ])
  expect([town?.reported, town?.due]).toEqual([2, 6])
})

describe('the months of the window', () => {
  it.each([
    ['2021-10-15', '2021-11-23', ['2021-10 15–31', '2021-11 01–23']],
    ['2021-10-15', '2021-10-15', ['2021-10 15–15']],
    ['2021-10-15', '2021-10-01', ['2021-10 15–15']],
    ['2023-09-01', '2024-02-29', ['2023-09 01–30', '2023-10 01–31', '2023-11 01–30', '2023-12 01–31', '2024-01 01–31', '2024-02 01–29']],
  ])('%s to %s', (opensOn, asOf, expected) => {
    expect(calendarMonths(plainDate(opensOn), plainDate(asOf)).map((month) => `${month.month} ${month.from.slice(8)}–${month.until.slice(8)}`)).toEqual(expected)
  })
})

it('the sentence counts days, and names only what there is', () => {
  const month = { month: '2021-11', from, until }
  const rows = [calendarRow(unit([day(1), day(2), day(3, { withdrawn: true })]), from, until), calendarRow(unit([1, 2, 3, 4, 5, 6].map((number) => day(number))), from, until)]
  expect(calendarSentence(rows, month, '个镇')).toBe('11月1日至11月6日（6 天），2 个镇应报 12 天次，已报 8 天次；沿用 3 天次，作废 1 天次。')
  expect(calendarSentence(rows.slice(1), month, '个镇')).toBe('11月1日至11月6日（6 天），1 个镇应报 6 天次，已报 6 天次。')
})
