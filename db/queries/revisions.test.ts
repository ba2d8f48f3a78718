import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { plainDate } from '@/domain/time/plain-date'
import { withActor } from '../session'
import { givenActor } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { getCountRevisions, getNamedDivision } from './revisions'
import type { Measure } from './progress'
import { givenProgressCounty, town, village } from './progress.fixture'

const day = plainDate('2021-11-23')
let database: TestDatabase
let measure: Measure
let clerk: Actor, otherClerk: Actor, agent: Actor, auditor: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  measure = await givenProgressCounty(database)
  clerk = await givenActor(database, 'town_clerk', town.regular)
  otherClerk = await givenActor(database, 'town_clerk', town.overQuota)
  agent = await givenActor(database, 'village_agent', village.first)
  auditor = await givenActor(database, 'auditor', '990001')
})
afterAll(() => database.close())

const read = (actor: Actor, code: string, level: Measure['level'] = 'town', until = day) =>
  withActor(database.db, actor, (tx) => getCountRevisions(tx, measure, { code, level }, until))

describe('R7 every revision stays readable', () => {
  test('newest day first, newest revision first, with hour, reason and author', async () => {
    const revisions = await read(clerk, town.regular)
    expect(revisions.map((row) => [row.asOf, row.revision, row.persons])).toEqual([
      ['2021-11-23', 1, 700],
      ['2021-11-22', 1, 600],
      ['2021-11-21', 2, null],
      ['2021-11-21', 1, 650],
      ['2021-11-16', 1, 400],
    ])
    expect(revisions[2]).toMatchObject({ reason: '填错了镇', authorName: '试验员', hour: 17 })
  })

  test('the moment of recording is local time to the minute', async () => {
    const [newest] = await read(clerk, town.regular)
    expect(newest?.recordedAt).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
    const [now] = await database.client<{ local: string }[]>`select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24') as local`
    expect(newest?.recordedAt.slice(0, 10)).toBe(now?.local.slice(0, 10))
  })

  test("镇直 and the town's own report share a code and are kept apart", async () => {
    expect((await read(clerk, town.regular, 'village')).map((row) => row.persons)).toEqual([10])
  })

  test('nothing later than the day asked about', async () => {
    expect((await read(clerk, town.regular, 'town', plainDate('2021-11-20'))).map((row) => row.persons)).toEqual([400])
  })
})

describe('outside the scope there is nothing', () => {
  test("another town's clerk", async () => {
    expect(await read(otherClerk, town.regular)).toEqual([])
    expect(await read(otherClerk, village.first, 'village')).toEqual([])
    expect(await withActor(database.db, otherClerk, (tx) => getNamedDivision(tx, town.regular))).toBeNull()
    expect(await withActor(database.db, otherClerk, (tx) => getNamedDivision(tx, village.first))).toBeNull()
  })

  test('an agent: his village, not the one beside it and not the town', async () => {
    expect((await read(agent, village.first, 'village')).map((row) => row.persons)).toEqual([300])
    expect(await read(agent, village.second, 'village')).toEqual([])
    expect(await read(agent, town.regular)).toEqual([])
    expect(await withActor(database.db, agent, (tx) => getNamedDivision(tx, village.first))).toMatchObject({ code: village.first, townName: '第1镇' })
  })

  test('a division that does not exist', async () => {
    expect(await withActor(database.db, auditor, (tx) => getNamedDivision(tx, '990001999'))).toBeNull()
  })
})
