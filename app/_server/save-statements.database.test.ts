import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { connect, type Connection } from '@/db/client'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import { atNoParams, givenSession, setTestEnvironment, writeRequest } from './request.fixture'

/*
 * What a save of a sheet asks of the database, and in which order: the counts' lock before the cells it guards, the chain's
 * head, which every writer waits for, last before the end. Saves are slow by the number of ways to the server, not by rows.
 */

vi.mock('server-only', () => ({}))

let database: TestDatabase
let counted: Connection
let statements: string[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  setTestEnvironment(database)
  // One connection, so that its second save finds every statement prepared.
  counted = connect(database.appUrl, { max: 1, onStatement: (text) => statements.push(text) })
  Object.assign(globalThis, { yingbaoConnection: counted })
})
afterAll(async () => {
  await counted.client.end()
  await database.close()
})

const inOrder: [what: string, mark: RegExp][] = [
  ['session', /resolve_session/],
  ['begin', /^begin/],
  ['scope and right', /hold_writer/],
  ['key', /insert into "idempotency_keys"/],
  ['campaign', /from "campaigns"/],
  ['lock', /pg_advisory_xact_lock/],
  ['cells', /jsonb_to_recordset\(.*quotas_of_day/s],
  ['revisions', /insert into daily_counts/],
  ['answer', /update "idempotency_keys"/],
  ['audit', /append_audit/],
  ['commit', /^commit/],
]

test('a save takes eleven statements, in this order, the first time and with prepared ones', async () => {
  const { campaignId } = await givenCounty(database)
  const { cookie } = await givenSession(database, await givenActor(database, 'county_staff', '990001'))
  const { POST } = await import('@/app/api/daily-counts/route')
  for (const [save, persons] of [501, 502, 503].entries()) {
    statements = []
    const cells = [{ divisionCode: '990001100', level: 'town', persons, hour: 17, reason: '核对', baseRevision: save }]
    const answer = await POST(writeRequest('/api/daily-counts', { campaign: campaignId, asOf: '2021-10-25', series: 'reported', cells }, cookie), atNoParams)
    expect(answer.status, JSON.stringify(await answer.json())).toBe(200)
    const own = statements.filter((text) => !text.includes('pg_catalog.pg_type'))
    expect(own.map((text) => inOrder.find(([, mark]) => mark.test(text))?.[0] ?? text)).toEqual(inOrder.map(([what]) => what))
  }
})
