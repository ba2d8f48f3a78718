import { describe, expect, it } from 'vitest'
import { everyone } from '@/domain/campaigns/choices'
import type { InputCount, InputLedger, InputPeriod } from './bulletin-inputs'
import { codeOf, countOf, day } from './bulletin-inputs.fixture'
import { changedCounts, changedQuotas, toCorrection, wasWithdrawn } from './compare-inputs'

const period = (...counts: InputCount[]): InputPeriod[] => [{ level: 'town', from: null, counts }]
const count = (persons: number, asOf = '2021-11-16', otherwise: Partial<InputCount> = {}) => countOf(codeOf(0), persons, day(asOf), otherwise)

describe('R7, R13 what was corrected of a bulletin\'s counts', () => {
  it.each<[string, InputCount[], InputCount[], [InputCount | null, InputCount | null][], boolean]>([
    ['nothing', [count(40)], [count(40)], [], false],
    ['a revision that says the same number', [count(40)], [count(40, '2021-11-16', { revision: 3, hour: 9 })], [], false],
    ['another number', [count(40)], [count(36, '2021-11-16', { revision: 2 })], [[count(40), count(36, '2021-11-16', { revision: 2 })]], false],
    ['a report of the cut-off\'s day that came late', [count(40, '2021-11-15')], [count(44)], [[count(40, '2021-11-15'), count(44)]], false],
    ['a first report that came late', [], [count(44)], [[null, count(44)]], false],
    ['a report taken back, with an older one behind it', [count(40)], [count(31, '2021-11-14')], [[count(40), count(31, '2021-11-14')]], true],
    ['a report taken back, with nothing behind it', [count(40)], [], [[count(40), null]], true],
  ])('%s', (_case, used, now, expected, withdrawn) => {
    const changes = changedCounts(period(...used), period(...now))
    expect(changes).toEqual(expected.map(([before, after]) => ({ before, after })))
    expect(changes.some(wasWithdrawn)).toBe(withdrawn)
  })

  it('the same division in two groups and at two levels are four cells', () => {
    const cells = [count(1), count(2, '2021-11-16', { coverageGroup: 'monitored' })]
    const two: InputPeriod[] = [...period(...cells), { level: 'village', from: day('2021-11-10'), counts: cells.map((cell) => ({ ...cell, level: 'village' as const })) }]
    expect(changedCounts(two, two.map((one) => ({ ...one, counts: one.counts.map((cell) => ({ ...cell, persons: cell.persons + 1 })) })))).toHaveLength(4)
  })

  it('is listed with town, numbers and papers', () => {
    const papers = { name: '城关镇五峰村', reason: '重复计入', authorName: '张三', recordedOn: day('2021-11-18') }
    const before = countOf(`${codeOf(0)}201`, 40, day('2021-11-16'), { level: 'village' })
    expect(toCorrection({ before, after: null }, papers)).toEqual({ coverageGroup: everyone, level: 'village', code: `${codeOf(0)}201`, townCode: codeOf(0), before: { asOf: '2021-11-16', persons: 40 }, after: null, ...papers })
  })
})

const ledger = (kind: 'assigned' | 'own', ...quotas: [number, number][]): InputLedger => ({
  kind, coverageGroup: everyone, quotas: quotas.map(([index, persons]) => ({ entry: `${index}/${persons}`, code: codeOf(index), persons, position: index, milestones: [] })),
})

describe('R2 which denominators changed', () => {
  it('raised, given, taken away; per kind; another entry of the same number is none', () => {
    const used = [ledger('assigned', [0, 100], [1, 200], [2, 300]), ledger('own', [0, 110])]
    const now = [{ ...ledger('assigned', [0, 120], [2, 300], [3, 50]) }, ledger('own', [0, 110])]
    expect(changedQuotas(used, now, new Set()).map(({ kind, code, before, after }) => [kind, code, before, after])).toEqual([
      ['assigned', codeOf(0), 100, 120],
      ['assigned', codeOf(1), 200, null],
      ['assigned', codeOf(3), null, 50],
    ])
  })

  it('R4 a merged town\'s went with it', () => {
    expect(changedQuotas([ledger('assigned', [0, 100], [1, 200])], [ledger('assigned', [0, 300])], new Set([codeOf(1)])).map(({ code }) => code)).toEqual([codeOf(0)])
  })
})
