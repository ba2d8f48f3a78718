import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endSession } from '@/db/mutations/sessions'
import { accounts, dailyCounts, senders } from '@/db/schema'
import { withActor, withOperator, withSignIn, WriterGone } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import { waitingForLocks } from '@/db/testing/waiting'
import type { Actor } from '@/domain/access/actor'
import { jsonBody } from './request-content'
import { atNoParams, givenSession, setTestEnvironment, writeRequest } from './request.fixture'
import { writeRoute } from './route'

vi.mock('server-only', () => ({}))

let database: TestDatabase
let counter = 0
beforeAll(async () => {
  database = await openTestDatabase()
  setTestEnvironment(database)
  await givenCounty(database)
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

const asOperator = <T>(work: Parameters<typeof withOperator<T>>[2]) => withOperator(database.ownerDb, '', work)
const change = (actor: Actor, values: Partial<typeof accounts.$inferInsert>) => asOperator((tx) => tx.update(accounts).set(values).where(eq(accounts.id, actor.accountId)))

async function givenWriter(): Promise<{ writer: Actor; cookie: string }> {
  const actor = await givenActor(database, 'county_staff', '990001', `writer${(counter += 1)}`)
  const { cookie, idHash } = await givenSession(database, actor)
  return { writer: { ...actor, sessionId: idHash }, cookie }
}

const body = z.strictObject({ text: z.string() })

/** A route whose slow work is interrupted by what happens meanwhile; answers whether the write itself ever began. */
async function writeWhile(cookie: string, meanwhile: () => Promise<unknown>) {
  let began = false
  const route = writeRoute('POST /api/daily-counts', {
    body: jsonBody<z.infer<typeof body>>(body),
    prepare: meanwhile,
    write: async () => {
      began = true
      return { body: {}, audit: [] }
    },
  })
  const answer = await route(writeRequest('/api/daily-counts', { text: 'x' }, cookie), atNoParams)
  return { began, status: answer.status, reason: ((await answer.json()) as { reason?: string }).reason }
}

describe('a write that was admitted before', () => {
  test.each<[string, (writer: Actor) => Promise<unknown>, string]>([
    ['the account was disabled', (writer) => change(writer, { disabledAt: '2021-11-01T00:00:00Z', credentialVersion: 2 }), 'disabled'],
    ['its role was changed', (writer) => change(writer, { role: 'supervisor', credentialVersion: 2 }), 'changed'],
    ['its password was reset', (writer) => change(writer, { passwordHash: 'new', credentialVersion: 2 }), 'changed'],
    ['its last day was over', (writer) => asOperator((tx) => tx.execute(sql`update accounts set expires_on = (now() at time zone 'Asia/Shanghai')::date - 1 where id = ${writer.accountId}`)), 'disabled'],
    ['the session was ended', (writer) => withSignIn(database.db, (tx) => endSession(tx, writer.sessionId)), 'ended'],
  ])('%s does not begin', async (_what, meanwhile, reason) => {
    const { writer, cookie } = await givenWriter()
    expect(await writeWhile(cookie, () => meanwhile(writer))).toEqual({ began: false, status: 401, reason })
  })

  test('nothing happened to goes through', async () => {
    const { cookie } = await givenWriter()
    expect(await writeWhile(cookie, async () => undefined)).toEqual({ began: true, status: 200, reason: undefined })
  })
})

test('disabling waits for the write that was begun, and comes after it', async () => {
  const { writer } = await givenWriter()
  const order: string[] = []
  let disabling: Promise<unknown> = Promise.resolve()
  await withActor(database.db, writer, async () => {
    disabling = change(writer, { disabledAt: '2021-11-01T00:00:00Z', credentialVersion: 2 }).then(() => order.push('disabled'))
    await vi.waitFor(async () => expect(await waitingForLocks({ ...database, client: database.ownerClient })).toBe(1))
    order.push('written')
  }, { changesAccounts: false })
  await disabling
  expect(order).toEqual(['written', 'disabled'])
  await expect(withActor(database.db, writer, async () => undefined, { changesAccounts: false })).rejects.toThrow(WriterGone)
})

test('two administrators who change each other at once come one after the other, and the second is out', async () => {
  const [first, second] = [await givenActor(database, 'county_admin', '990001', 'duel-a'), await givenActor(database, 'county_admin', '990001', 'duel-b')]
  const [a, b] = [await givenSession(database, first), await givenSession(database, second)]
  const { PUT } = await import('@/app/api/accounts/[id]/route')
  const disable = (id: string, cookie: string) => PUT(writeRequest(`/api/accounts/${id}`, { act: 'disable', version: 1 }, cookie, 'PUT'), { params: Promise.resolve({ id }) })
  const statuses = (await Promise.all([disable(second.accountId, a.cookie), disable(first.accountId, b.cookie)])).map((answer) => answer.status)
  expect(statuses.sort()).toEqual([200, 401])
})

test('a sender whose token is revoked or over writes no more', async () => {
  const { writer } = await givenWriter()
  const [sender] = await asOperator((tx) =>
    tx.insert(senders).values({ name: '税务', scopeCode: '990001', series: 'tax', tokenHash: 'hash', expiresOn: sql`'2999-01-01'`, createdByName: '管理员' }).returning({ id: senders.id }),
  )
  // The role of senders is the tokens' own; what counts here is what the database asks.
  const held = async () => {
    const [row] = await database.client<{ held: boolean }[]>`select hold_writer('token', ${sender!.id}, 'sender', false) as held`
    return row?.held
  }
  expect(await held()).toBe(true)
  await asOperator((tx) => tx.update(senders).set({ revokedAt: sql`now()`, revokedByName: writer.displayName }).where(eq(senders.id, sender!.id)))
  expect(await held()).toBe(false)
})

describe('signs that the database cannot keep', () => {
  test.each(['a\u0000b', '\u0007', '\ud800'])('%j in a body is refused with a sentence', async (text) => {
    const { cookie } = await givenWriter()
    const route = writeRoute('POST /api/daily-counts', { body: jsonBody<z.infer<typeof body>>(body), write: async () => ({ body: {}, audit: [] }) })
    const answer = await route(writeRequest('/api/daily-counts', { text }, cookie), atNoParams)
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([422, expect.stringContaining('“text”里含有不能保存的控制字符')])
  })

  test.each([99, 3.5, -1])('a withdrawal with the hour %d is refused with a sentence', async (hour) => {
    const { cookie } = await givenWriter()
    const [cell] = await asOperator((tx) => tx.select().from(dailyCounts).where(eq(dailyCounts.level, 'town')).orderBy(sql`as_of desc, revision desc`).limit(1))
    const { POST } = await import('@/app/api/daily-counts/route')
    const wanted = { divisionCode: cell!.divisionCode, level: 'town', persons: null, hour, reason: '填错', baseRevision: cell!.revision }
    const answer = await POST(writeRequest('/api/daily-counts', { campaign: cell!.campaignId, asOf: cell!.asOf, series: 'reported', cells: [wanted] }, cookie), atNoParams)
    expect([answer.status, JSON.stringify(await answer.json())]).toEqual([422, expect.stringContaining('时点应为 0 至 24 的整点')])
  })
})
