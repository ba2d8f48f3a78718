import { NextRequest } from 'next/server'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { resetSecondFactor } from '@/db/mutations/accounts'
import { reviseSignInSettings } from '@/db/mutations/sign-in-settings'
import { getSecondFactorHolders } from '@/db/queries/second-factors'
import { getSession } from '@/db/queries/sessions'
import { getSignInHistory } from '@/db/queries/sign-in-settings'
import { accounts, auditEntries, idempotencyKeys, secondFactors, signInThrottles } from '@/db/schema'
import { buildCounty } from '@/db/seed/build-county'
import { withActor, withOperator } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import type { SecondFactorBegun } from '@/domain/accounts/second-factor-api'
import { hashPassword } from './passwords'
import { atNoParams, givenSession, setTestEnvironment, writeRequest } from './request.fixture'
import { signIn } from './sign-in'
import { hotp } from './totp'
import type * as Timers from 'node:timers/promises'

vi.mock('server-only', () => ({}))
vi.mock('node:timers/promises', async (original) => ({ ...(await original<typeof Timers>()), setTimeout: vi.fn(async () => undefined) }))

const password = 'shan-hai-jing-88'
let database: TestDatabase
let hash: string
let admin: Actor, otherAdmin: Actor
let counter = 0

beforeAll(async () => {
  database = await openTestDatabase()
  setTestEnvironment(database)
  hash = await hashPassword(password)
  await givenCounty(database)
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 1, seed: 5 }))
  admin = await givenActor(database, 'county_admin', '990001')
  otherAdmin = await givenActor(database, 'county_admin', '990002')
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})
beforeEach(() => asOperator((tx) => tx.delete(signInThrottles)))

const asOperator = <T>(work: Parameters<typeof withOperator<T>>[2]) => withOperator(database.ownerDb, '', work)

async function givenPerson(role: Role = 'county_staff', scope = '990001'): Promise<Actor> {
  const person = await givenActor(database, role, scope, `person${(counter += 1)}`)
  await asOperator((tx) => tx.update(accounts).set({ passwordHash: hash }).where(eq(accounts.id, person.accountId)))
  return person
}

const base32Bytes = (text: string) => {
  const bits = Array.from(text.replaceAll(' ', ''), (sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
const stepNow = () => Math.floor(Date.now() / 30_000)
const send = async (route: { POST: (request: ReturnType<typeof writeRequest>, context: typeof atNoParams) => Promise<Response> }, path: string, body: unknown, cookie: string) => {
  const answer = await route.POST(writeRequest(path, body, cookie), atNoParams)
  return { status: answer.status, body: (await answer.json()) as Partial<SecondFactorBegun> & { error?: string; reason?: string } }
}
const begin = async (cookie: string) => send(await import('@/app/api/second-factor/route'), '/api/second-factor', {}, cookie)
const give = async (cookie: string, code: string) => send(await import('@/app/api/second-factor/code/route'), '/api/second-factor/code', { code }, cookie)
const remove = async (cookie: string, code: string) => send(await import('@/app/api/second-factor/removal/route'), '/api/second-factor/removal', { code }, cookie)

/** A person with a confirmed second factor; his confirming code was of the step before this one, so this one's is unused. */
async function givenEnrolled(role?: Role, scope?: string) {
  const person = await givenPerson(role, scope)
  const session = await givenSession(database, person)
  const secret = base32Bytes((await begin(session.cookie)).body.secret!)
  expect((await give(session.cookie, hotp(secret, stepNow() - 1))).status).toBe(200)
  return { person, secret, ...session }
}

const dutyOf = async (idHash: string) => (await getSession(database.client, idHash, false, { idleMinutes: 30, absoluteHours: 12 }))?.actor.factorDuty
const actsOf = (person: Actor) =>
  asOperator(async (tx) => (await tx.select({ act: auditEntries.act }).from(auditEntries).where(sql`${auditEntries.records} @> array[${person.accountId}]`).orderBy(auditEntries.number)).map(({ act }) => act))

describe('enrolling', () => {
  test('shows the secret once, keeps it sealed, and counts from the first right code', async () => {
    const person = await givenPerson()
    const { cookie, idHash } = await givenSession(database, person)
    const begun = await begin(cookie)
    expect(begun.body.secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
    expect(begun.body.qr?.path).toMatch(/^M\d+ 4h/)
    const kept = JSON.stringify(await asOperator(async (tx) => [await tx.select().from(secondFactors), await tx.select().from(idempotencyKeys)]))
    expect(kept).not.toContain(begun.body.secret!.replaceAll(' ', ''))
    expect(kept).not.toContain(begun.body.secret!)
    // Not yet confirmed: the password alone still signs in.
    expect(await signIn(person.username, password, null, null)).toMatchObject({ outcome: 'in' })
    const secret = base32Bytes(begun.body.secret!)
    expect((await give(cookie, '000000')).status).toBe(422)
    expect((await give(cookie, hotp(secret, stepNow()))).status).toBe(200)
    expect(await dutyOf(idHash)).toBe('none')
    expect(await signIn(person.username, password, null, null)).toEqual({ outcome: 'code' })
    expect(await actsOf(person)).toEqual(['session:start', 'second-factor:refuse', 'second-factor:enrol'])
  })

  test('a confirmed one is not put aside by beginning again, only by a code of its own', async () => {
    const { secret, cookie, person } = await givenEnrolled()
    expect((await begin(cookie)).status).toBe(409)
    expect((await remove(cookie, '000000')).status).toBe(422)
    expect((await remove(cookie, hotp(secret, stepNow()))).status).toBe(200)
    expect(await signIn(person.username, password, null, null)).toMatchObject({ outcome: 'in' })
  })
})

test('a code sent again after a lost answer is answered again, and counts as no failure', async () => {
  const person = await givenPerson()
  const { cookie } = await givenSession(database, person)
  const secret = base32Bytes((await begin(cookie)).body.secret!)
  const { POST } = await import('@/app/api/second-factor/code/route')
  const request = writeRequest('/api/second-factor/code', { code: hotp(secret, stepNow()) }, cookie)
  const again = request.clone()
  const first = await POST(request, atNoParams)
  const second = await POST(new NextRequest(again), atNoParams)
  expect([first.status, second.status]).toEqual([200, 200])
  expect(await second.json()).toEqual(await first.json())
  expect(await actsOf(person)).toEqual(['second-factor:enrol'])
})

describe('signing in', () => {
  test('asks for the code after the right password alone, and takes it once', async () => {
    const { person, secret } = await givenEnrolled()
    const code = hotp(secret, stepNow())
    expect(await signIn(person.username, 'wrong', code, null)).toEqual({ outcome: 'refused' })
    expect(await signIn(person.username, 'wrong', null, null)).toEqual({ outcome: 'refused' })
    const twice = await Promise.all([signIn(person.username, password, code, null), signIn(person.username, password, code, null)])
    expect(twice.map(({ outcome }) => outcome).sort()).toEqual(['in', 'refused'])
    expect(await signIn(person.username, password, code, null)).toEqual({ outcome: 'refused' })
  })

  test.each([[-1, 'refused'], [0, 'in'], [1, 'in'], [2, 'refused']])('a code %i steps away: %s (the one before was used to enrol)', async (steps, outcome) => {
    const { person, secret } = await givenEnrolled()
    expect((await signIn(person.username, password, hotp(secret, stepNow() + steps), null)).outcome).toBe(outcome)
  })

  test('wrong codes count to the lock; asking for the code does not, and does not forget them', async () => {
    const { person, secret } = await givenEnrolled()
    const failures = async () => (await asOperator((tx) => tx.select().from(signInThrottles).where(eq(signInThrottles.subject, `account:${person.username}`))))[0]?.failures
    for (let wrong = 1; wrong <= 4; wrong += 1) {
      expect(await signIn(person.username, password, null, null)).toEqual({ outcome: 'code' })
      expect(await signIn(person.username, password, '123', null)).toEqual({ outcome: 'refused' })
      expect(await failures()).toBe(wrong)
    }
    expect(await signIn(person.username, password, null, null)).toEqual({ outcome: 'code' })
    await signIn(person.username, password, '123', null)
    expect(await signIn(person.username, password, hotp(secret, stepNow()), null)).toEqual({ outcome: 'refused' })
    expect(await signIn(person.username, password, null, null)).toEqual({ outcome: 'refused' })
  })

  test('a secret sealed with another key opens nothing and says so to nobody', async () => {
    const { person, secret } = await givenEnrolled()
    await asOperator((tx) => tx.update(secondFactors).set({ sealedSecret: '1.AAAA' }).where(eq(secondFactors.accountId, person.accountId)))
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await signIn(person.username, password, hotp(secret, stepNow()), null)).toEqual({ outcome: 'refused' })
    expect(told).toHaveBeenCalledWith(expect.stringContaining('cannot be opened'))
    told.mockRestore()
  })
})

describe('a role that must have one', () => {
  const require = (roles: Role[]) =>
    withActor(database.db, admin, async (tx) => {
      const [newest] = await getSignInHistory(tx, '990001', 1)
      return reviseSignInSettings(tx, admin, { basedOn: newest?.id ?? null, secondFactorRoles: roles, idleDays: null })
    })

  test('signs in to set one up and does nothing else; another role and another county go on', async () => {
    const [clerk, agent] = [await givenPerson('town_clerk', '990001100'), await givenPerson('village_agent', '990001100201')]
    const foreign = await givenPerson('town_clerk', '990002100')
    await require(['town_clerk'])
    const session = await givenSession(database, clerk)
    expect(await dutyOf(session.idHash)).toBe('enrol')
    expect(await dutyOf((await givenSession(database, agent)).idHash)).toBe('none')
    expect(await dutyOf((await givenSession(database, foreign)).idHash)).toBe('none')
    const { POST } = await import('@/app/api/daily-counts/route')
    const refused = await POST(writeRequest('/api/daily-counts', {}, session.cookie), atNoParams)
    expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ reason: 'enrolFactor' })])
    const secret = base32Bytes((await begin(session.cookie)).body.secret!)
    await give(session.cookie, hotp(secret, stepNow()))
    expect(await dutyOf(session.idHash)).toBe('none')
    await require([])
  })

  test('who has one and came in without it, as from the sign-in server, gives it before anything else', async () => {
    const { person, secret } = await givenEnrolled()
    const session = await givenSession(database, person, { via: 'oidc' })
    expect(await dutyOf(session.idHash)).toBe('give')
    expect(await begin(session.cookie)).toMatchObject({ status: 403, body: { reason: 'giveFactor' } })
    expect(await remove(session.cookie, hotp(secret, stepNow()))).toMatchObject({ status: 403 })
    expect((await give(session.cookie, hotp(secret, stepNow()))).status).toBe(200)
    expect(await dutyOf(session.idHash)).toBe('none')
    expect((await actsOf(person)).at(-1)).toBe('second-factor:give')
  })

  test('settings: revisions are kept, the slower of two is told, another county reads and writes none', async () => {
    const made = await require(['auditor'])
    expect(await withActor(database.db, admin, (tx) => reviseSignInSettings(tx, admin, { basedOn: null, secondFactorRoles: [], idleDays: 90 }))).toBe('stale')
    const history = await withActor(database.db, admin, (tx) => getSignInHistory(tx, '990001', 10))
    expect(history[0]).toMatchObject({ id: (made as { id: string }).id, secondFactorRoles: ['auditor'] })
    expect(history.length).toBeGreaterThan(1)
    expect(await withActor(database.db, otherAdmin, (tx) => getSignInHistory(tx, '990001', 10))).toEqual([])
    await expect(withActor(database.db, otherAdmin, (tx) => reviseSignInSettings(tx, { ...otherAdmin, countyCode: '990001' }, { basedOn: null, secondFactorRoles: [], idleDays: 90 }))).rejects.toMatchObject({ cause: { code: '42501' } })
    const staff = await givenPerson()
    await expect(withActor(database.db, staff, (tx) => reviseSignInSettings(tx, staff, { basedOn: history[0]!.id, secondFactorRoles: [], idleDays: 90 }))).rejects.toMatchObject({ cause: { code: '42501' } })
    await require([])
  })
})

describe('a lost one', () => {
  const reset = (actor: Actor, person: Actor, version = 1) => withActor(database.db, actor, (tx) => resetSecondFactor(tx, actor, person.accountId, version))
  const hasOne = async (person: Actor) => (await asOperator((tx) => tx.select().from(secondFactors).where(eq(secondFactors.accountId, person.accountId)))).length === 1

  test('is reset by the administrator, which ends the sessions and is in the log', async () => {
    const { person, idHash } = await givenEnrolled()
    expect(await reset(admin, person)).toMatchObject({ ok: true, audit: [{ act: 'second-factor:reset', records: [person.accountId] }] })
    expect(await hasOne(person)).toBe(false)
    expect((await getSession(database.client, idHash, false, { idleMinutes: 30, absoluteHours: 12 }))?.state).toBe('changed')
    expect(await signIn(person.username, password, null, null)).toMatchObject({ outcome: 'in' })
    expect(await reset(admin, person, 2)).toEqual({ ok: false, refusal: { reason: 'noFactor' } })
  })

  test("is not reset by another county's administrator, another town's clerk, or a colleague, nor by the database's function", async () => {
    const { person } = await givenEnrolled('village_agent', '990001100201')
    const [otherClerk, staff] = [await givenPerson('town_clerk', '990001101'), await givenPerson()]
    for (const actor of [otherAdmin, otherClerk, staff]) {
      expect(await reset(actor, person)).toEqual({ ok: false, refusal: { reason: 'missing' } })
      await withActor(database.db, actor, (tx) => tx.execute(sql`select end_second_factor(${person.accountId}::uuid)`))
      expect(await withActor(database.db, actor, (tx) => getSecondFactorHolders(tx, [person.accountId]))).toEqual([])
    }
    expect(await hasOne(person)).toBe(true)
    const clerk = await givenPerson('town_clerk', '990001100')
    expect(await withActor(database.db, clerk, (tx) => getSecondFactorHolders(tx, [person.accountId]))).toEqual([person.accountId])
    expect(await reset(clerk, person)).toMatchObject({ ok: true })
  })

  test('is not reset by oneself without a code', async () => {
    const { person } = await givenEnrolled('county_admin', '990001')
    expect(await reset(person, person)).toEqual({ ok: false, refusal: { reason: 'selfFactor' } })
  })

  test('nobody signed in reads a sealed secret, not even his own', async () => {
    const { person } = await givenEnrolled()
    await expect(withActor(database.db, person, (tx) => tx.select().from(secondFactors))).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})

