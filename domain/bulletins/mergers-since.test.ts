import { describe, expect, it } from 'vitest'
import type { Division } from '@/domain/divisions/division'
import type { PlainDate } from '@/domain/time/plain-date'
import { codeOf, countOf, day } from './bulletin-inputs.fixture'
import type { BulletinInputs, InputCount, InputMerger, InputPeriod } from './bulletin-inputs'
import { movedPersons, pendingMergers, pendingTowns } from './merger'
import { mergersSince } from './mergers-since'

const [a, b, c] = [codeOf(0), codeOf(1), codeOf(2)]
const village = (town: string, number: number) => `${town}${200 + number}`

/** A division; with a successor it ended on `lastDay`. */
function division(code: string, name: string, successorCode: string | null = null, lastDay = '2021-11-18', validFrom = '2000-01-01'): Division {
  return { code, level: code.length === 9 ? 'town' : 'village', name, validFrom: day(validFrom), validTo: successorCode === null ? null : day(lastDay), successorCode, population: null }
}

type Line = [code: string, persons: number, asOf?: string]
const at = (level: 'town' | 'village', ...counts: Line[]): InputPeriod[] => [{ level, from: null, counts: counts.map(([code, persons, asOf = '2021-11-16']): InputCount => countOf(code, persons, day(asOf), { level })) }]

interface Bulletin {
  cutOff: { day: PlainDate; hour: number }
  towns: BulletinInputs['towns']
  periods: InputPeriod[]
  mergers: InputMerger[]
}

const issued = (cutOffDay: string, towns: readonly string[], periods: InputPeriod[], mergers: InputMerger[] = []): Bulletin => ({
  cutOff: { day: day(cutOffDay), hour: 17 }, towns: towns.map((code) => ({ code, name: code })), periods, mergers,
})

/** What a bulletin of a day finds after the one before; `last` are the counts up to the ended division's last day. */
function mergersOn(cutOffDay: string, previous: Bulletin, divisions: readonly Division[], level: 'town' | 'village', last: InputPeriod[] = previous.periods): InputMerger[] {
  return mergersSince({ previous, divisions, day: day(cutOffDay), level }, () => last)
}

/** Persons that mergers moved in the towns, and what they took out of, or put into, what counts as corrected. */
function moves(periods: InputPeriod[], mergers: InputMerger[], before: Bulletin, restated = before.periods) {
  const { merged, restated: put } = movedPersons({ periods, mergers, previous: { cutOff: before.cutOff, restated } })
  return { merged: Object.fromEntries(merged), restated: Object.fromEntries(put) }
}

describe('R4 towns that report for themselves', () => {
  const divisions = [division(a, '甲镇'), division(b, '乙镇', a), division(c, '丙镇')]
  const before = issued('2021-11-16', [a, b, c], at('town', [a, 60], [b, 30], [c, 50]))

  it('an ended town goes into its successor with what it had on its last day', () => {
    expect(mergersOn('2021-11-23', before, divisions, 'town', at('town', [a, 60], [b, 34, '2021-11-18']))).toEqual([
      { code: b, name: '乙镇', into: a, intoName: '甲镇', lastDay: '2021-11-18', awaited: false, parts: [{ code: b, level: 'town', heirs: [a], after: '2021-11-18', persons: 34 }] },
    ])
  })

  it('on its last day it has not ended', () => {
    expect(mergersOn('2021-11-18', before, divisions, 'town')).toEqual([])
  })

  it('is awaited from bulletin to bulletin until the successor reports, and then never again', () => {
    const mergers = mergersOn('2021-11-23', before, divisions, 'town')
    const silent = issued('2021-11-23', [a, c], at('town', [a, 60, '2021-11-18'], [c, 50, '2021-11-23']), mergers)
    expect([...pendingTowns(silent)]).toEqual([a])
    const next = mergersOn('2021-11-30', silent, divisions, 'town')
    expect(next).toEqual(mergers.map((merger) => ({ ...merger, awaited: true })))
    const reported = issued('2021-11-30', [a, c], at('town', [a, 95, '2021-11-29'], [c, 50, '2021-11-30']), next)
    expect(pendingMergers(reported)).toEqual([])
    expect(mergersOn('2021-12-07', reported, divisions, 'town')).toEqual([])
  })

  it('brings its persons in the bulletin in which the successor reports, once', () => {
    const mergers = mergersOn('2021-11-23', before, divisions, 'town')
    expect(moves(at('town', [a, 60, '2021-11-18']), mergers, before).merged).toEqual({ [b]: -30 })
    expect(moves(at('town', [a, 95, '2021-11-22']), mergers, before).merged).toEqual({ [a]: 30, [b]: -30 })
    const silent = issued('2021-11-23', [a, c], at('town', [a, 60, '2021-11-18']), mergers)
    expect(moves(at('town', [a, 95, '2021-11-29']), mergersOn('2021-11-30', silent, divisions, 'town'), silent)).toEqual({ merged: { [a]: 30 }, restated: {} })
  })

  it('a late report within the earlier cut-off brings them as well, and is no correction by so many', () => {
    const early = [division(a, '甲镇'), division(b, '乙镇', a, '2021-11-10'), division(c, '丙镇')]
    const first = issued('2021-11-09', [a, b, c], at('town', [a, 60, '2021-11-09'], [b, 30, '2021-11-09']))
    const silent = issued('2021-11-16', [a, c], at('town', [a, 60, '2021-11-09']), mergersOn('2021-11-16', first, early, 'town'))
    const restated = at('town', [a, 95, '2021-11-15'])
    expect(moves(at('town', [a, 97, '2021-11-23']), mergersOn('2021-11-23', silent, early, 'town'), silent, restated)).toEqual({ merged: { [a]: 30 }, restated: { [a]: -30 } })
  })

  it('dated back before the earlier cut-off: it was counted there, so it is told, and what the successor had reported then cannot hold it', () => {
    const dated = [division(a, '甲镇'), division(b, '乙镇', a, '2021-11-10'), division(c, '丙镇')]
    const [merger] = mergersOn('2021-11-23', before, dated, 'town', at('town', [b, 30, '2021-11-09']))
    expect(merger).toMatchObject({ code: b, lastDay: '2021-11-10', awaited: false, parts: [{ persons: 30, after: '2021-11-16' }] })
    expect([...pendingTowns({ periods: at('town', [a, 60]), mergers: [merger!] })]).toEqual([a])
    expect(pendingMergers({ periods: at('town', [a, 95, '2021-11-22']), mergers: [merger!] })).toEqual([])
  })

  it('a chain: what the first successor had not brought yet waits for a report after the second merger', () => {
    const mergers = mergersOn('2021-11-23', before, divisions, 'town')
    const silent = issued('2021-11-23', [a, c], at('town', [a, 60, '2021-11-18'], [c, 50, '2021-11-23']), mergers)
    const chain = [division(a, '甲镇', c, '2021-11-27'), division(b, '乙镇', a), division(c, '丙镇')]
    const next = mergersOn('2021-11-30', silent, chain, 'town', at('town', [a, 61, '2021-11-26']))
    expect(next.map(({ code, into, parts }) => [code, into, parts[0]!.after])).toEqual([[a, c, '2021-11-27'], [b, c, '2021-11-27']])
    expect(pendingMergers({ periods: at('town', [c, 55, '2021-11-26']), mergers: next })).toHaveLength(2)
  })
})

describe('R8 villages that report', () => {
  const divisions = [division(a, '甲镇'), division(village(a, 1), '东村'), division(village(a, 2), '西村'), division(b, '乙镇', a), division(village(b, 1), '南村', village(a, 1)), division(village(b, 2), '北村', village(a, 2)), division(village(b, 3), '中村', a)]
  const before = issued('2021-11-16', [a, b], at('village', [village(a, 1), 10], [village(b, 1), 20], [village(b, 2), 5], [village(b, 3), 7], [b, 2]))
  const [merger] = mergersOn('2021-11-23', before, divisions, 'village')

  it('of an ended town: each is awaited from the village that goes on with it, what has none from 镇直', () => {
    expect(merger).toMatchObject({ code: b, into: a })
    expect(merger!.parts.map(({ code, heirs, persons }) => [code, heirs, persons])).toEqual([
      [village(b, 1), [village(a, 1)], 20], [village(b, 2), [village(a, 2)], 5], [village(b, 3), [a], 7], [b, [a], 2],
    ])
  })

  it("another village's report brings nothing of it back", () => {
    const periods = at('village', [village(a, 1), 31, '2021-11-20'], [village(a, 2), 4, '2021-11-17'])
    expect(pendingMergers({ periods, mergers: [merger!] })[0]?.parts.map(({ code }) => code)).toEqual([village(b, 2), village(b, 3), b])
    expect([...pendingTowns({ periods, mergers: [merger!] })]).toEqual([a])
    expect(moves(periods, [merger!], before).merged[a]).toBe(20)
  })

  it('a village founded since may bring back what had no successor of its own', () => {
    const silent = issued('2021-11-23', [a], at('village', [village(a, 1), 31, '2021-11-20'], [village(a, 2), 9, '2021-11-20']), [merger!])
    const founded = [...divisions, division(village(a, 9), '新村', null, '', '2021-11-25')]
    const next = mergersOn('2021-11-30', silent, founded, 'village')
    expect(next[0]?.parts.map(({ code, heirs }) => [code, heirs])).toEqual([[village(b, 3), [a, village(a, 9)]], [b, [a, village(a, 9)]]])
    expect(pendingMergers({ periods: at('village', [village(a, 9), 9, '2021-11-29']), mergers: next })).toEqual([])
  })

  it('once towns report for themselves again, the town brings everything back', () => {
    const silent = issued('2021-11-23', [a], at('village', [village(a, 1), 31, '2021-11-20']), [merger!])
    const next = mergersOn('2021-11-30', silent, divisions, 'town')
    expect(pendingMergers({ periods: at('town', [a, 44, '2021-11-29']), mergers: next })).toEqual([])
  })

  it('of a town that goes on: what a village had is no loss of payments while it is awaited, and no gain when it comes back', () => {
    const one = [division(a, '甲镇'), division(village(a, 1), '东村', village(a, 2)), division(village(a, 2), '西村')]
    const first = issued('2021-11-16', [a], at('village', [village(a, 1), 30], [village(a, 2), 10]))
    const mergers = mergersOn('2021-11-23', first, one, 'village')
    expect(mergers).toMatchObject([{ code: village(a, 1), name: '甲镇东村', intoName: '甲镇西村', parts: [{ heirs: [village(a, 2)], persons: 30 }] }])
    const late = at('village', [village(a, 2), 10, '2021-11-17'])
    expect(moves(late, mergers, first).merged).toEqual({ [a]: -30 })
    expect(moves(at('village', [village(a, 2), 41, '2021-11-22']), mergers, first).merged).toEqual({ [a]: 0 })
    const silent = issued('2021-11-23', [a], late, mergers)
    expect(moves(at('village', [village(a, 2), 41, '2021-11-29']), mergersOn('2021-11-30', silent, one, 'village'), silent).merged).toEqual({ [a]: 30 })
  })

  it('dated back: what the restated counts lack of it is no correction', () => {
    const one = [division(a, '甲镇'), division(village(a, 1), '东村', village(a, 2), '2021-11-12'), division(village(a, 2), '西村')]
    const first = issued('2021-11-16', [a], at('village', [village(a, 1), 30, '2021-11-12'], [village(a, 2), 10]))
    const mergers = mergersOn('2021-11-23', first, one, 'village')
    expect(moves(at('village', [village(a, 2), 10]), mergers, first, at('village', [village(a, 2), 10]))).toEqual({ merged: { [a]: -30 }, restated: { [a]: 30 } })
  })

  it('where towns report for themselves, a village that ended is nothing', () => {
    const one = [division(a, '甲镇'), division(village(a, 1), '东村', village(a, 2)), division(village(a, 2), '西村')]
    expect(mergersOn('2021-11-23', issued('2021-11-16', [a], at('town', [a, 60])), one, 'town')).toEqual([])
  })
})
