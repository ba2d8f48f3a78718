import { describe, expect, it } from 'vitest'
import { dayHistory, type CountRevision } from '@/domain/progress/day-history'
import { plainDate } from '@/domain/time/plain-date'

const closesOn = plainDate('2021-12-25')

function revision(day: string, persons: number | null, number = 1): CountRevision {
  return { asOf: plainDate(day), revision: number, persons, hour: 17, reason: number > 1 ? '更正' : '', authorName: '经办', recordedAt: `${day} 17:02` }
}

function historyOf(revisions: CountRevision[], asOf = '2021-11-23') {
  return dayHistory(revisions, plainDate(asOf), closesOn).map((day) => [day.on, day.persons, day.state, day.increase, day.carriedFrom])
}

describe('R6 R7 the days of a division, newest first', () => {
  it('gaps are carried, increases are against the value known before', () => {
    expect(historyOf([revision('2021-11-20', 100), revision('2021-11-23', 130)])).toEqual([
      ['2021-11-23', 130, 'reported', 30, null],
      ['2021-11-22', 100, 'carried', null, '2021-11-20'],
      ['2021-11-21', 100, 'carried', null, '2021-11-20'],
      ['2021-11-20', 100, 'reported', null, null],
    ])
  })

  it('a correction holds, the corrected value stays beside it', () => {
    const [day] = dayHistory([revision('2021-11-23', 130), revision('2021-11-23', 120, 2)], plainDate('2021-11-23'), closesOn)
    expect(day).toMatchObject({ persons: 120, state: 'reported' })
    expect(day?.revisions.map((entry) => entry.persons)).toEqual([120, 130])
  })

  it('a fall is a negative increase', () => {
    expect(historyOf([revision('2021-11-22', 100), revision('2021-11-23', 64)])[0]).toEqual(['2021-11-23', 64, 'reported', -36, null])
  })

  it('a withdrawn day carries what was before, and the day after counts from there', () => {
    const rows = historyOf([revision('2021-11-21', 100), revision('2021-11-22', 500), revision('2021-11-22', null, 2), revision('2021-11-23', 130)])
    expect(rows.slice(0, 2)).toEqual([
      ['2021-11-23', 130, 'reported', 30, null],
      ['2021-11-22', 100, 'withdrawn', null, '2021-11-21'],
    ])
  })

  it('withdrawn with nothing before it is unknown', () => {
    expect(historyOf([revision('2021-11-23', 5), revision('2021-11-23', null, 2)])).toEqual([['2021-11-23', null, 'withdrawn', null, null]])
  })

  it('R9 nothing later than the day asked about', () => {
    expect(historyOf([revision('2021-11-20', 100), revision('2021-11-23', 130)], '2021-11-21').map(([on]) => on)).toEqual(['2021-11-21', '2021-11-20'])
  })

  it('no carried days after the closing day, but a later report is listed', () => {
    expect(historyOf([revision('2021-12-24', 100)], '2022-06-30').map(([on]) => on)).toEqual(['2021-12-25', '2021-12-24'])
    expect(historyOf([revision('2021-12-24', 100), revision('2021-12-27', 101)], '2022-06-30')[0]).toEqual(['2021-12-27', 101, 'reported', 1, null])
  })

  it('nothing reported, nothing listed', () => {
    expect(historyOf([])).toEqual([])
  })
})
