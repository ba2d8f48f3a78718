import { describe, expect, it, test } from 'vitest'
import type { Division } from '@/domain/divisions/division'
import { codeOf, countOf, day } from './bulletin-inputs.fixture'
import type { InputCount, InputMerger, InputPeriod } from './bulletin-inputs'
import { mergedPersons, pendingMergers } from './merger'
import { mergersSince } from './mergers-since'

const [a, b, c] = [codeOf(0), codeOf(1), codeOf(2)]
const lastDay = day('2021-11-18')
const village = (town: string, number: number) => `${town}${200 + number}`

function division(code: string, name: string, successorCode: string | null = null): Division {
  return { code, level: code.length === 9 ? 'town' : 'village', name, validFrom: day('2000-01-01'), validTo: successorCode === null ? null : lastDay, successorCode, population: null }
}

const at = (level: 'town' | 'village', counts: readonly [code: string, persons: number, asOf?: string][]): InputPeriod[] => [
  { level, from: null, counts: counts.map(([code, persons, asOf = '2021-11-16']): InputCount => countOf(code, persons, day(asOf), { level })) },
]
const earlier = (periods: InputPeriod[], mergers: InputMerger[] = []) => ({ cutOff: { day: day('2021-11-16'), hour: 17 }, periods, mergers })

describe('R4 towns that report for themselves', () => {
  const divisions = [division(a, '甲镇'), division(b, '乙镇', a), division(c, '丙镇')]
  const restated = at('town', [[a, 60], [b, 30], [c, 50]])
  const since = (previous: ReturnType<typeof earlier>, cutOffDay = '2021-11-23') => mergersSince({ previous, restated, divisions, day: day(cutOffDay), level: 'town' })

  it('an ended town goes into its successor with what it had', () => {
    expect(since(earlier(restated))).toEqual([{ code: b, name: '乙镇', into: a, intoName: '甲镇', lastDay, parts: [{ heir: a, persons: 30 }] }])
  })

  it('on its last day it has not ended', () => {
    expect(since(earlier(restated), '2021-11-18')).toEqual([])
  })

  it('is awaited from bulletin to bulletin until the successor reports, and then never again', () => {
    const [merger] = since(earlier(restated))
    const silent = at('town', [[a, 60, '2021-11-18'], [c, 50, '2021-11-23']])
    const later = { ...earlier(silent, [merger!]), cutOff: { day: day('2021-11-23'), hour: 17 } }
    const next = mergersSince({ previous: later, restated: silent, divisions, day: day('2021-11-30'), level: 'town' })
    expect(next).toEqual([merger])
    const reported = at('town', [[a, 95, '2021-11-29'], [c, 50, '2021-11-30']])
    expect(pendingMergers({ periods: reported, mergers: next })).toEqual([])
    expect(mergersSince({ previous: { ...earlier(reported, next), cutOff: { day: day('2021-11-30'), hour: 17 } }, restated: reported, divisions, day: day('2021-12-07'), level: 'town' })).toEqual([])
  })

  it('brings its persons in the bulletin in which the successor reports, once', () => {
    const [merger] = since(earlier(restated))
    const of = (cutOffDay: string, periods: InputPeriod[]) => mergedPersons({ periods, mergers: [merger!], previous: { cutOff: { day: day(cutOffDay), hour: 17 } } }).get(a)
    expect(of('2021-11-16', at('town', [[a, 60, '2021-11-18']]))).toBeUndefined()
    expect(of('2021-11-16', at('town', [[a, 95, '2021-11-22']]))).toBe(30)
    expect(of('2021-11-23', at('town', [[a, 95, '2021-11-29']]))).toBe(30)
  })
})

describe('R8 villages that report', () => {
  it('of an ended town: each part is awaited from the village that goes on with it', () => {
    const divisions = [division(a, '甲镇'), division(village(a, 1), '东村'), division(village(a, 2), '西村'), division(b, '乙镇', a), division(village(b, 1), '南村', village(a, 1)), division(village(b, 2), '北村', village(a, 2))]
    const restated = at('village', [[village(a, 1), 10], [village(b, 1), 20], [village(b, 2), 5], [b, 2]])
    const [merger] = mergersSince({ previous: earlier(restated), restated, divisions, day: day('2021-11-23'), level: 'village' })
    expect(merger).toMatchObject({ code: b, into: a, parts: [{ heir: village(a, 1), persons: 20 }, { heir: village(a, 2), persons: 5 }, { heir: a, persons: 2 }] })
    // Another village's report brings the line 镇直 along and nothing else.
    const periods = at('village', [[village(a, 1), 31, '2021-11-20'], [village(a, 2), 4, '2021-11-17']])
    expect(pendingMergers({ periods, mergers: [merger!] })[0]?.parts).toEqual([{ heir: village(a, 2), persons: 5 }])
    expect(mergedPersons({ periods, mergers: [merger!], previous: { cutOff: { day: day('2021-11-16'), hour: 17 } } }).get(a)).toBe(22)
  })

  it('of a town that goes on: what a village had is no loss of payments while it is awaited, and no gain when it comes back', () => {
    const divisions = [division(a, '甲镇'), division(village(a, 1), '东村', village(a, 2)), division(village(a, 2), '西村')]
    const restated = at('village', [[village(a, 1), 30], [village(a, 2), 10]])
    const mergers = mergersSince({ previous: earlier(restated), restated, divisions, day: day('2021-11-23'), level: 'village' })
    expect(mergers).toEqual([{ code: village(a, 1), name: '甲镇东村', into: village(a, 2), intoName: '甲镇西村', lastDay, parts: [{ heir: village(a, 2), persons: 30 }] }])
    const of = (cutOffDay: string, reportedOn: string) => mergedPersons({ periods: at('village', [[village(a, 2), 41, reportedOn]]), mergers, previous: { cutOff: { day: day(cutOffDay), hour: 17 } } }).get(a)
    expect(of('2021-11-16', '2021-11-17')).toBe(-30)
    expect(of('2021-11-16', '2021-11-22')).toBe(0)
    expect(of('2021-11-23', '2021-11-29')).toBe(30)
  })

  test('where towns report for themselves, a village that ended is nothing', () => {
    const divisions = [division(a, '甲镇'), division(village(a, 1), '东村', village(a, 2)), division(village(a, 2), '西村')]
    expect(mergersSince({ previous: earlier(at('town', [[a, 60]])), restated: at('town', [[a, 60]]), divisions, day: day('2021-11-23'), level: 'town' })).toEqual([])
  })
})
