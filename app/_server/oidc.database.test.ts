import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { resetPassword } from '@/db/mutations/accounts'
import { getSession } from '@/db/queries/sessions'
import { accountIdentities, accounts, auditEntries } from '@/db/schema'
import { withActor, withOperator } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import { readClaims, signInByIdentity } from './oidc'
import { setTestEnvironment } from './request.fixture'
import { sessionIdHash } from './sign-in'

vi.mock('server-only', () => ({}))

const issuer = 'https://id.example.gov.cn'
let database: TestDatabase
let counter = 0

beforeAll(async () => {
  database = await openTestDatabase()
  setTestEnvironment(database)
  Object.assign(process.env, { YINGBAO_OIDC_ISSUER: `${issuer}/`, YINGBAO_OIDC_CLIENT_ID: 'yingbao', YINGBAO_OIDC_CLIENT_SECRET: 'secret of the test' })
  await givenCounty(database)
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

const asOperator = <T>(work: Parameters<typeof withOperator<T>>[2]) => withOperator(database.ownerDb, '', work)
const subject = () => `subject-${(counter += 1)}`
const person = (change: Partial<typeof accounts.$inferInsert> = {}) =>
  givenActor(database, 'town_clerk', '990001100', `oidc${(counter += 1)}`).then(async (actor) => {
    if (Object.keys(change).length > 0) await asOperator((tx) => tx.update(accounts).set(change).where(eq(accounts.id, actor.accountId)))
    return actor
  })
const come = (username: string, as: string) => signInByIdentity({ issuer, subject: as, username }, '10.0.0.1')
const countAccounts = () => asOperator(async (tx) => (await tx.select({ id: accounts.id }).from(accounts)).length)

describe('whom the county’s server vouches for', () => {
  test('is bound to the account of that name once, without a first password to change, and the log says so', async () => {
    const actor = await person({ mustChangePassword: true })
    const own = subject()
    const first = await come(actor.username, own)
    const session = await getSession(database.client, sessionIdHash((first as { sessionId: string }).sessionId), false, { idleMinutes: 30, absoluteHours: 12 })
    expect(session).toMatchObject({ state: 'active', actor: { accountId: actor.accountId, mustChangePassword: false } })
    // The name at the server may change: the subject stays the person.
    expect(await come('somebody-else-by-now', own)).toHaveProperty('sessionId')
    const acts = await asOperator((tx) => tx.select({ act: auditEntries.act, note: auditEntries.note }).from(auditEntries).where(sql`${auditEntries.records} @> array[${actor.accountId}]`).orderBy(auditEntries.number))
    expect(acts).toEqual(['identity:bind', 'session:start', 'session:start'].map((act) => ({ act, note: '统一身份认证' })))
    const [row] = await asOperator((tx) => tx.select().from(accounts).where(eq(accounts.id, actor.accountId)))
    expect(row?.lastSignedInAt).not.toBeNull()
  })

  test('makes no account: an unknown name is refused and stays unknown', async () => {
    const before = await countAccounts()
    expect(await come('nobody-here', subject())).toEqual({ refused: 'unknown' })
    expect(await come('', subject())).toEqual({ refused: 'unknown' })
    expect(await countAccounts()).toBe(before)
    expect(await asOperator((tx) => tx.select().from(accountIdentities).where(eq(accountIdentities.subject, `subject-${counter}`)))).toEqual([])
  })

  test('does not get into an account that is bound to another person', async () => {
    const actor = await person()
    await come(actor.username, subject())
    expect(await come(actor.username, subject())).toEqual({ refused: 'taken' })
  })

  test("an administrator's reset of the password frees the account for another person; another county's does not", async () => {
    const actor = await person()
    const [before, after] = [subject(), subject()]
    await come(actor.username, before)
    const stranger = { ...(await givenActor(database, 'county_admin', '990001', `oidc${(counter += 1)}`)), scopeRanges: '{[990002,990002:)}' }
    await withActor(database.db, stranger, (tx) => tx.execute(sql`select free_account(${actor.accountId}::uuid, true)`))
    expect(await come(actor.username, after)).toEqual({ refused: 'taken' })
    const admin = await givenActor(database, 'county_admin', '990001', `oidc${(counter += 1)}`)
    await withActor(database.db, admin, (tx) => resetPassword(tx, admin, actor.accountId, 1, 'hash'))
    expect(await come(actor.username, after)).toHaveProperty('sessionId')
    expect(await come(actor.username, before)).toEqual({ refused: 'taken' })
  })

  test('two at once who claim one name: one is bound, the other refused', async () => {
    const actor = await person()
    const results = await Promise.all([come(actor.username, subject()), come(actor.username, subject())])
    expect(results.filter((result) => 'sessionId' in result)).toHaveLength(1)
    expect(results).toContainEqual({ refused: 'taken' })
  })

  test.each<[string, Partial<typeof accounts.$inferInsert>]>([
    ['disabled', { disabledAt: '2021-11-01T00:00:00Z' }],
    ['over', { expiresOn: '2021-11-01' as (typeof accounts.$inferInsert)['expiresOn'] }],
  ])('stays out of an account that is %s, bound or not', async (_what, change) => {
    const actor = await person()
    const own = subject()
    await come(actor.username, own)
    await asOperator((tx) => tx.update(accounts).set(change).where(eq(accounts.id, actor.accountId)))
    expect(await come(actor.username, own)).toEqual({ refused: 'unusable' })
    expect(await come((await person(change)).username, subject())).toEqual({ refused: 'unusable' })
  })
})

describe('the claims', () => {
  const oidc = { issuer: `${issuer}/`, clientId: 'yingbao', clientSecret: '', name: '', claim: 'preferred_username', secondFactor: false }
  test.each([
    [{ iss: issuer, sub: '1', preferred_username: ' Zhang.San ' }, { issuer, subject: '1', username: 'zhang.san' }],
    [{ iss: `${issuer}/`, sub: '1' }, { issuer, subject: '1', username: '' }],
    [{ iss: 'https://elsewhere.example', sub: '1', preferred_username: 'guanli' }, null],
    [{ iss: issuer, preferred_username: 'guanli' }, null],
    [{ iss: issuer, sub: '', preferred_username: 'guanli' }, null],
    [{}, null],
  ])('%j is read as %j', (profile, claimed) => {
    expect(readClaims(profile, oidc)).toEqual(claimed)
  })
})

test('nobody signed in reads or writes who is bound to what', async () => {
  const actor = await person()
  await expect(withActor(database.db, actor, (tx) => tx.select().from(accountIdentities))).rejects.toMatchObject({ cause: { code: '42501' } })
  await expect(withActor(database.db, actor, (tx) => tx.insert(accountIdentities).values({ issuer, subject: 'mine', accountId: actor.accountId }))).rejects.toMatchObject({ cause: { code: '42501' } })
})
