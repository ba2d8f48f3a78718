import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { getSession } from '@/db/queries/sessions'
import { accounts, auditEntries, sessions, signInThrottles } from '@/db/schema'
import { resetPassword } from '@/db/mutations/accounts'
import { withActor, withOperator } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { plainDate } from '@/domain/time/plain-date'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import type * as Passwords from './passwords'
import { hashPassword, verifyPassword } from './passwords'
import type * as SignIn from './sign-in'
import type * as Timers from 'node:timers/promises'

vi.mock('server-only', () => ({}))
vi.mock('node:timers/promises', async (original) => ({ ...(await original<typeof Timers>()), setTimeout: vi.fn(async () => undefined) }))
vi.mock('./passwords', async (original) => {
  const real = await original<typeof Passwords>()
  return { ...real, verifyPassword: vi.fn(real.verifyPassword) }
})

const password = 'shan-hai-jing-88'
/** The calendar's own day in the county, so many days from now. */
const calendarDay = (days: number) => plainDate(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000))
const limits = { idleMinutes: 30, absoluteHours: 12 }

let database: TestDatabase
let signIn: typeof SignIn.signIn
let confirmPassword: typeof SignIn.confirmPassword
let sessionIdHash: typeof SignIn.sessionIdHash
let hash: string
let counter = 0

beforeAll(async () => {
  database = await openTestDatabase()
  Object.assign(process.env, { DATABASE_URL: database.appUrl, NEXTAUTH_SECRET: 'only for this test', NEXTAUTH_URL: 'http://127.0.0.1:3000' })
  ;({ signIn, confirmPassword, sessionIdHash } = await import('./sign-in'))
  hash = await hashPassword(password)
  await givenCounty(database)
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})
beforeEach(() => asOperator((tx) => tx.delete(signInThrottles)))

const asOperator = <T>(work: Parameters<typeof withOperator<T>>[2]) => withOperator(database.ownerDb, '', work)

async function givenPerson(change: Partial<typeof accounts.$inferInsert> = {}): Promise<Actor> {
  const person = await givenActor(database, 'town_clerk', '990001100', `person${(counter += 1)}`)
  await asOperator((tx) => tx.update(accounts).set({ passwordHash: hash, ...change }).where(eq(accounts.id, person.accountId)))
  return person
}

/** The session's id, or null for a refusal; nobody here is asked for a code. */
async function trySignIn(username: string, tried: string, address: string | null): Promise<string | null> {
  const result = await signIn(username, tried, null, address)
  return result.outcome === 'in' ? result.sessionId : null
}

const stateOf = async (sessionId: string, renews = false) => (await getSession(database.client, sessionIdHash(sessionId), renews, limits))?.state
const lastNumber = () => asOperator(async (tx) => (await tx.select({ number: sql<string>`coalesce(max(${auditEntries.number}), 0)` }).from(auditEntries))[0]!.number)
const age = (sessionId: string, column: 'last_used_at' | 'started_at', interval: string) =>
  asOperator((tx) => tx.execute(sql`update sessions set ${sql.raw(column)} = now() - ${interval}::interval where id_hash = ${sessionIdHash(sessionId)}`))

async function givenSession(person: Actor): Promise<string> {
  const sessionId = await trySignIn(person.username, password, '10.0.0.1')
  if (!sessionId) throw new Error('did not sign in')
  return sessionId
}

describe('one answer for every refusal', () => {
  test('a right password opens a session, whatever the case of the name; its id is kept hashed', async () => {
    const person = await givenPerson()
    const sessionId = await trySignIn(` ${person.username.toUpperCase()} `, password, '10.0.0.1')
    expect(await stateOf(sessionId!)).toBe('active')
    const rows = await asOperator((tx) => tx.select({ idHash: sessions.idHash }).from(sessions))
    expect(rows.map((row) => row.idHash)).not.toContain(sessionId)
  })

  test.each<[string, () => Promise<string>, string]>([
    ['an unknown name', async () => 'nobody-at-all', password],
    ['a wrong password', async () => (await givenPerson()).username, 'wrong'],
    ['a disabled account', async () => (await givenPerson({ disabledAt: '2021-11-01T00:00:00Z' })).username, password],
    ['an expired account', async () => (await givenPerson({ expiresOn: calendarDay(-1) })).username, password],
  ])('%s: null, after a hash was checked', async (_what, name, tried) => {
    const username = await name()
    vi.mocked(verifyPassword).mockClear()
    expect(await trySignIn(username, tried, '10.0.0.1')).toBeNull()
    expect(verifyPassword).toHaveBeenCalledTimes(1)
  })

  test('an account works through its last day', async () => {
    const person = await givenPerson({ expiresOn: calendarDay(0) })
    expect(await trySignIn(person.username, password, null)).not.toBeNull()
  })

  test('an unknown name is checked against a decoy that no password opens', async () => {
    expect(await verifyPassword(null, 'no account has this password')).toBe(false)
  })
})

describe('failures', () => {
  const endBlock = (username: string) =>
    asOperator((tx) => tx.update(signInThrottles).set({ blockedUntil: sql`now() - interval '1 second'` }).where(eq(signInThrottles.subject, `account:${username}`)))
  const throttle = async (subject: string) => asOperator(async (tx) => (await tx.select().from(signInThrottles).where(eq(signInThrottles.subject, subject)))[0])

  test.each([['existing', true], ['unknown', false]])('of an %s name are counted and lock it, growing', async (_what, exists) => {
    const username = exists ? (await givenPerson()).username : `ghost${(counter += 1)}`
    for (let failure = 1; failure <= 5; failure += 1) await trySignIn(username, 'wrong', '10.0.0.1')
    const fifth = await throttle(`account:${username}`)
    expect(fifth).toMatchObject({ failures: 5, blockedUntil: expect.any(String) })
    expect(await trySignIn(username, password, '10.0.0.2')).toBeNull()
    for (let failure = 6; failure <= 10; failure += 1) {
      await endBlock(username)
      await trySignIn(username, 'wrong', '10.0.0.1')
    }
    const tenth = await throttle(`account:${username}`)
    expect(new Date(tenth!.blockedUntil!).getTime() - new Date(tenth!.lastFailureAt).getTime()).toBeGreaterThan(14 * 60_000)
  })

  test('made at once are counted one by one until the lock holds, and the right password after it does not get in', async () => {
    const person = await givenPerson()
    await Promise.all(Array.from({ length: 12 }, () => trySignIn(person.username, 'wrong', '10.0.0.1')))
    expect(await throttle(`account:${person.username}`)).toMatchObject({ failures: 5, blockedUntil: expect.any(String) })
    expect(await trySignIn(person.username, password, '10.0.0.1')).toBeNull()
  })

  test('while the lock holds are neither counted nor a reason to hold it longer', async () => {
    const person = await givenPerson()
    for (let failure = 1; failure <= 5; failure += 1) await trySignIn(person.username, 'wrong', '10.0.0.1')
    const locked = await throttle(`account:${person.username}`)
    for (let more = 1; more <= 20; more += 1) await trySignIn(person.username, 'wrong', '10.0.0.1')
    expect(await throttle(`account:${person.username}`)).toEqual(locked)
  })

  test("are forgotten with an administrator's reset, which ends the lock", async () => {
    const person = await givenPerson()
    const admin = await givenActor(database, 'county_admin', '990001', `chief${(counter += 1)}`)
    for (let failure = 1; failure <= 5; failure += 1) await trySignIn(person.username, 'wrong', '10.0.0.1')
    await withActor(database.db, admin, (tx) => resetPassword(tx, admin, person.accountId, 1, hash))
    expect(await throttle(`account:${person.username}`)).toBeUndefined()
    expect(await trySignIn(person.username, password, '10.0.0.1')).not.toBeNull()
  })

  test("of another county's account stay with its own administrator", async () => {
    const person = await givenPerson()
    const stranger = { ...(await givenActor(database, 'county_admin', '990001', `stranger${(counter += 1)}`)), scopeCode: '990002', countyCode: '990002', scopeRanges: '{[990002,990002:)}' }
    for (let failure = 1; failure <= 5; failure += 1) await trySignIn(person.username, 'wrong', '10.0.0.1')
    await withActor(database.db, stranger, (tx) => tx.execute(sql`select free_account(${person.accountId}::uuid, true)`))
    expect(await throttle(`account:${person.username}`)).toMatchObject({ failures: 5 })
  })

  test('when the block is over, the right password works and forgets them', async () => {
    const person = await givenPerson()
    for (let failure = 1; failure <= 6; failure += 1) await trySignIn(person.username, 'wrong', '10.0.0.1')
    await endBlock(person.username)
    expect(await trySignIn(person.username, password, '10.0.0.1')).not.toBeNull()
    expect(await throttle(`account:${person.username}`)).toBeUndefined()
  })

  test('of an address slow it and never lock it: the colleague beside gets in', async () => {
    for (let failure = 1; failure <= 40; failure += 1) await asOperator((tx) => tx.execute(sql`insert into sign_in_throttles (subject, failures) values ('address:10.9.9.9', 1) on conflict (subject) do update set failures = sign_in_throttles.failures + 1`))
    const person = await givenPerson()
    const { setTimeout: sleep } = await import('node:timers/promises')
    vi.mocked(sleep).mockClear()
    expect(await trySignIn(person.username, password, '10.9.9.9')).not.toBeNull()
    expect(sleep).toHaveBeenCalledWith(2_000)
    expect(await throttle('address:10.9.9.9')).toMatchObject({ blockedUntil: null })
  })

  test('are in the log of an account that exists, without name or password of the try', async () => {
    const person = await givenPerson()
    await trySignIn(person.username, 'a very secret try', '10.0.0.3')
    const rows = await asOperator((tx) => tx.select().from(auditEntries).where(sql`${auditEntries.records} @> array[${person.accountId}]`))
    expect(rows).toEqual([expect.objectContaining({ act: 'session:refuse', scopeCode: '990001100' })])
    expect(JSON.stringify(rows)).not.toContain('secret')
  })

  test('of an unknown name leave the same kind of row, and nothing of the name', async () => {
    const before = await lastNumber()
    await trySignIn('my-secret-pass-as-name', 'another secret', '10.0.0.4')
    const rows = await asOperator((tx) => tx.select().from(auditEntries).where(sql`${auditEntries.number} > ${before}`))
    expect(rows).toEqual([expect.objectContaining({ act: 'session:refuse', scopeCode: '990001', actorId: null, actorName: '未知账户', records: [], note: '连续第1次未通过' })])
    expect(JSON.stringify(rows)).not.toContain('secret')
  })

  test('of the old password count like failed sign-ins', async () => {
    const person = await givenPerson()
    for (let failure = 1; failure <= 5; failure += 1) expect(await confirmPassword(person.username, 'wrong', '10.0.0.1')).toBeNull()
    expect(await throttle(`account:${person.username}`)).toMatchObject({ failures: 5 })
    expect(await confirmPassword(person.username, password, '10.0.0.1')).toBeNull()
  })
})

describe('a session', () => {
  test('ends at once with the account, its rights or its password', async () => {
    const person = await givenPerson()
    const changes: [Partial<typeof accounts.$inferInsert>, string][] = [
      [{ credentialVersion: 2 }, 'changed'],
      [{ disabledAt: '2021-11-01T00:00:00Z' }, 'disabled'],
      [{ disabledAt: null, expiresOn: calendarDay(-1) }, 'disabled'],
    ]
    const sessionId = await givenSession(person)
    for (const [change, state] of changes) {
      await asOperator((tx) => tx.update(accounts).set(change).where(eq(accounts.id, person.accountId)))
      expect(await stateOf(sessionId)).toBe(state)
    }
  })

  test('ends when nothing was done for half an hour, and after twelve hours in any case', async () => {
    const sessionId = await givenSession(await givenPerson())
    await age(sessionId, 'last_used_at', '31 minutes')
    expect(await stateOf(sessionId)).toBe('idle')
    expect(await stateOf(sessionId, true)).toBe('idle')
    const other = await givenSession(await givenPerson())
    await age(other, 'started_at', '12 hours 1 second')
    expect(await stateOf(other, true)).toBe('expired')
  })

  test('is renewed by pages and writes, never by polls', async () => {
    const sessionId = await givenSession(await givenPerson())
    await age(sessionId, 'last_used_at', '20 minutes')
    const idle = async () => {
      const rows = await asOperator((tx) => tx.execute<{ minutes: number }>(sql`select extract(epoch from now() - last_used_at)::float / 60 as minutes from sessions where id_hash = ${sessionIdHash(sessionId)}`))
      return rows[0]!.minutes
    }
    for (let poll = 0; poll < 3; poll += 1) await stateOf(sessionId, false)
    expect(await idle()).toBeGreaterThan(19)
    await stateOf(sessionId, true)
    expect(await idle()).toBeLessThan(1)
  })

  test('is nothing that can be guessed: an unknown id belongs to nobody', async () => {
    expect(await stateOf('made up')).toBeUndefined()
  })
})
