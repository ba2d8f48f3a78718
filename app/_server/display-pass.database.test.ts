import { eq, sql } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startSession } from '@/db/mutations/sessions'
import { accounts, sessions } from '@/db/schema'
import { withOperator, withSignIn } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import type * as ActorModule from './actor'
import type * as DisplayPass from './display-pass'
import type * as SignIn from './sign-in'

/* Decision 009: a display outlives the idle time on its own page and poll, and nothing else does. */

vi.mock('server-only', () => ({}))

const secret = 'only for this test'
let database: TestDatabase
let resolveActor: typeof ActorModule.resolveActor
let pass: typeof DisplayPass
let sessionIdHash: typeof SignIn.sessionIdHash
let counter = 0

beforeAll(async () => {
  database = await openTestDatabase()
  Object.assign(process.env, { DATABASE_URL: database.appUrl, NEXTAUTH_SECRET: secret, NEXTAUTH_URL: 'http://127.0.0.1:3000' })
  ;({ resolveActor } = await import('./actor'))
  pass = await import('./display-pass')
  ;({ sessionIdHash } = await import('./sign-in'))
  await givenCounty(database)
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

const asOperator = <T>(work: Parameters<typeof withOperator<T>>[2]) => withOperator(database.ownerDb, '990001', work)

/** A signed-in leader's cookies, with the pass of his display and without. */
async function givenDisplay() {
  const person = await givenActor(database, 'county_leader', '990001', `display${(counter += 1)}`)
  const sid = `session ${counter}`
  const idHash = sessionIdHash(sid)
  await withSignIn(database.db, (tx) => startSession(tx, { idHash, accountId: person.accountId, credentialVersion: 1, address: null, via: 'password', secondFactor: false }))
  const desk: Record<string, string> = { 'next-auth.session-token': await encode({ token: { sid }, secret }) }
  const [pair] = pass.displayPassHeader(idHash)['set-cookie'].split(';')
  const [name, value] = pair!.split('=') as [string, string]
  return { person, idHash, desk, display: { ...desk, [name]: value } as Record<string, string> }
}

const age = (idHash: string, column: 'last_used_at' | 'started_at', interval: string) =>
  asOperator((tx) => tx.execute(sql`update sessions set ${sql.raw(column)} = now() - ${interval}::interval where id_hash = ${idHash}`))

const stateOf = async (cookies: Record<string, string>, purpose: 'desk' | 'display', renews = true) => (await resolveActor(cookies, renews, purpose)).state

describe('after the idle time', () => {
  test('the display goes on, the desk is signed out, and the display does not wake it', async () => {
    const { idHash, desk, display } = await givenDisplay()
    await age(idHash, 'last_used_at', '31 minutes')
    expect(await stateOf(display, 'display')).toBe('active')
    expect(await stateOf(display, 'desk')).toBe('idle')
    expect(await stateOf(desk, 'desk')).toBe('idle')
  })

  test('without the click the display ends with the desk', async () => {
    const { idHash, desk } = await givenDisplay()
    await age(idHash, 'last_used_at', '31 minutes')
    expect(await stateOf(desk, 'display')).toBe('idle')
  })

  test("another session's pass, or half of one, is worth nothing", async () => {
    const first = await givenDisplay()
    const second = await givenDisplay()
    await age(first.idHash, 'last_used_at', '31 minutes')
    expect(await stateOf({ ...second.display, ...first.desk }, 'display')).toBe('idle')
    expect(await stateOf({ ...first.desk, 'yingbao-display': first.display['yingbao-display']!.slice(0, 20) }, 'display')).toBe('idle')
  })
})

describe('what ends a display', () => {
  test.each<[string, string, (given: Awaited<ReturnType<typeof givenDisplay>>) => Promise<unknown>]>([
    ['the absolute limit', 'expired', ({ idHash }) => age(idHash, 'started_at', '12 hours')],
    ['signing out', 'ended', ({ idHash }) => asOperator((tx) => tx.update(sessions).set({ endedAt: sql`now()` }).where(eq(sessions.idHash, idHash)))],
    ['the account disabled', 'disabled', ({ person }) => asOperator((tx) => tx.update(accounts).set({ disabledAt: sql`now()` }).where(eq(accounts.id, person.accountId)))],
    ['a changed password', 'changed', ({ person }) => asOperator((tx) => tx.update(accounts).set({ credentialVersion: 2 }).where(eq(accounts.id, person.accountId)))],
  ])('%s', async (_case, state, end) => {
    const given = await givenDisplay()
    await end(given)
    expect(await stateOf(given.display, 'display')).toBe(state)
  })
})

test('while somebody works at the desk nothing is different, and a look at the wall is no work', async () => {
  const { idHash, display } = await givenDisplay()
  await age(idHash, 'last_used_at', '20 minutes')
  expect(await stateOf(display, 'display')).toBe('active')
  const [row] = await asOperator((tx) => tx.execute<{ minutes: number }>(sql`select round(extract(epoch from now() - last_used_at) / 60)::int as minutes from sessions where id_hash = ${idHash}`))
  expect(row?.minutes).toBe(20)
})

test('the pass is out of reach of scripts and other sites', () => {
  expect(pass.displayPassHeader('a')['set-cookie']).toMatch(/; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/)
})
