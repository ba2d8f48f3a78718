import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { roles } from '@/domain/access/roles'
import { plainDate, type PlainDate } from '@/domain/time/plain-date'
import { getSender, getSenders } from '../queries/senders'
import { divisions, senders, signInThrottles } from '../schema'
import { buildCounty } from '../seed/build-county'
import { withActor, withOperator, withSignIn } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { recordFailure } from './sessions'
import { createSender, revokeSender } from './senders'

let database: TestDatabase
let admin: Actor
let foreign: Actor
const far = plainDate('2999-12-31')
const hash = (token: string) => createHash('sha256').update(token).digest('hex')

beforeAll(async () => {
  database = await openTestDatabase()
  await givenCounty(database, buildCounty({ countyCode: '990001', towns: 3, villages: 6, persons: 3_000, days: 2, seed: 1 }))
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 3, villages: 6, persons: 3_000, days: 2, seed: 2 }))
  admin = await givenActor(database, 'county_admin', '990001')
  foreign = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

const create = (actor: Actor, token: string, given: { scopeCode?: string; expiresOn?: PlainDate } = {}) =>
  withActor(database.db, actor, (tx) => createSender(tx, actor, { name: `程序${token}`, scopeCode: given.scopeCode ?? '990001', series: 'tax', expiresOn: given.expiresOn ?? far }, hash(token)))

test('a token leads to its sender with scope and series, and its use is noted once a minute', async () => {
  await create(admin, 'one')
  const found = await getSender(database.client, hash('one'), '10.1.1.1')
  expect(found).toMatchObject({ state: 'active', sender: { role: 'sender', series: 'tax', displayName: '程序one', scopeCode: '990001', countyCode: '990001', scopeRanges: '{[990001,990001:)}' } })
  const used = () => withOperator(database.ownerDb, '990001', async (tx) => (await tx.select().from(senders).where(eq(senders.tokenHash, hash('one'))))[0]!)
  const first = await used()
  expect(first.lastUsedAddress).toBe('10.1.1.1')
  await getSender(database.client, hash('one'), '10.1.1.1')
  expect((await used()).lastUsedAt).toBe(first.lastUsedAt)
  await getSender(database.client, hash('one'), '10.1.1.2')
  expect((await used()).lastUsedAddress).toBe('10.1.1.2')
})

test('the scope of a town that took in another holds the codes of both', async () => {
  await withOperator(database.ownerDb, '990001', (tx) => tx.update(divisions).set({ validTo: plainDate('2021-01-01'), successorCode: '990001100' }).where(eq(divisions.code, '990001102')))
  await create(admin, 'town', { scopeCode: '990001100' })
  expect(await getSender(database.client, hash('town'), '10.1.1.1')).toMatchObject({ sender: { scopeRanges: '{[990001100,990001100:),[990001102,990001102:)}' } })
})

test.each(['unknown', hash(''), "' or true --", ''])('an unknown token (%s) leads nowhere', async (token) => {
  expect(await getSender(database.client, token, '10.1.1.1')).toBeNull()
})

test('a token ends with its last day and when it is revoked', async () => {
  expect(await create(admin, 'over', { expiresOn: plainDate('2021-01-01') })).toEqual({ outcome: 'over' })
  const outcome = await create(admin, 'ends')
  if (outcome.outcome !== 'created') throw new Error(outcome.outcome)
  await withOperator(database.ownerDb, '990001', (tx) => tx.update(senders).set({ expiresOn: plainDate('2021-01-01') }).where(eq(senders.id, outcome.id)))
  expect(await getSender(database.client, hash('ends'), '10.1.1.1')).toEqual({ state: 'expired', id: outcome.id, name: '程序ends', scopeCode: '990001' })
  expect(await withActor(database.db, admin, (tx) => revokeSender(tx, admin, outcome.id))).toMatchObject({ name: '程序ends', audit: [{ act: 'senders:revoke' }] })
  expect(await getSender(database.client, hash('ends'), '10.1.1.1')).toEqual({ state: 'revoked', id: outcome.id, name: '程序ends', scopeCode: '990001' })
  expect(await withActor(database.db, admin, (tx) => revokeSender(tx, admin, outcome.id))).toBeNull()
})

test('an address that guessed too often is told so, and a token that is known is not held up by it', async () => {
  await create(admin, 'good')
  await withSignIn(database.db, (tx) => recordFailure(tx, 'token:10.9.9.9', () => 60))
  expect(await getSender(database.client, hash('guess'), '10.9.9.9')).toEqual({ state: 'blocked', seconds: 60 })
  expect(await getSender(database.client, hash('guess'), '10.9.9.8')).toBeNull()
  expect(await getSender(database.client, hash('good'), '10.9.9.9')).toMatchObject({ state: 'active' })
  await withOperator(database.ownerDb, '', (tx) => tx.delete(signInThrottles))
})

test("wrong county: another county's administrator sees, makes and ends nothing here", async () => {
  const outcome = await create(admin, 'mine')
  if (outcome.outcome !== 'created') throw new Error(outcome.outcome)
  expect((await withActor(database.db, foreign, getSenders)).map((sender) => sender.id)).not.toContain(outcome.id)
  expect(await create(foreign, 'theirs', { scopeCode: '990001' })).toEqual({ outcome: 'notFound' })
  expect(await create(admin, 'village', { scopeCode: '990001999' })).toEqual({ outcome: 'notFound' })
  expect(await withActor(database.db, foreign, (tx) => revokeSender(tx, foreign, outcome.id))).toBeNull()
  await expect(
    withActor(database.db, foreign, (tx) => tx.insert(senders).values({ name: 'x', scopeCode: '990001', series: 'tax', tokenHash: hash('x'), expiresOn: far, createdByName: '' })),
  ).rejects.toMatchObject({ cause: { code: '42501' } })
})

test.each(roles.filter((role) => role !== 'county_admin'))('%s sees no sender and makes none', async (role) => {
  const scope = role === 'town_clerk' ? '990001100' : role === 'village_agent' ? '990001100201' : '990001'
  const actor = await givenActor(database, role, scope)
  expect(await withActor(database.db, actor, getSenders)).toEqual([])
  await expect(withActor(database.db, actor, (tx) => tx.insert(senders).values({ name: 'x', scopeCode: scope.slice(0, 9), series: 'tax', tokenHash: hash(role), expiresOn: far, createdByName: '' }))).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('no member reads a hash, and none changes more of a sender than its end', async () => {
  await expect(withActor(database.db, admin, (tx) => tx.execute(sql`select token_hash from senders`))).rejects.toMatchObject({ cause: { code: '42501' } })
  await expect(withActor(database.db, admin, (tx) => tx.execute(sql`update senders set series = 'reported'`))).rejects.toMatchObject({ cause: { code: '42501' } })
  await expect(withActor(database.db, admin, (tx) => tx.execute(sql`select * from resolve_sender('x', '10.0.0.1')`))).rejects.toMatchObject({ cause: { code: '42501' } })
})
