import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import type { Actor } from '@/domain/access/actor'
import type { LevelPeriod } from '@/domain/campaigns/settings-in-force'
import { seriesDifference } from '@/domain/progress/series-difference'
import { heldOn, knownOn } from '@/domain/progress/series-days'
import { sumOfParts } from '@/domain/progress/series-overview'
import { addDays, plainDate, type PlainDate } from '@/domain/time/plain-date'
import { campaigns, dailyCounts, divisions } from '../schema'
import { buildCounty } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { openCountedDatabase } from '../testing/statements'
import { getCountyTotals, type Measure } from './progress'
import { givenProgressCounty, town, village } from './progress.fixture'
import { getTownSeries, getVillageSeries, type SeriesMeasure } from './series'

const day = plainDate('2021-11-23')
const always = (level: LevelPeriod['level']): LevelPeriod[] => [{ level, from: null, until: null }]
let database: TestDatabase
let measure: Measure
let asked: SeriesMeasure
let staff: Actor, clerk: Actor, otherClerk: Actor, foreigner: Actor

type Cell = [code: string, series: 'reported' | 'tax' | 'registered', on: string, persons: number | null, more?: { revision?: number; level?: 'town' | 'village'; hour?: number | null }]

function insert(cells: Cell[], campaignId = measure.campaignId) {
  return withOperator(database.ownerDb, '990001', (tx) =>
    tx.insert(dailyCounts).values(
      cells.map(([divisionCode, series, on, persons, more]) => ({
        campaignId, divisionCode, series, coverageGroup: 'everyone', level: 'town' as const, asOf: plainDate(on), persons, hour: 17, revision: 1, authorName: '试验员', ...more,
      })),
    ),
  )
}

beforeAll(async () => {
  database = await openTestDatabase()
  measure = await givenProgressCounty(database)
  asked = { campaignId: measure.campaignId, coverageGroup: 'everyone', levels: { reported: always('town'), tax: always('town'), registered: always('town') } }
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 3, seed: 5 }))
  await insert([
    [town.regular, 'tax', '2021-11-16', 400],
    [town.regular, 'tax', '2021-11-22', 580, { hour: 9 }],
    [town.overQuota, 'tax', '2021-11-22', 510],
    [town.regular, 'registered', '2021-11-20', 300],
    [village.first, 'tax', '2021-11-22', 290, { level: 'village' }],
  ])
  staff = await givenActor(database, 'county_staff', '990001')
  clerk = await givenActor(database, 'town_clerk', town.regular)
  otherClerk = await givenActor(database, 'town_clerk', town.overQuota)
  foreigner = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

const read = (actor: Actor, asOf: PlainDate = day, how = asked) => withActor(database.db, actor, (tx) => getTownSeries(tx, how, asOf))
const daysOf = async (code: string, asOf = day) => (await read(staff, asOf)).towns.find((one) => one.divisionCode === code)!.days

describe('R5 R8 what each town said of each series', () => {
  test('days in order with hour; the newest revision holds, a withdrawn day says nothing', async () => {
    const days = await daysOf(town.regular)
    expect(days.reported.map(({ on, persons }) => [on, persons])).toEqual([['2021-11-16', 400], ['2021-11-22', 600], ['2021-11-23', 700]])
    expect(knownOn(days.tax, day)).toEqual({ persons: 580, reportedFor: '2021-11-22', hour: 9 })
    expect(seriesDifference(days.reported, days.tax, day)).toEqual({ persons: 120, openedOn: '2021-11-22', ageDays: 1 })
    expect(seriesDifference(days.tax, days.registered, day)).toEqual({ persons: 280, openedOn: '2021-11-20', ageDays: 3 })
  })

  test.each(['town', 'village'] as const)('on every day the same as the ranking has, when the %s reports', async (level) => {
    const how = { ...asked, levels: { ...asked.levels, reported: always(level) } }
    for (let back = 0; back < 10; back += 1) {
      const asOf = addDays(day, -back)
      const { towns } = await withActor(database.db, staff, (tx) => getCountyTotals(tx, { ...measure, level }, asOf))
      const { towns: named } = await read(staff, asOf, how)
      expect(named.map(({ divisionCode, days }) => [divisionCode, heldOn(days.reported, asOf)])).toEqual(towns.map((total) => [total.divisionCode, total.count?.persons ?? null]))
    }
  })

  test('a town that ended leaves the list after its last day and the county’s sum with it (R4)', async () => {
    const [before, after] = [await read(staff, plainDate('2021-11-20')), await read(staff)]
    expect(before.towns.map((one) => one.divisionCode)).toContain(town.ended)
    expect(after.towns.map((one) => one.divisionCode)).not.toContain(town.ended)
    const sum = sumOfParts([...after.towns, ...after.ended]).reported
    expect([heldOn(sum, plainDate('2021-11-20')), heldOn(sum, plainDate('2021-11-21'))]).toEqual([430, 400])
  })

  test('a correction of a day long past changes the age of the difference', async () => {
    await insert([[town.regular, 'tax', '2021-11-16', 390, { revision: 2 }]])
    const days = await daysOf(town.regular)
    expect(seriesDifference(days.reported, days.tax, day)).toMatchObject({ persons: 120, openedOn: '2021-11-16', ageDays: 7 })
  })
})

describe('R11 by right', () => {
  test('towns are the same for every reader of the county, and nothing for another county', async () => {
    expect(await read(clerk)).toEqual(await read(staff))
    expect(await read(foreigner)).toEqual({ towns: [], ended: [] })
  })

  test('villages: the own town’s alone', async () => {
    const villages = (actor: Actor) => withActor(database.db, actor, (tx) => getVillageSeries(tx, asked, town.regular, day))
    const own = await villages(clerk)
    expect(own.map(({ divisionCode, name, days }) => [divisionCode === town.regular ? name : divisionCode, heldOn(days.reported, day), heldOn(days.tax, day)])).toEqual([
      ['镇直', 10, null], [village.first, 300, 290], [village.second, 200, null],
    ])
    expect(await villages(staff)).toEqual(own)
    expect(await villages(otherClerk)).toEqual([])
    expect(await villages(foreigner)).toEqual([])
  })
})

test('two campaigns at once do not mix', async () => {
  const [other] = await withOperator(database.ownerDb, '990001', (tx) => tx.insert(campaigns).values({ countyCode: '990001', coverageYear: 2031 }).returning({ id: campaigns.id }))
  await insert([[town.silent, 'reported', '2021-11-22', 5]], other!.id)
  expect(heldOn((await daysOf(town.silent)).reported, day)).toBeNull()
  const { towns } = await read(staff, day, { ...asked, campaignId: other!.id })
  expect(towns.flatMap(({ divisionCode, days }) => (heldOn(days.reported, day) === null ? [] : [divisionCode]))).toEqual([town.silent])
})

test('one statement each, whatever the size', async () => {
  const counted = openCountedDatabase(database)
  await withActor(counted.db, staff, (tx) => getTownSeries(tx, asked, day))
  expect(counted.taken()).toHaveLength(1)
  await withActor(counted.db, staff, (tx) => getVillageSeries(tx, asked, town.regular, day))
  expect(counted.taken()).toHaveLength(1)
  await counted.close()
})

test('a village that ended before its town is left out after its last day', async () => {
  await withOperator(database.ownerDb, '990001', (tx) => tx.update(divisions).set({ validTo: plainDate('2021-11-22') }).where(eq(divisions.code, village.second)))
  const how = { ...asked, levels: { ...asked.levels, reported: always('village') } }
  const { towns } = await read(staff, day, how)
  const days = towns.find((one) => one.divisionCode === town.regular)!.days.reported
  expect([heldOn(days, plainDate('2021-11-22')), heldOn(days, day)]).toEqual([200, 310])
})
