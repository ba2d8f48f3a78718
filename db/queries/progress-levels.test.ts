import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { LevelPeriod } from '@/domain/campaigns/settings-in-force'
import type { Division } from '@/domain/divisions/division'
import { heldOn, knownOn } from '@/domain/progress/series-days'
import { sumOfParts } from '@/domain/progress/series-overview'
import { sumTotals } from '@/domain/progress/sum-totals'
import { plainDate, type PlainDate } from '@/domain/time/plain-date'
import { dailyCounts, divisions } from '../schema'
import { buildCounty } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { getCountyTotals, getTrendDays, type Measure } from './progress'
import { getTownSeries } from './series'

/*
 * A county whose towns reported themselves until 9 November and whose villages report since the 10th (R8), and back again
 * from the 20th. First town: villages take over at once. Second: its villages begin on the 12th. Third: only villages ever reported.
 */

const towns = ['990001100', '990001101', '990001102'] as const
const [first, second, third] = towns
const village = (town: string, number: number) => `${town}20${number}`
const day = (text: string) => plainDate(`2021-11-${text}`)

const levels: LevelPeriod[] = [
  { level: 'town', from: null, until: day('09') },
  { level: 'village', from: day('10'), until: day('19') },
  { level: 'town', from: day('20'), until: null },
]

type Cell = [code: string, level: 'town' | 'village', day: string, persons: number]
const cells: Cell[] = [
  [first, 'town', '08', 100],
  [first, 'town', '09', 110],
  [village(first, 1), 'village', '09', 70],
  [village(first, 1), 'village', '10', 72],
  [village(first, 2), 'village', '10', 45],
  [first, 'village', '10', 1],
  [village(first, 1), 'village', '19', 80],
  // A village goes on for itself after its numbers stopped counting, and the town for itself while they did.
  [village(first, 1), 'village', '21', 500],
  [first, 'town', '15', 900],
  [first, 'town', '21', 130],
  [second, 'town', '09', 200],
  [village(second, 1), 'village', '12', 150],
  [village(second, 2), 'village', '12', 60],
  [village(third, 1), 'village', '05', 30],
]

let database: TestDatabase
let measure: Measure
let staff: Actor, clerk: Actor, foreigner: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  const plan = buildCounty({ towns: 3, villages: 6, persons: 3_000, days: 0, seed: 3 })
  const { campaignId } = await givenCounty(database, plan)
  await withOperator(database.ownerDb, '990001', (tx) =>
    tx.insert(dailyCounts).values(
      cells.map(([divisionCode, level, on, persons]) => ({ campaignId, divisionCode, level, asOf: day(on), persons, hour: 17, revision: 1, series: 'reported' as const, coverageGroup: 'everyone', authorName: '试验员' })),
    ),
  )
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 1, villages: 1, persons: 900, days: 3, seed: 5 }))
  measure = { campaignId, series: 'reported', coverageGroup: 'everyone', level: 'village', kind: 'assigned', levels }
  staff = await givenActor(database, 'county_staff', '990001')
  clerk = await givenActor(database, 'town_clerk', first)
  foreigner = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

const totalsOf = (actor: Actor, asOf: PlainDate, given: Partial<Measure> = {}) => withActor(database.db, actor, (tx) => getCountyTotals(tx, { ...measure, ...given }, asOf))
async function townOn(code: string, on: string) {
  const { towns: totals } = await totalsOf(staff, day(on))
  const total = totals.find((one) => one.divisionCode === code)
  return [total?.count?.persons ?? null, total?.count?.reportedFor.slice(8) ?? null, total?.countYesterday ?? null, total?.countWeekAgo ?? null]
}
const daysOf = async (actor: Actor, code: string, until = day('23')) => {
  const [days] = await withActor(database.db, actor, (tx) => getTrendDays(tx, [{ measure, code, until }]))
  return days!.map((entry) => [entry.asOf.slice(8), entry.persons])
}

describe('R8 a level that changes in mid-campaign', () => {
  test.each<[string, string, string, (number | string | null)[]]>([
    ['the eve of the change, as the town said', first, '09', [110, '09', 100, null]],
    ['the day of it, as the villages say; yesterday still as the town said', first, '10', [72 + 45 + 1, '10', 110, null]],
    ['a week later against the town of a week ago', first, '16', [118, '10', 118, 110]],
    ['a week after the villages took over, against the villages', first, '17', [118, '10', 118, 118]],
    ['the last day of the villages; what the town said meanwhile does not count', first, '19', [80 + 45 + 1, '19', 118, 118]],
    ['changed back, nobody yet: the villages of the day before, carried', first, '20', [126, '19', 126, 118]],
    ['the first own report; what a village says afterwards does not count', first, '21', [130, '21', 126, 118]],
    ['a week ago is the villages again', first, '24', [130, '21', 130, 118]],
    ['villages that have not begun: the town carried, no fall', second, '11', [200, '09', 200, null]],
    ['and taken over by their first report', second, '12', [210, '12', 200, null]],
    ['villages alone: nothing while the town should report', third, '09', [null, null, null, null]],
    ['and what they had said stands from the day of the change', third, '10', [30, '05', null, null]],
  ])('%s', async (_when, code, on, expected) => {
    expect(await townOn(code, on)).toEqual(expected)
  })

  test('the trend moves from one level to the other without a step of its own', async () => {
    expect(await daysOf(clerk, first)).toEqual([['08', 100], ['09', 110], ['10', 118], ['19', 126], ['21', 130]])
  })

  test.each(['09', '10', '11', '12', '19', '20', '21', '23'])("on %s the county's newest day equals the sum of its towns", async (on) => {
    const { towns: totals } = await totalsOf(staff, day(on))
    const sum = totals.reduce((persons, total) => persons + (total.count?.persons ?? 0), 0)
    expect((await daysOf(clerk, '990001', day(on))).pop()?.[1]).toBe(sum)
  })

  test.each(['05', '08', '09', '10', '11', '12', '15', '19', '20', '21', '23'])('on %s three series beside each other say of every town what the ranking says, from the same day', async (on) => {
    const { towns: totals } = await totalsOf(staff, day(on))
    const always: LevelPeriod[] = [{ level: 'town', from: null, until: null }]
    const asked = { campaignId: measure.campaignId, coverageGroup: 'everyone', levels: { reported: levels, tax: always, registered: always } }
    const { towns: named } = await withActor(database.db, clerk, (tx) => getTownSeries(tx, asked, day(on)))
    expect(named.map(({ divisionCode, days }) => [divisionCode, knownOn(days.reported, day(on))])).toEqual(totals.map(({ divisionCode, count }) => [divisionCode, count]))
    expect(knownOn(sumOfParts(named).reported, day(on))).toEqual(sumTotals({ divisionCode: '990001', name: '县', position: 0, quota: null, milestones: [] }, totals).count)
  })

  test('a town that ends while its own number is carried leaves the county’s line and the sum of the three series as well (R4)', async () => {
    await withOperator(database.ownerDb, '990001', (tx) => tx.update(divisions).set({ validTo: day('10') }).where(eq(divisions.code, second)))
    const asked = { campaignId: measure.campaignId, coverageGroup: 'everyone', levels: { reported: levels, tax: levels, registered: levels } }
    const { towns: named, ended } = await withActor(database.db, staff, (tx) => getTownSeries(tx, asked, day('11')))
    const line = await daysOf(staff, '990001', day('11'))
    await withOperator(database.ownerDb, '990001', (tx) => tx.update(divisions).set({ validTo: null }).where(eq(divisions.code, second)))
    expect(line.slice(-2)).toEqual([['10', 118 + 200 + 30], ['11', 118 + 30]])
    expect([heldOn(sumOfParts([...named, ...ended]).reported, day('10')), heldOn(sumOfParts([...named, ...ended]).reported, day('11'))]).toEqual([118 + 200 + 30, 118 + 30])
  })

  test.each([
    ['09', [null, null, null]],
    ['10', [[2, 2], [0, 2], [0, 2]]],
    ['12', [[0, 2], [2, 2], [0, 2]]],
    ['20', [null, null, null]],
  ])('on %s the villages due are those in force, of towns still carried at their own number too', async (on, expected) => {
    const level = on === '10' || on === '12' ? 'village' : 'town'
    const { towns: totals } = await totalsOf(staff, day(on), { level })
    expect(totals.map(({ villages }) => villages && [villages.reportedToday, villages.total])).toEqual(expected)
  })

  test("a clerk's and the county's ranking are the same, and another county sees nothing", async () => {
    expect(await totalsOf(clerk, day('12'))).toEqual(await totalsOf(staff, day('12')))
    expect((await totalsOf(foreigner, day('12'))).towns).toEqual([])
    expect(await daysOf(foreigner, '990001')).toEqual([])
    expect(await daysOf(clerk, second)).toEqual([])
  })

  test('one level throughout reads as it always did', async () => {
    const plain = await totalsOf(staff, day('12'), { levels: [] })
    expect(await totalsOf(staff, day('12'), { levels: [{ level: 'village', from: null, until: null }] })).toEqual(plain)
    expect(plain.towns.map((total) => total.count?.persons)).toEqual([118, 210, 30])
  })
})

describe('last year on the same day', () => {
  const merged = '990003109'
  const ended: Division = { code: merged, level: 'town', name: '已并镇', validFrom: plainDate('2000-01-01'), validTo: plainDate('2021-06-30'), successorCode: '990003100', population: null }
  let now: Measure, earlier: Measure
  let reader: Actor, townClerk: Actor

  beforeAll(async () => {
    const plan = buildCounty({ countyCode: '990003', towns: 2, villages: 2, persons: 2_000, days: 0, seed: 3 })
    const count = (divisionCode: string, asOf: string, persons: number) => ({ divisionCode, level: 'town' as const, asOf: plainDate(asOf), persons, hour: 17, revision: 1, reason: '', series: 'reported' as const, coverageGroup: 'everyone' })
    const quotas = (...persons: [string, number][]) => persons.map(([divisionCode, quota], position) => ({ divisionCode, kind: 'assigned' as const, coverageGroup: 'everyone', persons: quota, position, milestones: [], remark: '' }))
    const before = { coverageYear: 2021, demoDate: null, settings: { ...plan.settings, coverageYear: 2021, opensOn: plainDate('2020-10-15'), closesOn: plainDate('2020-12-25') }, document: plan.document }
    await givenCounty(database, {
      ...plan,
      divisions: [...plan.divisions, ended],
      quotas: quotas(['990003', 2_200], ['990003100', 1_400], ['990003101', 800]),
      counts: [count('990003100', '2021-11-22', 700), count('990003101', '2021-11-20', 400)],
      earlier: [{ ...before, quotas: quotas(['990003', 2_000], ['990003100', 900], ['990003101', 700], [merged, 400]), counts: [count('990003100', '2020-11-22', 500), count('990003100', '2020-11-23', 510), count('990003101', '2020-11-10', 300), count(merged, '2020-11-22', 120)] }],
    })
    reader = await givenActor(database, 'county_staff', '990003')
    townClerk = await givenActor(database, 'town_clerk', '990003101')
    const campaigns = Object.keys(reader.counters)
    const ids = await withActor(database.db, reader, async (tx) => (await tx.query.campaigns.findMany()).filter((one) => campaigns.includes(one.id)))
    const of = (year: number): Measure => ({ campaignId: ids.find((one) => one.coverageYear === year)!.id, series: 'reported', coverageGroup: 'everyone', level: 'town', kind: 'assigned', levels: [] })
    ;[now, earlier] = [of(2022), of(2021)]
  })

  const read = (actor: Actor, asOf: string, given: Partial<Measure> = {}) =>
    withActor(database.db, actor, async (tx) => (await getCountyTotals(tx, { ...now, ...given }, plainDate(asOf), { ...earlier, ...given })).yearBefore)

  test('R9 held against the day its own numbers speak of, not against the day asked about', async () => {
    expect((await read(reader, '2021-11-23'))?.on).toBe('2020-11-22')
    expect((await read(reader, '2021-11-22'))?.on).toBe('2020-11-22')
  })

  test('R4 a merged town stands with the town it went into, quota and persons; carried values count', async () => {
    expect(Object.fromEntries((await read(reader, '2021-11-22'))!.byCode)).toEqual({
      '990003': { quota: 2_000, persons: 920, reportedFor: '2020-11-22' },
      '990003100': { quota: 1_300, persons: 620, reportedFor: '2020-11-22' },
      '990003101': { quota: 700, persons: 300, reportedFor: '2020-11-10' },
    })
  })

  test('the same for every reader of the county, nothing for another', async () => {
    expect(await read(townClerk, '2021-11-22')).toEqual(await read(reader, '2021-11-22'))
    expect(await read(foreigner, '2021-11-22')).toBeNull()
  })

  test('a series or a kind that nobody had then has nothing to compare with', async () => {
    expect((await read(reader, '2021-11-22', { series: 'tax' }))?.byCode.get('990003')).toEqual({ quota: 2_000, persons: null, reportedFor: null })
    expect((await read(reader, '2021-11-22', { kind: 'own' }))?.byCode.get('990003')).toEqual({ quota: null, persons: 920, reportedFor: '2020-11-22' })
  })

  test('before anybody reported this year the same day of the calendar', async () => {
    expect((await read(reader, '2021-10-20'))?.on).toBe('2020-10-20')
    expect((await read(reader, '2024-02-29', { series: 'tax' }))?.on).toBe('2023-02-28')
  })
})
