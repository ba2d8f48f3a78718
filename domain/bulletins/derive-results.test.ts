import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyone } from '@/domain/campaigns/choices'
import type { BulletinInputs, InputMerger } from './bulletin-inputs'
import { codeOf, countOf, day, fixtureSettings, inputsOf, mergerOf, monitored, poor, previousOf, withBulletin, type TownLine } from './bulletin-inputs.fixture'
import type { BulletinResults, ResultRow } from './bulletin-results'
import { deriveResults } from './derive-results'

const town = (name: string, persons: number | null, quota: number | null = 100, otherwise: Partial<TownLine> = {}): TownLine => ({ name, persons, quota, ...otherwise })
const namesOf = ({ rows }: BulletinResults, codes: readonly string[]) => codes.map((code) => rows.find((row) => row.divisionCode === code)?.name)
const ends = (results: BulletinResults) => [namesOf(results, results.firstPlaces), namesOf(results, results.lastPlaces), namesOf(results, results.lastPlace)]
const rowOf = (results: BulletinResults, name: string) => results.rows.find((row) => row.name === name)!

describe('R10, R16 the order and its ends', () => {
  it.each<[string, TownLine[], (string | undefined)[][]]>([
    ['one town only: it is first and last three, and never in last place', [town('甲', 50)], [['甲'], ['甲'], []]],
    ['all tie: nobody is last', [town('甲', 50), town('乙', 50), town('丙', 100, 200)], [['甲', '乙', '丙'], ['甲', '乙', '丙'], []]],
    ['a tie at the edge of both ends stays whole', [town('甲', 90), town('乙', 80), town('丙', 70), town('丁', 70), town('戊', 70), town('己', 20), town('庚', 20), town('辛', 20), town('壬', 10), town('癸', 5)], [['甲', '乙', '丙', '丁', '戊'], ['己', '庚', '辛', '壬', '癸'], ['癸']]],
    ['all at 100 % or above: nobody is last', [town('甲', 120), town('乙', 100)], [['甲', '乙'], ['甲', '乙'], []]],
    ['without a report nobody has a place', [town('甲', null), town('乙', null)], [[], [], []]],
    ['without quotas neither', [town('甲', 5, null), town('乙', 6, 0)], [[], [], []]],
  ])('%s', (_case, towns, expected) => {
    expect(ends(deriveResults(inputsOf(towns)))).toEqual(expected)
  })
})

describe('R12 the line', () => {
  it('of the day: 40 of 47 days to 80 %, by whole persons', () => {
    const results = deriveResults(inputsOf([town('甲', 69), town('乙', 68), town('丙', null), town('丁', 69, 100)]))
    expect(results.line).toEqual({ kind: 'expected', rateText: '68.09%' })
    expect([namesOf(results, results.reaching), namesOf(results, results.below)]).toEqual([['甲', '丁'], ['乙']])
    expect(rowOf(results, '乙')).toMatchObject({ paceState: 'behind', pacePoints: '0.09', paceGap: 1 })
    expect(rowOf(results, '丙')).toMatchObject({ reachesLine: null, paceState: null, unrankedReason: 'neverReported' })
  })

  it('fixed: exactly on it reaches it', () => {
    const results = deriveResults(inputsOf([town('甲', 5, 8), town('乙', 6_249, 10_000)], { settings: withBulletin({ lineBasisPoints: 6_250 }) }))
    expect(results.line).toEqual({ kind: 'fixed', rateText: '62.50%' })
    expect([namesOf(results, results.reaching), namesOf(results, results.below)]).toEqual([['甲'], ['乙']])
  })

  it('R6 is measured on the newest day reported, and who did not report until then is carried', () => {
    const results = deriveResults(inputsOf([town('甲', 60, 100, { asOf: '2021-11-20' }), town('乙', 60, 100, { asOf: '2021-11-21' })]))
    expect(results.line.rateText).toBe('64.68%')
    expect(namesOf(results, results.carried)).toEqual(['甲', '乙'])
  })

  it('after the window it is all of the quota, and no milestone is left', () => {
    const results = deriveResults(inputsOf([town('甲', 99), town('乙', 100)], { cutOff: { day: day('2021-12-31'), hour: 24 } }))
    expect(results.line.rateText).toBe('100.00%')
    expect(results.county.milestone).toBeNull()
    expect([namesOf(results, results.reaching), namesOf(results, results.below)]).toEqual([['乙'], ['甲']])
  })
})

describe('R13 against the bulletin before', () => {
  const now = [town('甲', 80), town('乙', 70), town('丙', 60)]

  it('increase, place before, movement and its parts', () => {
    const results = deriveResults(inputsOf(now, { previous: previousOf([[40, 100], [50, 100], [60, 100]]) }))
    expect(results.rows.map(({ name, increase, rankBefore, movement }) => [name, increase, rankBefore, movement])).toEqual([['甲', 40, 3, 2], ['乙', 20, 2, 0], ['丙', 0, 1, -2]])
    expect(results.county).toMatchObject({ persons: 210, increase: 60, rank: null, movement: null, change: null })
    expect(rowOf(results, '丙').change).toMatchObject({ payments: 0, others: -2 })
  })

  it('a town that was not in it has neither, one that knew nothing then has no increase', () => {
    const results = deriveResults(inputsOf(now, { previous: previousOf([[40, 100], [null, 100]]) }))
    expect(results.rows.map(({ name, increase, movement }) => [name, increase, movement])).toEqual([['甲', 40, 0], ['乙', null, null], ['丙', null, null]])
    expect(results.county.increase).toBe(170)
  })

  it('a first bulletin compares with nothing', () => {
    expect(deriveResults(inputsOf(now)).rows.every(({ increase, movement, change }) => increase === null && movement === null && change === null)).toBe(true)
  })

  it('R11 nor does one that counts another series than the one before', () => {
    const results = deriveResults(inputsOf(now, { series: 'tax', previous: previousOf([[40, 100], [50, 100], [60, 100]]) }))
    expect([results.county, ...results.rows].every(({ increase, rankBefore, movement, change }) => increase === null && rankBefore === null && movement === null && change === null)).toBe(true)
  })

  it('R4 what a merged town had is no payment of the town it went into, and no loss of the county', () => {
    const previous = previousOf([[40, 100], [50, 100], [60, 100], [30, 100]])
    const mergers = [mergerOf({ code: codeOf(3), name: '丁', into: codeOf(2), intoName: '丙', lastDay: '2021-11-18', persons: 30 })]
    const results = deriveResults(inputsOf([town('甲', 40), town('乙', 50), town('丙', 100, 200)], { previous, mergers }))
    expect(rowOf(results, '丙').change?.persons).toEqual({ corrections: 0, mergers: 30, payments: 10 })
    expect(results.county.increase).toBe(10)
  })

  it('R4, R16 nor is it a loss of the successor that has not reported since, which is not last for it', () => {
    const previous = previousOf([[40, 100], [50, 100], [60, 100], [30, 100]])
    const mergers = [mergerOf({ code: codeOf(3), name: '丁', into: codeOf(2), intoName: '丙', lastDay: '2021-11-18', persons: 30 })]
    const results = deriveResults(inputsOf([town('甲', 40), town('乙', 50), { ...town('丙', 60, 200), asOf: '2021-11-18' }], { previous, mergers }))
    expect(rowOf(results, '丙').change?.persons).toEqual({ corrections: 0, mergers: 0, payments: 0 })
    expect(results.lastPlace).toEqual([])
  })
})

describe('R18 must-cover groups', () => {
  const settings = { ...fixtureSettings, mustCoverGroups: [poor, monitored] }

  it('sum what each town lacks, never setting a surplus off', () => {
    const results = deriveResults(inputsOf([town('甲', 50, 100, { groups: { formerlyPoor: [10, 12] } }), town('乙', 40, 100, { groups: { formerlyPoor: [10, 7], monitored: [5, null] } })], { settings }))
    expect(results.groups.map(({ name, quota, persons, remaining, unknown, rateText }) => [name, quota, persons, remaining, unknown, rateText])).toEqual([['一般脱贫户', 20, 19, 3, 0, '95.00%'], ['三类人员', 5, null, 0, 2, null]])
    expect(rowOf(results, '乙').remainders).toEqual([{ coverageGroup: 'formerlyPoor', remaining: 3 }, { coverageGroup: 'monitored', remaining: null }])
    expect(results.county.remainders).toEqual([{ coverageGroup: 'formerlyPoor', remaining: 3 }, { coverageGroup: 'monitored', remaining: null }])
  })

  it('keep to their own stricter milestones', () => {
    const strict = { ...poor, milestones: [{ dueOn: day('2021-11-23'), basisPoints: 10_000 }] }
    const results = deriveResults(inputsOf([town('甲', 50, 100, { groups: { formerlyPoor: [10, 9] } })], { settings: { ...fixtureSettings, mustCoverGroups: [strict] } }))
    expect(results.groups[0]).toMatchObject({ paceState: 'farBehind', pacePoints: '10.00' })
  })
})

it('R2 totals against each kind of quota, over it too', () => {
  const results = deriveResults(inputsOf([town('甲', 101, 100, { own: 102 })]))
  expect(results.totals).toEqual([{ kind: 'assigned', quota: 100, persons: 101, rateText: '101.00%', gap: -1 }, { kind: 'own', quota: 102, persons: 101, rateText: '99.02%', gap: 1 }])
})

/** A town's fate between two bulletins, small numbers for ties. null: not known, or not there. */
interface Fate {
  before: { persons: number | null; quota: number | null } | null
  restated: number | null
  now: { persons: number | null; quota: number | null } | null
  into: number
}

const amount = fc.option(fc.oneof(fc.nat(8), fc.nat(9_999_999)), { freq: 6 })
const standing = fc.option(fc.record({ persons: amount, quota: amount }), { freq: 5 })
const anyFate: fc.Arbitrary<Fate> = fc.record({ before: standing, restated: amount, now: standing, into: fc.nat(9) })

/** The inputs of a bulletin in which towns joined, left by merger, were corrected and got other quotas. */
function inputsFrom(fates: readonly Fate[]): BulletinInputs {
  const present = fates.flatMap((fate, index) => (fate.now ? [index] : []))
  const earlier = previousOf(fates.map(({ before }) => [before?.persons ?? null, before?.quota ?? null]))
  const isThere = (code: string) => fates.some(({ before }, index) => before && codeOf(index) === code)
  const rows = earlier.rows.filter(({ code }) => isThere(code))
  const counts = fates.flatMap(({ before, restated }, index) => (before && restated !== null ? [countOf(codeOf(index), restated, earlier.cutOff.day)] : []))
  const mergers = fates.flatMap(({ before, now, into }, index): InputMerger[] =>
    before && !now && present.length > 0 ? [mergerOf({ code: codeOf(index), name: `镇${index}`, into: codeOf(present[into % present.length]!), intoName: '', lastDay: '2021-11-18', persons: before.persons })] : [],
  )
  const inputs = inputsOf(fates.map(({ now }, index) => ({ name: `镇${index}`, quota: now?.quota ?? null, persons: now?.persons ?? null })))
  return { ...inputs, towns: inputs.towns.filter((_, index) => fates[index]!.now), previous: { ...earlier, rows, restated: [{ level: 'town', from: null, counts }] }, mergers }
}

const movedBy = ({ change }: ResultRow) => change && change.corrections + change.mergers + change.quotas + change.payments + change.others
const gainedBy = ({ change }: ResultRow) => change && change.persons.corrections + change.persons.mergers + change.persons.payments

describe('properties over whole bulletins', () => {
  it('of every town ranked in both, the parts add up to the movement and to the increase', () => {
    fc.assert(
      fc.property(fc.array(anyFate, { minLength: 1, maxLength: 9 }), (fates) => {
        for (const row of deriveResults(inputsFrom(fates)).rows) {
          expect(movedBy(row)).toBe(row.movement)
          if (row.change) expect(gainedBy(row)).toBe(row.increase)
        }
      }),
      { numRuns: 120 },
    )
  })

  it('the order of towns, counts and quotas given changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyFate, { minLength: 1, maxLength: 9 }), (fates) => {
        const inputs = inputsFrom(fates)
        const turned: BulletinInputs = {
          ...inputs,
          towns: [...inputs.towns].reverse(),
          periods: inputs.periods.map((period) => ({ ...period, counts: [...period.counts].reverse() })),
          ledgers: [...inputs.ledgers].reverse().map((ledger) => ({ ...ledger, quotas: [...ledger.quotas].reverse() })),
          previous: inputs.previous && { ...inputs.previous, rows: [...inputs.previous.rows].reverse() },
        }
        expect(deriveResults(turned)).toEqual(deriveResults(inputs))
      }),
      { numRuns: 60 },
    )
  })

  it('every town is in the rows once, and on one side of the line at most', () => {
    fc.assert(
      fc.property(fc.array(anyFate, { minLength: 1, maxLength: 9 }), (fates) => {
        const inputs = inputsFrom(fates)
        const { rows, reaching, below, county } = deriveResults(inputs)
        expect(rows.map((row) => row.divisionCode).sort()).toEqual(inputs.towns.map(({ code }) => code).sort())
        expect([...reaching, ...below].sort()).toEqual(rows.filter(({ rank }) => rank !== null).map(({ divisionCode }) => divisionCode).sort())
        const known = inputs.periods[0]!.counts.filter((count) => count.coverageGroup === everyone && inputs.towns.some(({ code }) => code === count.code))
        expect(county.persons ?? 0).toBe(known.reduce((sum, count) => sum + count.persons, 0))
      }),
      { numRuns: 60 },
    )
  })
})
