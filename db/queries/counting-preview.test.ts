import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { plainDate, type PlainDate } from '@/domain/time/plain-date'
import { dailyCounts } from '../schema'
import { buildCounty, plainSettings } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { previewCounting } from './counting-preview'
import { givenProgressCounty, town } from './progress.fixture'

const today = plainDate('2021-11-23')
const settings = { ...plainSettings(plainDate('2021-10-15'), plainDate('2021-12-25')), countingSeries: 'tax' as const }
let database: TestDatabase
let campaignId: string
let admin: Actor, foreigner: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  campaignId = (await givenProgressCounty(database)).campaignId
  await withOperator(database.ownerDb, '990001', (tx) =>
    tx.insert(dailyCounts).values({ campaignId, divisionCode: town.regular, series: 'tax', coverageGroup: 'everyone', level: 'town', asOf: plainDate('2021-11-22'), persons: 650, hour: 9, revision: 1, authorName: '试验员' }),
  )
  admin = await givenActor(database, 'county_admin', '990001')
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 3, seed: 5 }))
  foreigner = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

const preview = (actor: Actor, effectiveFrom: PlainDate) => withActor(database.db, actor, (tx) => previewCounting(tx, campaignId, { settings, effectiveFrom }, () => today))

test('R5 what moves when tax counts: persons, ranks, and who would be ranked no more', async () => {
  const found = await preview(admin, today)
  expect(found).toMatchObject({ on: today, before: { series: 'reported', level: 'town' }, after: { series: 'tax', level: 'town' } })
  expect(found?.county).toMatchObject({ before: { persons: 1_960 }, after: { persons: 650 } })
  expect(found?.towns.map(({ divisionCode, before, after, becomesUnranked }) => [divisionCode, before.rank, after.rank, after.persons, becomesUnranked])).toEqual([
    [town.regular, 2, 1, 650, null],
    [town.overQuota, 1, null, null, 'neverReported'],
    [town.tied, 2, null, null, 'neverReported'],
    [town.silent, null, null, null, null],
    [town.withoutQuota, null, null, null, null],
  ])
})

test('a day that has not come is compared as of today, an earlier one as of itself', async () => {
  expect((await preview(admin, plainDate('2021-12-01')))?.on).toBe(today)
  expect(await preview(admin, plainDate('2021-11-16'))).toMatchObject({ on: '2021-11-16', county: { before: { persons: 400 }, after: { persons: null } } })
})

test('another county’s administrator finds no campaign', async () => {
  expect(await preview(foreigner, today)).toBeNull()
})
