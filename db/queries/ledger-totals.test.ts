import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { plainDate } from '@/domain/time/plain-date'
import { dailyCounts, quotas } from '../schema'
import { buildCounty } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { getLedgerTotals, getLedgerVillages, type Ledger } from './ledger-totals'
import { getCountyTotals, getVillageTotals, type Measure } from './progress'
import { givenProgressCounty, town, village } from './progress.fixture'

const day = plainDate('2021-11-23')
const ledgers: Ledger[] = [
  { kind: 'own', coverageGroup: 'formerPoor' },
  { kind: 'assigned', coverageGroup: 'everyone' },
  { kind: 'assigned', coverageGroup: 'formerPoor' },
]

let database: TestDatabase
let measure: Measure
let staff: Actor, clerk: Actor, otherClerk: Actor, agent: Actor, foreigner: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  measure = await givenProgressCounty(database)
  await withOperator(database.ownerDb, '990001', async (tx) => {
    const quota = { campaignId: measure.campaignId, coverageGroup: 'formerPoor', position: 1, effectiveFrom: plainDate('2021-10-15'), reason: '下达任务', documentNumber: '试1号', authorName: '试验员' } as const
    await tx.insert(quotas).values([
      { ...quota, divisionCode: town.regular, kind: 'assigned', persons: 210 },
      { ...quota, divisionCode: town.regular, kind: 'own', persons: 220 },
      { ...quota, divisionCode: village.first, kind: 'assigned', persons: 30 },
    ])
    const count = { campaignId: measure.campaignId, coverageGroup: 'formerPoor', series: 'reported', asOf: day, hour: 17, revision: 1, authorName: '试验员' } as const
    await tx.insert(dailyCounts).values([
      { ...count, divisionCode: town.regular, level: 'town', persons: 200 },
      { ...count, divisionCode: village.first, level: 'village', persons: 28 },
      { ...count, divisionCode: village.second, level: 'village', persons: 12 },
    ])
  })
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 3, seed: 5 }))
  staff = await givenActor(database, 'county_staff', '990001')
  clerk = await givenActor(database, 'town_clerk', town.regular)
  otherClerk = await givenActor(database, 'town_clerk', town.overQuota)
  agent = await givenActor(database, 'village_agent', village.first)
  foreigner = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

const totalsOf = (actor: Actor) => withActor(database.db, actor, (tx) => getLedgerTotals(tx, measure, ledgers, day))
const villagesOf = (actor: Actor) => withActor(database.db, actor, (tx) => getLedgerVillages(tx, measure, ledgers, town.regular, day))

describe('R2 R18 several ledgers in one statement', () => {
  test('each is what it is alone, in the order asked for', async () => {
    const alone = await withActor(database.db, staff, (tx) => Promise.all(ledgers.map((ledger) => getCountyTotals(tx, { ...measure, ...ledger }, day))))
    expect(await totalsOf(staff)).toEqual(alone)
  })

  test('one number against two quotas, and a group never mixed with everyone', async () => {
    const regular = (await totalsOf(staff)).map(({ towns }) => towns.find((total) => total.divisionCode === town.regular))
    expect(regular.map((total) => [total?.quota, total?.count?.persons])).toEqual([[220, 200], [1_000, 700], [210, 200]])
  })

  test('no ledger, no statement', async () => {
    expect(await withActor(database.db, staff, (tx) => getLedgerTotals(tx, measure, [], day))).toEqual([])
  })
})

describe('R11 who reads them', () => {
  test("a clerk's and an agent's totals equal the county's", async () => {
    expect(await totalsOf(clerk)).toEqual(await totalsOf(staff))
    expect(await totalsOf(agent)).toEqual(await totalsOf(staff))
  })

  test('another county gets nothing of them', async () => {
    expect(await totalsOf(foreigner)).toEqual(ledgers.map(() => ({ county: null, towns: [], yearBefore: null })))
    expect(await villagesOf(foreigner)).toEqual([[], [], []])
  })
})

describe('the villages behind a town', () => {
  const known = (totals: Awaited<ReturnType<typeof villagesOf>>) => totals.map((ledger) => ledger.map((total) => [total.divisionCode, total.quota, total.count?.persons ?? null]))

  test('each ledger is what it is alone', async () => {
    const alone = await withActor(database.db, clerk, (tx) => Promise.all(ledgers.map((ledger) => getVillageTotals(tx, { ...measure, ...ledger }, town.regular, day))))
    expect(await villagesOf(clerk)).toEqual(alone)
    expect(known(alone)[2]).toEqual([[town.regular, null, null], [village.first, 30, 28], [village.second, null, 12]])
  })

  test("another town's clerk finds no such town", async () => {
    expect(await villagesOf(otherClerk)).toEqual([[], [], []])
  })

  test('an agent finds his own village; the line of the town above it carries no number', async () => {
    expect(known(await villagesOf(agent))[2]).toEqual([[town.regular, null, null], [village.first, 30, 28]])
  })
})
