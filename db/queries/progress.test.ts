import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { rankDivisions } from '@/domain/progress/ranking'
import { addDays, plainDate } from '@/domain/time/plain-date'
import { buildCounty } from '../seed/build-county'
import { dailyCounts, divisions } from '../schema'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { getCountyTotals, getTrendDays, getVillageTotals, type Measure } from './progress'
import { givenProgressCounty, town, village } from './progress.fixture'

const day = plainDate('2021-11-23')
let database: TestDatabase
let measure: Measure
let staff: Actor, clerk: Actor, otherClerk: Actor, agent: Actor, foreigner: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  measure = await givenProgressCounty(database)
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 3, seed: 5 }))
  staff = await givenActor(database, 'county_staff', '990001')
  clerk = await givenActor(database, 'town_clerk', town.regular)
  otherClerk = await givenActor(database, 'town_clerk', town.overQuota)
  agent = await givenActor(database, 'village_agent', village.first)
  foreigner = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

const totalsOf = (actor: Actor, asOf = day, level: Measure['level'] = 'town') =>
  withActor(database.db, actor, (tx) => getCountyTotals(tx, { ...measure, level }, asOf))
const daysOf = async (actor: Actor, code: string, level: Measure['level'] = 'town') => {
  const [days] = await withActor(database.db, actor, (tx) => getTrendDays(tx, [{ measure: { ...measure, level }, code, until: day }]))
  return days!.map((entry) => [entry.asOf, entry.persons])
}
const townOf = async (code: string, asOf = day, level: Measure['level'] = 'town') => (await totalsOf(staff, asOf, level)).towns.find((total) => total.divisionCode === code)

describe('R11 the county, the same for every reader', () => {
  test.each(['clerk', 'agent'])("a %s's ranking equals the county's", async (who) => {
    expect(await totalsOf(who === 'clerk' ? clerk : agent)).toEqual(await totalsOf(staff))
  })

  test('another county gets nothing of it', async () => {
    expect(await totalsOf(foreigner)).toEqual({ county: null, towns: [], yearBefore: null })
    expect(await daysOf(foreigner, '990001')).toEqual([])
  })

  test('the county has its own quota and no count of its own (R3)', async () => {
    expect((await totalsOf(staff)).county).toMatchObject({ divisionCode: '990001', quota: 3_600, count: null })
  })
})

describe('R6 R7 what is known of a town on a day', () => {
  test('reported for the day, with the day before and the week before', async () => {
    expect(await townOf(town.regular)).toMatchObject({ count: { persons: 700, reportedFor: day, hour: 17 }, countYesterday: 600, countWeekAgo: 400, villages: null })
  })

  test('carried from the day before, more than the quota, without an hour of its own', async () => {
    expect(await townOf(town.overQuota)).toMatchObject({ quota: 500, count: { persons: 510, reportedFor: addDays(day, -1), hour: null }, countWeekAgo: null })
  })

  test('never reported is null, not zero', async () => {
    expect(await townOf(town.silent)).toMatchObject({ quota: 1_000, count: null, countYesterday: null })
  })

  test('the newest revision holds', async () => {
    expect(await townOf(town.tied)).toMatchObject({ count: { persons: 700 } })
  })

  test('a withdrawn day carries the value before it', async () => {
    expect(await townOf(town.regular, plainDate('2021-11-21'))).toMatchObject({ count: { persons: 400, reportedFor: '2021-11-16' } })
  })

  test('a day in the past knows nothing of later ones', async () => {
    const { towns } = await totalsOf(staff, plainDate('2021-11-18'))
    expect(towns.filter((total) => total.count !== null).map((total) => [total.divisionCode, total.count?.persons])).toEqual([[town.regular, 400]])
  })

  test('a merged town is listed to its last day and no longer', async () => {
    expect(await townOf(town.ended, plainDate('2021-11-20'))).toMatchObject({ count: { persons: 30 } })
    expect(await townOf(town.ended)).toBeUndefined()
  })
})

test('R10 the ranking of the day: above 100 % first, the tie shared in table order, the rest unranked with the reason', async () => {
  const { towns } = await totalsOf(staff)
  expect(rankDivisions(towns).map((row) => [row.divisionCode, row.rank, row.rateText ?? row.unrankedReason])).toEqual([
    [town.overQuota, 1, '102.00%'],
    [town.regular, 2, '70.00%'],
    [town.tied, 2, '70.00%'],
    [town.silent, null, 'neverReported'],
    [town.withoutQuota, null, 'noQuota'],
  ])
})

describe('R8 where villages report', () => {
  test('a town is the sum of its villages and 镇直, with how many reported', async () => {
    expect(await townOf(town.regular, day, 'village')).toMatchObject({ count: { persons: 510, reportedFor: day, hour: 18 }, villages: { reportedToday: 1, total: 2 } })
  })

  test('a town whose villages never reported has no count', async () => {
    expect(await townOf(town.silent, day, 'village')).toMatchObject({ count: null, villages: { reportedToday: 0, total: 1 } })
  })
})

describe('the villages of a town', () => {
  const villagesOf = (actor: Actor, code: string) => withActor(database.db, actor, (tx) => getVillageTotals(tx, measure, code, day))
  const known = (totals: Awaited<ReturnType<typeof villagesOf>>) => totals.map((total) => [total.divisionCode, total.count?.persons ?? null])

  test('the own town: 镇直 first, then the villages in code order', async () => {
    expect(known(await villagesOf(clerk, town.regular))).toEqual([[town.regular, 10], [village.first, 300], [village.second, 200]])
  })

  test("another town's clerk finds no such town", async () => {
    expect(await villagesOf(otherClerk, town.regular)).toEqual([])
  })

  test('an agent finds his own village; the line of the town above it carries no number', async () => {
    expect(known(await villagesOf(agent, town.regular))).toEqual([[town.regular, null], [village.first, 300]])
  })
})

describe('the days of the trend', () => {
  test('the county: sums of what was known by each day with a report', async () => {
    expect((await daysOf(clerk, '990001')).slice(0, 2)).toEqual([
      ['2021-11-16', 400],
      ['2021-11-19', 430],
    ])
  })

  test("the county's newest day equals the sum of its towns when one of them has been merged", async () => {
    expect((await daysOf(clerk, '990001')).pop()).toEqual(['2021-11-23', 700 + 510 + 700 + 50])
  })

  test('a town: its own revisions in force, withdrawn days left out', async () => {
    expect(await daysOf(clerk, town.regular)).toEqual([['2021-11-16', 400], ['2021-11-22', 600], ['2021-11-23', 700]])
  })

  test('where villages report, what they and 镇直 add up to', async () => {
    expect(await daysOf(clerk, town.regular, 'village')).toEqual([['2021-11-22', 200], ['2021-11-23', 510]])
  })

  test('a village: its own days, whatever the level', async () => {
    expect(await daysOf(agent, village.first)).toEqual([['2021-11-23', 300]])
  })

  test('several spans in one statement, each for itself', async () => {
    const spans = [town.regular, '990001', town.silent].map((code) => ({ measure, code, until: plainDate('2021-11-19') }))
    expect(await withActor(database.db, clerk, (tx) => getTrendDays(tx, spans))).toEqual([
      [{ asOf: '2021-11-16', persons: 400 }],
      [{ asOf: '2021-11-16', persons: 400 }, { asOf: '2021-11-19', persons: 430 }],
      [],
    ])
  })

  test('R4 an ended village is in its town until its last day and no longer', async () => {
    const ended = { code: '990001101209', level: 'village' as const, name: '已并村', validFrom: plainDate('2000-01-01'), validTo: plainDate('2021-11-20'), successorCode: village.elsewhere }
    const cell = { campaignId: measure.campaignId, series: 'reported' as const, coverageGroup: 'everyone', level: 'village' as const, divisionCode: ended.code, authorName: '试验员', revision: 1 }
    await withOperator(database.ownerDb, '990001', async (tx) => {
      await tx.insert(divisions).values(ended)
      await tx.insert(dailyCounts).values([{ ...cell, asOf: plainDate('2021-11-19'), persons: 30 }, { ...cell, asOf: plainDate('2021-11-22'), persons: 31 }])
    })
    const read = (until: string) => withActor(database.db, otherClerk, (tx) => getTrendDays(tx, [{ measure: { ...measure, level: 'village' }, code: town.overQuota, until: plainDate(until) }]))
    expect(await read('2021-11-20')).toEqual([[{ asOf: '2021-11-19', persons: 30 }]])
    expect(await read('2021-11-23')).toEqual([[{ asOf: '2021-11-19', persons: 30 }, { asOf: '2021-11-21', persons: 0 }, { asOf: '2021-11-23', persons: 80 }]])
  })

  test('nothing of another town, nothing of the town above a village', async () => {
    expect(await daysOf(otherClerk, town.regular)).toEqual([])
    expect(await daysOf(otherClerk, town.regular, 'village')).toEqual([])
    expect(await daysOf(agent, town.regular)).toEqual([])
  })
})
