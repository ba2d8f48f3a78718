import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { AccountFields, NewAccount } from '@/domain/accounts/account-schemas'
import { plainDate } from '@/domain/time/plain-date'
import { findAccounts, getAccount } from '../queries/accounts'
import { getSession } from '../queries/sessions'
import { accounts } from '../schema'
import { buildCounty } from '../seed/build-county'
import { withActor, withOperator, withSignIn } from '../session'
import { givenActor, givenCounty, storedHash } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { changeOwnPassword, createAccounts, editAccount, resetPassword, setAccountDisabled, type AccountOutcome } from './accounts'
import { appendAudit, authorOf } from './audit'
import { startSession } from './sessions'

const own = '990001'
const foreign = '990002'
const town = `${own}100`
const otherTown = `${own}101`
const village = `${own}100201`

let database: TestDatabase
let admin: Actor
let clerk: Actor
let counter = 0
/** A name that no other test has. */
const fresh = (prefix: string) => `${prefix}${(counter += 1)}`

beforeAll(async () => {
  database = await openTestDatabase()
  await givenCounty(database, buildCounty({ countyCode: own, towns: 3, villages: 6, persons: 3_000, days: 0, seed: 1 }))
  await givenCounty(database, buildCounty({ countyCode: foreign, towns: 3, villages: 6, persons: 3_000, days: 0, seed: 2 }))
  admin = await givenActor(database, 'county_admin', own)
  clerk = await givenActor(database, 'town_clerk', town)
})
afterAll(() => database.close())

/** As the route does: a refusal undoes the transaction. */
class Undone extends Error {
  constructor(readonly outcome: Extract<AccountOutcome<unknown>, { ok: false }>) {
    super(outcome.refusal.reason)
  }
}

async function act<T>(actor: Actor, work: (tx: Parameters<Parameters<typeof withActor>[2]>[0]) => Promise<AccountOutcome<T>>): Promise<AccountOutcome<T>> {
  try {
    return await withActor(database.db, actor, async (tx) => {
      const outcome = await work(tx)
      if (!outcome.ok) throw new Undone(outcome)
      await appendAudit(tx, authorOf(actor, null), outcome.audit)
      return outcome
    })
  } catch (problem) {
    if (problem instanceof Undone) return problem.outcome
    throw problem
  }
}

async function stored(id: string) {
  return withOperator(database.ownerDb, '', async (tx) => (await tx.select().from(accounts).where(eq(accounts.id, id)))[0]!)
}

async function givenSession(accountId: string): Promise<string> {
  const idHash = fresh('session')
  const { credentialVersion } = await stored(accountId)
  await withSignIn(database.db, (tx) => startSession(tx, { idHash, accountId, credentialVersion, address: null, via: 'password', secondFactor: false }))
  return idHash
}

const stateOf = async (idHash: string) => (await getSession(database.client, idHash, false, { idleMinutes: 30, absoluteHours: 12 }))?.state

function wanted(change: Partial<NewAccount> = {}): NewAccount & { passwordHash: string } {
  return { username: fresh('new'), displayName: '新人', role: 'town_clerk', department: null, scopeCode: town, expiresOn: null, passwordHash: 'hash', ...change }
}

const fieldsOf = (actor: Actor, change: Partial<AccountFields> = {}): AccountFields => ({
  displayName: actor.displayName, role: actor.role, department: actor.department, scopeCode: actor.scopeCode, expiresOn: null, ...change,
})

describe('creating accounts', () => {
  test('makes them with a password to be changed, and names ids and fields in the log', async () => {
    const account = wanted()
    const outcome = await act(admin, (tx) => createAccounts(tx, admin, [account], 'accounts:create'))
    if (!outcome.ok) throw new Error(outcome.refusal.reason)
    const row = await stored(outcome.value[0]!.id)
    expect(row).toMatchObject({ username: account.username, role: 'town_clerk', scopeCode: town, mustChangePassword: true, passwordHash: 'hash', disabledAt: null })
    expect(outcome.audit).toEqual([expect.objectContaining({ act: 'accounts:create', scopeCode: town, records: [row.id] })])
    expect(JSON.stringify(outcome.audit)).not.toContain('hash')
  })

  test('refuses a name that is taken, in another county too, and makes none of the rest', async () => {
    const theirs = await givenActor(database, 'auditor', foreign, fresh('theirs'))
    const first = wanted()
    const outcome = await act(admin, (tx) => createAccounts(tx, admin, [first, wanted({ username: theirs.username })], 'accounts:import'))
    expect(outcome).toEqual({ ok: false, refusal: { reason: 'taken', usernames: [theirs.username] } })
    expect(await withActor(database.db, admin, (tx) => getAccount(tx, { username: first.username }))).toBeNull()
  })

  test.each([[`${foreign}100`], [`${own}199`]])('refuses the scope %s, foreign or unknown', async (scopeCode) => {
    expect(await act(admin, (tx) => createAccounts(tx, admin, [wanted({ scopeCode })], 'accounts:create'))).toEqual({ ok: false, refusal: { reason: 'scope', scopeCode } })
  })

  test('refuses a last day that is over', async () => {
    const expiresOn = plainDate('2020-01-01')
    expect(await act(admin, (tx) => createAccounts(tx, admin, [wanted({ expiresOn })], 'accounts:create'))).toEqual({ ok: false, refusal: { reason: 'past', expiresOn } })
  })

  test('the database itself refuses a town that makes an account, and an admin who reaches into another county', async () => {
    const insert = (actor: Actor, scopeCode: string) =>
      withActor(database.db, actor, (tx) => tx.execute(sql`insert into accounts (username, display_name, role, scope_code, password_hash) values (${fresh('forced')}, '', 'village_agent', ${scopeCode}, '')`))
    await expect(insert(clerk, village)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(insert(admin, `${foreign}100201`)).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})

describe('changing accounts', () => {
  test('a new role or scope ends the sessions at once; a new name does not', async () => {
    const someone = await givenActor(database, 'town_clerk', town, fresh('someone'))
    const session = await givenSession(someone.accountId)
    await act(admin, (tx) => editAccount(tx, admin, someone.accountId, 1, fieldsOf(someone, { displayName: '改名' })))
    expect(await stateOf(session)).toBe('active')
    const outcome = await act(admin, (tx) => editAccount(tx, admin, someone.accountId, 2, fieldsOf(someone, { displayName: '改名', scopeCode: otherTown })))
    expect(outcome).toMatchObject({ ok: true, value: { version: 3 }, audit: [{ act: 'accounts:edit', fields: ['scopeCode'] }] })
    expect(await stateOf(session)).toBe('changed')
  })

  test('the grant to sign needs no new password and no new sign-in, is logged, and ends with a role that never signs (R13)', async () => {
    const someone = await givenActor(database, 'supervisor', own, fresh('signer'))
    const session = await givenSession(someone.accountId)
    const before = await stored(someone.accountId)
    const edit = (version: number, change: Partial<AccountFields>) => act(admin, (tx) => editAccount(tx, admin, someone.accountId, version, fieldsOf(someone, change)))
    expect(await edit(1, { signsBulletins: true })).toMatchObject({ ok: true, audit: [{ act: 'accounts:edit', scopeCode: own, records: [someone.accountId], fields: ['signsBulletins'] }] })
    expect(await stored(someone.accountId)).toEqual({ ...before, signsBulletins: true, version: 2 })
    expect(await stateOf(session)).toBe('active')
    expect(await withActor(database.db, admin, (tx) => getAccount(tx, { id: someone.accountId }))).toMatchObject({ signsBulletins: true })
    // An API client that knows nothing of the grant takes it from nobody.
    expect(await edit(2, { displayName: '换名' })).toMatchObject({ audit: [{ fields: ['displayName'] }] })
    expect(await edit(3, { displayName: '换名', role: 'county_staff' })).toMatchObject({ audit: [{ fields: ['role'] }] })
    expect(await stored(someone.accountId)).toMatchObject({ role: 'county_staff', signsBulletins: true })
    expect(await edit(4, { displayName: '换名', role: 'county_leader' })).toMatchObject({ audit: [{ fields: ['role', 'signsBulletins'] }] })
    expect(await stored(someone.accountId)).toMatchObject({ role: 'county_leader', signsBulletins: false })
    expect(await edit(5, { displayName: '换名', role: 'supervisor' })).toMatchObject({ audit: [{ fields: ['role'] }] })
    expect(await stored(someone.accountId)).toMatchObject({ signsBulletins: false })
  })

  test('a new account is made with the grant where it was asked for, and the log names it', async () => {
    const [signs, not] = [wanted({ role: 'supervisor', scopeCode: own, signsBulletins: true }), wanted({ role: 'supervisor', scopeCode: own })]
    const outcome = await act(admin, (tx) => createAccounts(tx, admin, [signs, not], 'accounts:import'))
    if (!outcome.ok) throw new Error(outcome.refusal.reason)
    expect(await Promise.all(outcome.value.map(async ({ id }) => (await stored(id)).signsBulletins))).toEqual([true, false])
    expect(outcome.audit[0]?.fields).toContain('signsBulletins')
  })

  test('disabling ends the sessions at once, enabling does not bring them back', async () => {
    const someone = await givenActor(database, 'town_clerk', town, fresh('someone'))
    const session = await givenSession(someone.accountId)
    await act(admin, (tx) => setAccountDisabled(tx, admin, someone.accountId, 1, true))
    expect(await stateOf(session)).toBe('disabled')
    await act(admin, (tx) => setAccountDisabled(tx, admin, someone.accountId, 2, false))
    expect(await stateOf(session)).toBe('changed')
  })

  test('the second of two administrators is told who was faster, and overwrites nothing', async () => {
    const someone = await givenActor(database, 'town_clerk', town, fresh('someone'))
    await act(admin, (tx) => editAccount(tx, admin, someone.accountId, 1, fieldsOf(someone, { displayName: '先改的' })))
    const outcome = await act(admin, (tx) => editAccount(tx, admin, someone.accountId, 1, fieldsOf(someone, { displayName: '后改的' })))
    expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'stale', by: { name: admin.displayName, at: expect.stringMatching(/月.*日/) } } })
    expect((await stored(someone.accountId)).displayName).toBe('先改的')
  })

  test('nobody changes his own role, scope or end, nor disables himself', async () => {
    for (const change of [{ role: 'county_staff' as const }, { expiresOn: plainDate('2099-01-01') }]) {
      expect(await act(admin, (tx) => editAccount(tx, admin, admin.accountId, 1, fieldsOf(admin, change)))).toMatchObject({ refusal: { reason: 'self' } })
    }
    expect(await act(admin, (tx) => setAccountDisabled(tx, admin, admin.accountId, 1, true))).toMatchObject({ refusal: { reason: 'self' } })
    expect(await act(admin, (tx) => resetPassword(tx, admin, admin.accountId, 1, 'x'))).toMatchObject({ refusal: { reason: 'selfReset' } })
  })

  test('an account of another county is not found, whatever is tried', async () => {
    const theirs = await givenActor(database, 'town_clerk', `${foreign}100`, fresh('theirs'))
    const id = theirs.accountId
    expect(await act(admin, (tx) => editAccount(tx, admin, id, 1, fieldsOf(theirs, { scopeCode: town })))).toMatchObject({ refusal: { reason: 'missing' } })
    expect(await act(admin, (tx) => setAccountDisabled(tx, admin, id, 1, true))).toMatchObject({ refusal: { reason: 'missing' } })
    expect(await act(admin, (tx) => resetPassword(tx, admin, id, 1, 'x'))).toMatchObject({ refusal: { reason: 'missing' } })
    expect(await stored(id)).toMatchObject({ version: 1, passwordHash: 'unused' })
    const forced = await withActor(database.db, admin, (tx) => tx.execute(sql`update accounts set display_name = 'x' where id = ${id} returning id`))
    expect(forced).toHaveLength(0)
  })
})

describe('the last administrator', () => {
  const county = '990003'
  let first: Actor
  let second: Actor
  beforeEach(async () => {
    if (!first) await givenCounty(database, buildCounty({ countyCode: county, towns: 1, villages: 1, persons: 100, days: 0, seed: 3 }))
    await withOperator(database.ownerDb, county, (tx) => tx.update(accounts).set({ disabledAt: sql`now()` }).where(eq(accounts.scopeCode, county)))
    first = await givenActor(database, 'county_admin', county, fresh('first'))
    second = await givenActor(database, 'county_admin', county, fresh('second'))
  })

  test('stays: the console may not disable or demote him', async () => {
    const console = { accountId: null, role: 'console', scopeCode: county } as const
    const asOperator = (work: (tx: Parameters<Parameters<typeof withOperator>[2]>[0]) => Promise<AccountOutcome<unknown>>) => withOperator(database.ownerDb, county, work)
    expect(await asOperator((tx) => setAccountDisabled(tx, console, second.accountId, 1, true))).toMatchObject({ ok: true })
    await expect(withOperator(database.ownerDb, county, async (tx) => {
      const outcome = await setAccountDisabled(tx, console, first.accountId, 1, true)
      if (!outcome.ok) throw new Undone(outcome)
    })).rejects.toThrow('lastAdmin')
    await expect(withOperator(database.ownerDb, county, async (tx) => {
      const outcome = await editAccount(tx, console, first.accountId, 1, fieldsOf(first, { role: 'county_staff' }))
      if (!outcome.ok) throw new Undone(outcome)
    })).rejects.toThrow('lastAdmin')
  })

  test('two who disable each other in the same moment: one stays', async () => {
    const outcomes = await Promise.all([
      act(first, (tx) => setAccountDisabled(tx, first, second.accountId, 1, true)),
      act(second, (tx) => setAccountDisabled(tx, second, first.accountId, 1, true)),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { reason: 'lastAdmin' } })
  })
})

describe('a town', () => {
  test("sees and resets its own village agents, touching the password alone", async () => {
    const agent = await givenActor(database, 'village_agent', village, fresh('agent'))
    const session = await givenSession(agent.accountId)
    const before = await stored(agent.accountId)
    const outcome = await act(clerk, (tx) => resetPassword(tx, clerk, agent.accountId, 1, 'new hash'))
    expect(outcome).toMatchObject({ ok: true, audit: [{ act: 'accounts:reset', scopeCode: village }] })
    expect(await stored(agent.accountId)).toEqual({ ...before, passwordHash: 'new hash', mustChangePassword: true, credentialVersion: 2, version: 2 })
    expect(await stateOf(session)).toBe('changed')
  })

  test("does not find another town's agent, another clerk or an administrator", async () => {
    const others = [
      await givenActor(database, 'village_agent', `${otherTown}201`, fresh('agent')),
      await givenActor(database, 'town_clerk', town, fresh('colleague')),
      admin,
    ]
    for (const other of others) {
      expect(await act(clerk, (tx) => resetPassword(tx, clerk, other.accountId, 1, 'stolen'))).toMatchObject({ refusal: { reason: 'missing' } })
      expect(await storedHash(database, other.accountId)).toBe('unused')
    }
  })

  test('lists its agents and itself, and nobody of another town', async () => {
    const { accounts: seen } = await withActor(database.db, clerk, (tx) => findAccounts(tx, { within: own, limit: 500, offset: 0 }))
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.filter((line) => !line.scopeCode.startsWith(town))).toEqual([])
    expect(seen.filter((line) => line.role !== 'village_agent' && line.id !== clerk.accountId)).toEqual([])
  })
})

test("one's own new password ends all one's sessions and frees the account", async () => {
  const someone = await givenActor(database, 'village_agent', village, fresh('own'))
  const session = await givenSession(someone.accountId)
  await withOperator(database.ownerDb, own, (tx) => tx.update(accounts).set({ mustChangePassword: true }).where(eq(accounts.id, someone.accountId)))
  const entries = await withActor(database.db, someone, (tx) => changeOwnPassword(tx, someone, { passwordHash: 'mine', credentialVersion: 1 }))
  expect(entries).toEqual([{ act: 'password:change', scopeCode: village, records: [someone.accountId], fields: ['password'] }])
  expect(await stored(someone.accountId)).toMatchObject({ passwordHash: 'mine', mustChangePassword: false })
  expect(await stateOf(session)).toBe('changed')
})

test("one's own new password does not undo an administrator's reset of the same second", async () => {
  const someone = await givenActor(database, 'village_agent', village, fresh('own'))
  await act(admin, (tx) => resetPassword(tx, admin, someone.accountId, 1, 'one-time'))
  expect(await withActor(database.db, someone, (tx) => changeOwnPassword(tx, someone, { passwordHash: 'mine', credentialVersion: 1 }))).toBeNull()
  expect(await stored(someone.accountId)).toMatchObject({ passwordHash: 'one-time', mustChangePassword: true })
})

test('nobody gives himself the right to sign past the database; the county\'s administrator gives it', async () => {
  const someone = await givenActor(database, 'county_staff', own, fresh('signer'))
  const admin = await givenActor(database, 'county_admin', own, fresh('giver'))
  const give = (actor: Actor) => withActor(database.db, actor, (tx) => tx.execute(sql`update accounts set signs_bulletins = true where id = ${someone.accountId}`))
  await expect(give(someone)).rejects.toMatchObject({ cause: { message: '签发权由县医保局管理员授予' } })
  await expect(give(admin)).resolves.toBeDefined()
})

test('nobody raises his own rights or hash past the database: an agent who rewrites his own row keeps role and scope', async () => {
  const someone = await givenActor(database, 'village_agent', village, fresh('climber'))
  const climb = (statement: ReturnType<typeof sql>) => withActor(database.db, someone, (tx) => tx.execute(statement))
  await expect(climb(sql`update accounts set role = 'county_admin', scope_code = ${own} where id = ${someone.accountId}`)).rejects.toMatchObject({ cause: { code: '42501' } })
  await expect(climb(sql`update accounts set scope_code = ${`${otherTown}201`} where id = ${someone.accountId}`)).rejects.toMatchObject({ cause: { code: '42501' } })
})
