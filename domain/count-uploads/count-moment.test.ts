import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDay, parseHour } from '@/domain/count-uploads/count-moment'
import { plainDate } from '@/domain/time/plain-date'

const window = { opensOn: plainDate('2021-10-15'), closesOn: plainDate('2021-12-25') }
/** Dalate: from September to the end of February, over the turn of the year, with 29 February. */
const overTheYear = { opensOn: plainDate('2023-09-01'), closesOn: plainDate('2024-02-29') }

describe('the day in a cell', () => {
  it.each([
    ['2021-11-23', '2021-11-23'],
    ['2021/11/3', '2021-11-03'],
    ['2021.11.23', '2021-11-23'],
    ['20211123', '2021-11-23'],
    ['2021年11月23日', '2021-11-23'],
    ['２０２１-11-23', '2021-11-23'],
    ['2021-11-23 17:00:00', '2021-11-23'],
    ['11月23日', '2021-11-23'],
    ['11/23', '2021-11-23'],
    ['', null],
  ])('%s', (text, day) => expect(parseDay(text, window)).toEqual({ ok: true, day }))

  it.each(['昨天', '2021-02-29', '2021-13-01', '23', '9月1日', '44523', '2021-11'])('%s is not guessed at', (text) => expect(parseDay(text, window).ok).toBe(false))

  it('finds the year of a day over the turn of the year', () => {
    expect(parseDay('2月29日', overTheYear)).toEqual({ ok: true, day: '2024-02-29' })
    expect(parseDay('9月1日', overTheYear)).toEqual({ ok: true, day: '2023-09-01' })
    expect(parseDay('3月1日', overTheYear).ok).toBe(false)
  })

  it('never throws, and a day it reads is a day of the calendar', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const read = parseDay(text, window)
      if (read.ok && read.day) expect(plainDate(read.day)).toBe(read.day)
    }))
  })
})

describe('the hour in a cell', () => {
  it.each<[string | number, number | null | undefined]>([[17, 17], ['17时', 17], ['17点', 17], ['17:00', 17], ['17:00:00', 17], ['０', 0], ['24', 24], ['', null], ['25', undefined], ['下午', undefined], ['17:30', undefined], ['-1', undefined]])('%s', (text, hour) =>
    expect(parseHour(text)).toBe(hour),
  )
})
