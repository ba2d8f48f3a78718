import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { connect, type Connection } from '@/db/client'
import { pingliExample } from '@/db/seed/pingli'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import type { Actor } from '@/domain/access/actor'
import { usualWords } from '@/domain/divisions/division-words'

/*
 * The budget of decision 4: what a page with a cold cache asks of the database, layout and page together. Counted is every
 * statement but those that open a transaction, set its actor and close it, and what the driver asks once of a connection;
 * resolving the session is one more, and not here.
 */

const reader = vi.hoisted(() => ({ actor: null as Actor | null }))
vi.mock('server-only', () => ({}))
vi.mock('next/server', () => ({ connection: async () => undefined }))
vi.mock('./actor', () => ({ currentActor: async () => reader.actor, requireActor: async () => reader.actor }))

const budget = 4

let database: TestDatabase
let counted: Connection
let statements: string[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  counted = connect(database.appUrl, { onStatement: (text) => statements.push(text) })
  Object.assign(globalThis, { yingbaoConnection: counted })
  await givenCounty(database, pingliExample())
})
afterAll(async () => {
  await counted.client.end()
  await database.close()
})

// A module loaded anew has an empty cache.
beforeEach(() => vi.resetModules())

const isOverhead = (text: string) => /^(begin|commit)/i.test(text) || text.includes("set_config('yingbao.account'") || text.includes('pg_catalog.pg_type')

async function asked(actor: Actor, work: () => Promise<unknown>): Promise<string[]> {
  reader.actor = actor
  statements = []
  await work()
  return statements.filter((text) => !isOverhead(text))
}

async function openDashboard(search: Record<string, string>) {
  const [{ default: layout }, { default: page }] = await Promise.all([import('@/app/(desk)/layout'), import('@/app/(desk)/dashboard/page')])
  return Promise.all([layout({ children: null }), page({ params: Promise.resolve({}), searchParams: Promise.resolve(search) })])
}

describe('the dashboard', () => {
  test.each<[string, () => Promise<Actor>, Record<string, string>]>([
    ['a leader', () => givenActor(database, 'county_leader', '610926'), {}],
    ['an administrator, with the reminder to take the secrets home', async () => ({ ...(await givenActor(database, 'county_admin', '610926')), remindsOfSecrets: true }), {}],
    ['a clerk, on a day in the past', () => givenActor(database, 'town_clerk', '610926100'), { asOf: '2021-11-12' }],
    ['staff, with another measure and a town in the chart', () => givenActor(database, 'county_staff', '610926'), { series: 'tax', kind: 'own', town: '610926101' }],
    ['a supervisor, with a URL that is wrong in everything', () => givenActor(database, 'supervisor', '610926'), { campaign: 'none', asOf: '2021-13-40', group: 'nobody' }],
  ])('%s', async (_who, given, search) => {
    const actor = await given()
    const texts = await asked(actor, () => openDashboard(search))
    expect(texts.length, texts.join('\n')).toBeLessThanOrEqual(budget)
    // One for the numbers asked about, one for all must-cover groups together.
    expect(texts.filter((text) => text.includes('county_totals'))).toHaveLength(2)
  })

  test('and nothing at all while nothing changes', async () => {
    const actor = await givenActor(database, 'county_leader', '610926', 'again')
    expect((await asked(actor, () => openDashboard({}))).length).toBeGreaterThan(0)
    expect(await asked(actor, () => openDashboard({}))).toEqual([])
  })
})

describe('a town', () => {
  test('its page adds its villages and their must-cover groups', async () => {
    const actor = await givenActor(database, 'county_staff', '610926', 'town-reader')
    const { default: page } = await import('@/app/(desk)/dashboard/[code]/page')
    const texts = await asked(actor, () => page({ params: Promise.resolve({ code: '610926100' }), searchParams: Promise.resolve({ group: 'formerPoor' }) }))
    expect(texts.length, texts.join('\n')).toBeLessThanOrEqual(budget + 2)
  })
})

test('the words of a county come with its campaigns', async () => {
  const actor = await givenActor(database, 'village_agent', '610926100204')
  reader.actor = actor
  const { resolveCampaignDay } = await import('./campaign')
  expect((await resolveCampaignDay(actor, {}))?.words).toEqual(usualWords)
})
