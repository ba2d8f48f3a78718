import { drizzle } from 'drizzle-orm/postgres-js'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { campaignSettings } from '@/db/schema'
import * as schema from '@/db/schema'
import { pingliExample } from '@/db/seed/pingli'
import { withOperator } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import type { Actor } from '@/domain/access/actor'
import { screenViewSchema } from '@/domain/progress/screen-api'
import { resolveCampaignDay, type CampaignDay } from './campaign'
import { getMustCover, getTownMustCover } from './must-cover'
import { getQuotaComparison } from './quotas-compared'
import { getScreenView } from './screen'

/*
 * The example county as the pages read it: exact figures, who sees what of them, and how many statements they take beyond
 * those of session and scope.
 */

const held = vi.hoisted((): { database?: unknown } => ({}))
vi.mock('server-only', () => ({}))
vi.mock('./database', () => ({ database: () => held.database }))

const asOf = '2021-11-23'
const statements: string[] = []
let database: TestDatabase
let campaignId: string
let staff: Actor, clerk: Actor, otherClerk: Actor, agent: Actor, foreigner: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  held.database = drizzle(database.client, {
    schema,
    casing: 'snake_case',
    logger: { logQuery: (query) => void (query.includes('set_config') ? 0 : statements.push(query)) },
  })
  campaignId = (await givenCounty(database, pingliExample())).campaignId
  await givenCounty(database)
  staff = await givenActor(database, 'county_staff', '610926')
  clerk = await givenActor(database, 'town_clerk', '610926100')
  otherClerk = await givenActor(database, 'town_clerk', '610926101')
  agent = await givenActor(database, 'village_agent', '610926100201')
  foreigner = await givenActor(database, 'county_admin', '990001')
})
afterAll(() => database.close())
beforeEach(() => void (statements.length = 0))

async function dayOf(actor: Actor, more: { group?: string; kind?: string; series?: string } = {}): Promise<CampaignDay> {
  const day = await resolveCampaignDay(actor, { asOf, ...more })
  if (!day) throw new Error('The example has a campaign.')
  return day
}

/** As after a write: nothing cached holds any more. */
let change = 0
const changed = (actor: Actor): Actor => ({ ...actor, counters: { ...actor.counters, [campaignId]: `changed ${(change += 1)}` } })

async function statementsOf(read: (actor: Actor) => Promise<unknown>): Promise<number> {
  const reader = changed(staff)
  statements.length = 0
  await read(reader)
  return statements.length
}

describe('R18 the must-cover groups of the example', () => {
  test('each group against its own quota', async () => {
    const mustCover = await getMustCover(staff, await dayOf(staff))
    expect(mustCover?.groups.map(({ name, total }) => [name, total.persons, total.quota, total.shortfall?.remaining])).toEqual([
      ['一般脱贫户', 41_450, 44_100, 2_650],
      ['三类人员', 4_068, 4_200, 132],
    ])
    expect(mustCover?.sentence).toContain('一般脱贫户还差 2,650 人（城关镇 605 人、八仙镇 337 人、广佛镇 281 人等 11 个镇）')
  })

  test('the coverage group of the URL changes nothing, series and kind do', async () => {
    const usual = await getMustCover(staff, await dayOf(staff))
    expect(await getMustCover(staff, await dayOf(staff, { group: 'threeKinds' }))).toEqual(usual)
    const tax = await getMustCover(staff, await dayOf(staff, { series: 'tax' }))
    expect(tax?.groups.map(({ total }) => [total.persons, total.shortfall])).toEqual([[null, null], [null, null]])
    const own = await getMustCover(staff, await dayOf(staff, { kind: 'own' }))
    expect(own?.groups.map(({ total }) => [total.quota, total.persons, total.shortfall])).toEqual([[null, 41_450, null], [null, 4_068, null]])
  })

  test('a town opens to its own clerk and to nobody of another town or county', async () => {
    const town = await getTownMustCover(clerk, await dayOf(clerk), '610926100')
    expect(town?.groups.map((group) => [group.town.shortfall?.remaining, group.villages.length])).toEqual([[605, 30], [29, 30]])
    expect(await getTownMustCover(otherClerk, await dayOf(otherClerk), '610926100')).toBeNull()
    expect(await getTownMustCover(foreigner, { ...(await dayOf(staff)), counter: 'foreign' }, '610926100')).toBeNull()
  })

  test('an agent sees the town and his own village of it', async () => {
    const day = await dayOf(agent)
    expect(await getMustCover(agent, day)).toBeNull()
    const town = await getTownMustCover(agent, day, '610926100')
    expect(town?.groups.map((group) => group.villages.map((village) => village.divisionCode))).toEqual([['610926100201'], ['610926100201']])
    expect(town?.groups.map((group) => group.sum)).toEqual([null, null])
  })
})

describe('R2 both quotas of the example', () => {
  test('in one sentence, with the warning', async () => {
    const comparison = await getQuotaComparison(staff, await dayOf(staff))
    expect(comparison?.sentence).toBe('截至11月23日17时，全县已参保缴费 138,212 人：完成上级任务 210,000 人的 65.82%，差 71,788 人；完成本级任务 214,200 人的 64.52%，差 75,988 人。')
    expect(comparison?.warning).toMatch(/^本级任务高于上级任务：全县高 4,200 人/)
  })

  test('an agent sees none of it', async () => {
    expect(await getQuotaComparison(agent, await dayOf(agent))).toBeNull()
  })
})

test('R11 where towns do not see the table, a clerk sees his own row, and no wall display', async () => {
  const hidden = async (actor: Actor): Promise<CampaignDay> => {
    const day = await dayOf(actor)
    const settings = { ...day.settings, townsSeeTable: false }
    return { ...day, settings, inForce: { ...day.inForce, settings }, townsSeeTable: false }
  }
  const names = (await getQuotaComparison(clerk, await hidden(clerk)))?.rows.map((row) => row.name)
  expect(names).toEqual(['城关镇'])
  expect((await getMustCover(clerk, await hidden(clerk)))?.groups.map((group) => group.rows.length)).toEqual([1, 1])
  expect(await getScreenView(clerk, await hidden(clerk))).toBeNull()
  expect((await getQuotaComparison(staff, await hidden(staff)))?.rows).toHaveLength(11)
})

describe('the wall display', () => {
  test('answers as its schema says, with the figures of the dashboard', async () => {
    const view = await getScreenView(staff, await dayOf(staff))
    expect(JSON.parse(JSON.stringify(view))).toEqual(screenViewSchema.parse(view))
    expect(view).toMatchObject({ scope: { persons: 138_212, rateText: '65.82%', pace: { gapPersons: 4_767, neededPerDay: 4_256 } }, measuredOn: asOf, hour: 17 })
    expect([view?.rows.length, view?.rows[0]?.name, view?.trend.length]).toEqual([11, '兴隆镇', 72])
  })

  test('an agent has none', async () => {
    expect(await getScreenView(agent, await dayOf(agent))).toBeNull()
  })
})

describe('a page takes few statements, and none while nothing changed', () => {
  test.each<[string, (actor: Actor) => Promise<unknown>, number]>([
    ['必保对象', async (actor) => getMustCover(actor, await dayOf(actor)), 2],
    ['镇必保对象', async (actor) => getTownMustCover(actor, await dayOf(actor), '610926100'), 3],
    ['双任务对照', async (actor) => getQuotaComparison(actor, await dayOf(actor)), 2],
    ['大屏', async (actor) => getScreenView(actor, await dayOf(actor)), 3],
  ])('%s', async (_page, read, expected) => {
    expect(await statementsOf(read)).toBe(expected)
    const again = changed(staff)
    await read(again)
    statements.length = 0
    await read(again)
    expect(statements).toEqual([])
  })
})

test('R18 a group with a line of its own is held against it', async () => {
  const day = await dayOf(staff)
  const { settings } = day.inForce
  const strict = { ...settings, mustCoverGroups: settings.mustCoverGroups.map((group) => (group.code === 'threeKinds' ? { ...group, milestones: [{ dueOn: settings.milestones[0]!.dueOn, basisPoints: 10_000 }] } : group)) }
  await withOperator(database.ownerDb, '610926', (tx) => tx.insert(campaignSettings).values({ campaignId, effectiveFrom: day.asOf, settings: strict, documentTitle: '补充通知', documentNumber: '试2号', authorName: '试验员' }))
  const reader = changed(staff)
  const groups = (await getMustCover(reader, await dayOf(reader)))?.groups
  expect(groups?.map(({ hasOwnMilestones, milestones }) => [hasOwnMilestones, milestones.length])).toEqual([[false, 2], [true, 1]])
  expect(groups?.[1]?.milestones[0]).toMatchObject({ dueOn: '2021-11-30', persons: 4_200, gapPersons: 132 })
})
