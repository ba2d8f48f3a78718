import { readdirSync } from 'node:fs'
import path from 'node:path'
import { NextRequest } from 'next/server'
import { and, desc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { apiRoutes, senderRoutes } from '@/domain/access/routes'
import type { Series } from '@/domain/campaigns/choices'
import { mostRowsNamed } from '@/domain/count-uploads/upload-api'
import { addDays, plainDate } from '@/domain/time/plain-date'
import { createSender, revokeSender } from '@/db/mutations/senders'
import { auditEntries, countUploads, dailyCounts, idempotencyKeys, senders, signInThrottles } from '@/db/schema'
import { buildCounty } from '@/db/seed/build-county'
import { withActor, withOperator } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import { insertIssue } from '@/db/testing/issues'

/*
 * What a token opens and what it does not (issue A2 §4), asked of the routes themselves: every wrong use has its own answer,
 * and none of them writes anything.
 */

vi.mock('server-only', () => ({}))

type Handler = (request: NextRequest, context: { params: Promise<Record<string, string>> }) => Promise<Response>

let database: TestDatabase
let admin: Actor
let campaign: string
let foreignCampaign: string
let makeToken: () => string
let tokenHash: (token: string) => string
const day = '2021-10-20'

/** Deliveries that are to be saved come one day and some persons after the other, so that none is a fall. */
let later = 0
function nextDelivery() {
  later += 1
  return { asOf: addDays(plainDate('2021-10-25'), later), rows: [{ divisionCode: '990001100', persons: 1_000 + later }] }
}

beforeAll(async () => {
  database = await openTestDatabase()
  Object.assign(process.env, { DATABASE_URL: database.appUrl, NEXTAUTH_SECRET: 'only for this test', NEXTAUTH_URL: 'http://127.0.0.1:3000' })
  ;({ makeToken, tokenHash } = await import('./sender'))
  const plan = buildCounty({ towns: 3, villages: 6, persons: 3_000, days: 0, seed: 1 })
  campaign = (await givenCounty(database, { ...plan, quotas: plan.quotas.map((quota) => ({ ...quota, persons: 100_000 })) })).campaignId
  foreignCampaign = (await givenCounty(database, buildCounty({ countyCode: '990002', towns: 3, villages: 6, persons: 3_000, days: 0, seed: 2 }))).campaignId
  admin = await givenActor(database, 'county_admin', '990001')
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})
beforeEach(() => withOperator(database.ownerDb, '', (tx) => tx.delete(signInThrottles)))

async function givenSender(given: { scopeCode?: string; series?: Series } = {}): Promise<{ id: string; token: string }> {
  const token = makeToken()
  const outcome = await withActor(database.db, admin, (tx) => createSender(tx, admin, { name: '县税务局程序', scopeCode: given.scopeCode ?? '990001', series: given.series ?? 'tax', expiresOn: plainDate('2999-12-31') }, tokenHash(token)))
  if (outcome.outcome !== 'created') throw new Error(outcome.outcome)
  return { id: outcome.id, token }
}

interface Sent {
  body?: unknown
  headers?: Record<string, string>
  query?: Record<string, string>
  address?: string
  proto?: string
}

let keys = 0

/** Sends a request as the guard in front hands it over: with the client's address and the kind of line. */
async function call(route: string, { body, headers = {}, query = {}, address = '127.0.0.1', proto = 'http' }: Sent): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const [method, url] = route.split(' ') as [string, string]
  const file = `../${path.posix.join('api', url.replace('/api/', ''), 'route')}`
  const handlers = (await import(/* @vite-ignore */ file)) as Record<string, Handler>
  const search = new URLSearchParams(query).toString()
  const isFile = Buffer.isBuffer(body)
  const request = new NextRequest(`http://127.0.0.1:3000${url}${search ? `?${search}` : ''}`, {
    method,
    headers: { host: '127.0.0.1:3000', 'x-yingbao-address': address, 'x-forwarded-proto': proto, 'idempotency-key': `test-key-${(keys += 1)}`, 'content-type': isFile ? 'application/octet-stream' : 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body ?? {}) }),
  })
  const response = await handlers[method]!(request, { params: Promise.resolve({ id: '00000000-0000-4000-8000-000000000000', code: '990001100' }) })
  const text = await response.text()
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>), headers: response.headers }
}

const uploads = 'POST /api/daily-counts/uploads'
const rows = [{ divisionCode: '990001100', persons: 500, hour: 17 }, { divisionCode: '990001101', persons: 600 }]
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const send = (token: string, body: Record<string, unknown> = {}, given: Sent = {}) => call(uploads, { ...given, headers: { ...bearer(token), ...given.headers }, body: { asOf: day, rows, ...body } })

/** How many counts there are in all, whoever wrote them. */
const counts = () => withOperator(database.ownerDb, '', async (tx) => (await tx.select({ id: dailyCounts.id }).from(dailyCounts)).length)

test('a delivery is saved with the sender as its author, in counts, uploads and the log; again it is the same', async () => {
  const { id, token } = await givenSender()
  expect(await send(token)).toMatchObject({
    status: 201,
    body: { saved: 2, same: 0, rows: [{ divisionCode: '990001100', outcome: 'saved', persons: 500, before: null }, { divisionCode: '990001101', outcome: 'saved', persons: 600, before: null }] },
  })
  expect(await send(token, { rows: [rows[0], { divisionCode: '990001101', persons: 601, reason: '更正' }] })).toMatchObject({ body: { saved: 1, same: 1, rows: [{ outcome: 'same', before: 500 }, { outcome: 'saved', before: 600 }] } })
  const [entry, upload, count] = await withOperator(database.ownerDb, '', async (tx) => [
    (await tx.select().from(auditEntries).orderBy(desc(auditEntries.number)).limit(1))[0],
    (await tx.select().from(countUploads).orderBy(desc(countUploads.recordedAt)).limit(1))[0],
    (await tx.select().from(dailyCounts).where(eq(dailyCounts.persons, 601)))[0],
  ] as const)
  expect(entry).toMatchObject({ act: 'daily-counts:upload', actorId: id, actorName: '县税务局程序', actorRole: 'sender', address: '127.0.0.1', scopeCode: '990001' })
  expect(upload).toMatchObject({ senderId: id, authorId: id, fileName: '接口报送', series: 'tax', cells: 1 })
  expect(count).toMatchObject({ authorId: id, series: 'tax', uploadId: upload!.id })
})

test('the same delivery with the same key is answered once and kept once', async () => {
  const { token } = await givenSender({ series: 'registered' })
  const headers = { 'idempotency-key': 'same-key-twice' }
  const first = await send(token, {}, { headers })
  const before = await counts()
  expect(await send(token, {}, { headers })).toMatchObject({ status: first.status, body: first.body })
  expect(await counts()).toBe(before)
  expect(await call(uploads, { headers: { ...bearer(token), 'idempotency-key': '' }, body: { asOf: day, rows } })).toMatchObject({ status: 400 })
})

test('one bad row keeps all out, and each is told', async () => {
  const { token } = await givenSender({ series: 'reported' })
  const before = await counts()
  const answer = await send(token, { rows: [rows[0], { divisionCode: '990001101', persons: 12.5 }, { divisionCode: '990001102', persons: 999_999 }] })
  expect(answer).toMatchObject({ status: 422, body: { rows: [{ row: 2, divisionCode: '990001101', outcome: 'refused', code: 'notWhole' }, { row: 3, divisionCode: '990001102', outcome: 'refused', code: 'jump' }] } })
  expect(await counts()).toBe(before)
})

test('a delivery of many rows is answered, and kept beside its key, with the first of them; so is a refused one', async () => {
  const plan = buildCounty({ countyCode: '990003', towns: 240, villages: 240, persons: 24_000, days: 0, seed: 3 })
  await givenCounty(database, plan)
  const owner = await givenActor(database, 'county_admin', '990003')
  const token = makeToken()
  await withActor(database.db, owner, (tx) => createSender(tx, owner, { name: '县平台', scopeCode: '990003', series: 'tax', expiresOn: plainDate('2999-12-31') }, tokenHash(token)))
  const towns = plan.divisions.filter((one) => one.level === 'town')
  const all = (persons: number) => send(token, { rows: towns.map(({ code }) => ({ divisionCode: code, persons })) })
  expect(await all(12.5)).toMatchObject({ status: 422, body: { rows: { length: mostRowsNamed }, problemCount: 240, error: expect.stringMatching(/^有240处不能存/) } })
  const answer = await all(10)
  expect(answer).toMatchObject({ status: 201, body: { saved: 240, same: 0, rows: { length: mostRowsNamed }, hidden: 40 } })
  const [kept] = await withOperator(database.ownerDb, '', (tx) => tx.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, `test-key-${keys}`)))
  expect(kept?.answer).toEqual(answer.body)
})

test('a file is taken from a sender without a preview', async () => {
  const { token } = await givenSender()
  const file = Buffer.from('镇,日期,累计人数\n第1镇,2021-10-21,700\n第2镇,2021-10-21,800\n')
  expect(await call('POST /api/daily-counts/import', { headers: bearer(token), query: { fileName: '税务.csv' }, body: file })).toMatchObject({ status: 201, body: { saved: 2, same: 0, days: ['2021-10-21'] } })
  expect(await call('POST /api/daily-counts/import', { headers: bearer(token), query: { fileName: '税务.csv', series: 'reported' }, body: file })).toMatchObject({ status: 403, body: { reason: 'series' } })
})

describe('a token that must not write', () => {
  let before: number
  beforeEach(async () => {
    before = await counts()
  })

  test('a wrong, cut, foreign or empty token', async () => {
    const { token } = await givenSender()
    for (const [index, wrong] of [makeToken(), token.slice(0, -1), `${token}x`, token.toLowerCase() === token ? 'yb_' : token.toLowerCase(), '', "yb_' or 1=1"].entries()) {
      expect(await send(wrong, {}, { address: '127.0.0.1', headers: { 'x-yingbao-address': `127.0.1.${index}` } }), wrong).toMatchObject({ status: 401, body: { reason: 'unknown' } })
    }
    expect(await counts()).toBe(before)
  })

  test('guesses from one address are slowed, those of others are not', async () => {
    const { token } = await givenSender()
    const at = (address: string, tried: string) => send(tried, nextDelivery(), { headers: { 'x-yingbao-address': address } })
    for (let guess = 0; guess < 5; guess += 1) expect((await at('127.0.2.1', makeToken())).status).toBe(401)
    const blocked = await at('127.0.2.1', makeToken())
    expect(blocked).toMatchObject({ status: 429, body: { reason: 'blocked' } })
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0)
    const noted = await withOperator(database.ownerDb, '', (tx) => tx.select().from(auditEntries).where(and(eq(auditEntries.act, 'senders:refuse'), eq(auditEntries.address, '127.0.2.1'))))
    expect(noted).toMatchObject([{ actorId: null, records: [], note: '不认识的令牌，连续第5次' }])
    expect((await at('127.0.2.2', makeToken())).status).toBe(401)
    // A token that is known is no guess: what others tried from its address, as behind one proxy, does not hold it up.
    expect((await at('127.0.2.1', token)).status).toBe(201)
  })

  test('revoked and expired', async () => {
    const { id, token } = await givenSender()
    await withOperator(database.ownerDb, '990001', (tx) => tx.update(senders).set({ expiresOn: plainDate('2021-01-01') }).where(eq(senders.id, id)))
    expect(await send(token)).toMatchObject({ status: 401, body: { reason: 'expired' } })
    await withActor(database.db, admin, (tx) => revokeSender(tx, admin, id))
    expect(await send(token)).toMatchObject({ status: 401, body: { reason: 'revoked' } })
    expect(await counts()).toBe(before)
    const refusals = () => withOperator(database.ownerDb, '', (tx) => tx.select().from(auditEntries).where(and(eq(auditEntries.act, 'senders:refuse'), eq(auditEntries.actorId, id))).orderBy(auditEntries.number))
    // Knocking on is written down once an hour, not at every knock.
    expect(await refusals()).toMatchObject([{ scopeCode: '990001', actorRole: 'sender', address: '127.0.0.1', records: [id], note: '令牌已过最后一天' }])
    await withOperator(database.ownerDb, '', (tx) => tx.update(signInThrottles).set({ lastFailureAt: sql`now() - interval '61 minutes'` }))
    await send(token)
    expect(await refusals()).toMatchObject([{}, { note: '令牌已撤销' }])
  })

  test('over an open line; over TLS it works', async () => {
    const { token } = await givenSender()
    expect(await send(token, {}, { address: '192.168.1.20' })).toMatchObject({ status: 403, body: { reason: 'openLine' } })
    expect(await send(token, {}, { address: '' })).toMatchObject({ status: 403, body: { reason: 'openLine' } })
    expect(await counts()).toBe(before)
    expect((await send(token, nextDelivery(), { address: '192.168.1.20', proto: 'https' })).status).toBe(201)
  })

  test.each<Series>(['reported', 'registered'])('another series: %s', async (series) => {
    const { token } = await givenSender()
    expect(await send(token, { series })).toMatchObject({ status: 403, body: { reason: 'series', error: expect.stringContaining('这个令牌只能报送“税务缴费”') } })
    expect(await counts()).toBe(before)
  })

  test.each([
    ["another town's row", '990001100', { rows: [{ divisionCode: '990001100', persons: 501, reason: '更正' }, { divisionCode: '990001101', persons: 601, reason: '更正' }] }, 404],
    ["another county's row", '990001', { rows: [{ divisionCode: '990002100', persons: 5 }] }, 404],
    ['an unknown row', '990001', { rows: [{ divisionCode: '990001999', persons: 5 }] }, 404],
    ['a county as a row', '990001', { rows: [{ divisionCode: '990001', persons: 5 }] }, 422],
    ["an unknown year", '990001', { coverageYear: 1999 }, 404],
    ['an unknown group', '990001', { group: 'nobody' }, 422],
    ['an unknown field', '990001', { everyone: true }, 422],
    ['a day before the window', '990001', { asOf: '2021-10-14' }, 422],
    ['no rows', '990001', { rows: [] }, 422],
  ])('outside its scope or without sense: %s', async (_name, scopeCode, body, status) => {
    const { token } = await givenSender({ scopeCode })
    const answer = await send(token, body)
    expect(answer.status).toBe(status)
    expect(answer.body.error).toMatch(/[\u4e00-\u9fff]/)
    expect(await counts()).toBe(before)
  })

  test("another county's campaign", async () => {
    const { token } = await givenSender()
    expect((await send(token, { campaign: foreignCampaign })).status).toBe(404)
    expect((await send(token, { campaign, ...nextDelivery() })).status).toBe(201)
  })

  const others = (Object.keys(apiRoutes) as (keyof typeof apiRoutes)[]).filter((route) => apiRoutes[route] !== 'public' && !(senderRoutes as readonly string[]).includes(route))
  test.each(others)('on another route: %s', async (route) => {
    const { token } = await givenSender()
    const answer = await call(route, { headers: { ...bearer(token), origin: 'http://127.0.0.1:3000' } })
    expect(answer).toMatchObject({ status: 403, body: { reason: 'tokenElsewhere' } })
    expect(await counts()).toBe(before)
  })

  test('without a token and without a session the routes for senders are shut as all others are', async () => {
    for (const route of senderRoutes) {
      expect((await call(route, { body: { asOf: day, rows } })).status).toBe(403)
      expect((await call(route, { headers: { origin: 'http://127.0.0.1:3000' }, body: { asOf: day, rows } })).status).toBe(401)
    }
    expect(await counts()).toBe(before)
  })
})

test('the token is nowhere: not in the answer kept beside the key, not in the log', async () => {
  const { token } = await givenSender()
  await send(token, { rows: [{ divisionCode: '990001100', persons: 520, reason: '更正' }] })
  const kept = await withOperator(database.ownerDb, '', async (tx) => JSON.stringify([await tx.select().from(idempotencyKeys), await tx.select().from(auditEntries), await tx.execute(sql`select * from senders`)]))
  expect(kept).not.toContain(token)
})

test('every route of the table has its file, so that none was left out above', () => {
  const files = readdirSync('app/api', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('route.ts')).length
  expect(new Set(Object.keys(apiRoutes).map((route) => route.split(' ')[1])).size).toBe(files)
})

/** An issued bulletin holds for the rest of the file, so this comes last. */
test('what an issued bulletin used is sent again with a reason for its row, else nothing is saved (R13)', async () => {
  const { token } = await givenSender()
  const delivery = nextDelivery()
  expect(await send(token, delivery)).toMatchObject({ status: 201 })
  await withOperator(database.ownerDb, '', (tx) => insertIssue(tx, { campaignId: campaign, issueNumber: 1, cutOff: { day: delivery.asOf, hour: 24 }, series: 'tax' }))
  const before = await counts()
  const again = (reason?: string) => send(token, { ...delivery, rows: [{ ...delivery.rows[0]!, persons: delivery.rows[0]!.persons + 1, reason }] })
  expect(await again()).toMatchObject({ status: 422, body: { rows: [{ row: 1, outcome: 'refused', code: 'inBulletin' }] } })
  expect(await counts()).toBe(before)
  expect(await again('漏报')).toMatchObject({ status: 201, body: { saved: 1 } })
})
