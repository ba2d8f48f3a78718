import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { roles, type Role } from '@/domain/access/roles'
import { countNotices, findAccounts } from '../queries/accounts'
import { getAuditLines } from '../queries/audit'
import { accounts, signInSettings } from '../schema'
import { buildCounty } from '../seed/build-county'
import { withActor, withOperator, withSignIn } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { waitingForLocks } from '../testing/waiting'
import { setAccountDisabled } from './accounts'
import { appendAudit } from './audit'
import { disableIdleAccounts } from './idle-accounts'
import { startSession } from './sessions'

let database: TestDatabase
let admin: Actor, auditor: Actor, stranger: Actor
let counter = 0

beforeAll(async () => {
  database = await openTestDatabase()
  await givenCounty(database)
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 1, seed: 5 }))
  admin = await givenActor(database, 'county_admin', '990001')
  auditor = await givenActor(database, 'auditor', '990001')
  stranger = await givenActor(database, 'county_staff', '990002')
})
afterAll(() => database.close())

const asOperator = <T>(work: Parameters<typeof withOperator<T>>[2]) => withOperator(database.ownerDb, '', work)
const change = (actor: Actor, values: Record<string, unknown>) => asOperator((tx) => tx.update(accounts).set(values).where(eq(accounts.id, actor.accountId)))
const daysAgo = (days: number) => sql`now() - make_interval(days => ${days})`
const setIdleDays = (idleDays: number | null, recordedDaysAgo: number) =>
  asOperator((tx) => tx.insert(signInSettings).values({ countyCode: '990001', secondFactorRoles: [], idleDays, authorName: '管理员', recordedAt: daysAgo(recordedDaysAgo) }))

/** An account that was made and last used so many days ago; null for never used. */
async function givenIdle(role: Role, madeDaysAgo: number, usedDaysAgo: number | null): Promise<Actor> {
  const person = await givenActor(database, role, role === 'village_agent' ? '990001100201' : '990001', `idle${(counter += 1)}`)
  await change(person, { recordedAt: daysAgo(madeDaysAgo), lastSignedInAt: usedDaysAgo === null ? null : daysAgo(usedDaysAgo) })
  return person
}

const run = () =>
  asOperator(async (tx) => {
    const entries = await disableIdleAccounts(tx)
    await appendAudit(tx, { id: null, name: '控制台', role: 'console', address: null }, entries)
    return entries.flatMap((entry) => entry.records)
  })
const namesWith = (notice: 'expiring' | 'idling') =>
  withActor(database.db, admin, async (tx) => (await findAccounts(tx, { within: '990001', notice, limit: 50, offset: 0 })).accounts.map((account) => account.username))

test('nobody is idle without the setting', async () => {
  const person = await givenIdle('supervisor', 800, 700)
  expect(await run()).toEqual([])
  await change(person, { disabledAt: sql`now()` })
})

test('those who came too long ago, or never, are disabled and leave; those within the days stay; another county is untouched', async () => {
  await setIdleDays(90, 8)
  const gone = [await givenIdle('village_agent', 400, 90), await givenIdle('county_staff', 91, null)]
  const stays = [await givenIdle('village_agent', 400, 89), await givenIdle('county_staff', 20, null)]
  await change(stranger, { recordedAt: daysAgo(900) })
  expect((await run()).sort()).toEqual(gone.map(({ accountId }) => accountId).sort())
  const rows = await asOperator((tx) => tx.select().from(accounts))
  const row = (actor: Actor) => rows.find(({ id }) => id === actor.accountId)
  expect(gone.map((actor) => [row(actor)?.disabledAt !== null, row(actor)?.credentialVersion])).toEqual([[true, 2], [true, 2]])
  expect([...stays, stranger].map((actor) => row(actor)?.disabledAt)).toEqual([null, null, null])
  expect(await run()).toEqual([])
})

test('the log names them for the auditor, who reads no accounts', async () => {
  const { lines } = await withActor(database.db, auditor, (tx) => getAuditLines(tx, { within: '990001', act: 'accounts:disable-idle', limit: 10 }))
  expect(lines[0]).toMatchObject({ actorName: '控制台', note: '长期没有登录，共2个' })
  expect([...(lines[0]?.records ?? [])].sort()).toEqual(['idle2', 'idle3'])
  const { lines: foreign } = await withActor(database.db, { ...auditor, scopeRanges: '{[990002,990002:)}' }, (tx) => getAuditLines(tx, { within: '990001', limit: 10 }))
  expect(foreign).toEqual([])
})

test('one enabled again has his days anew', async () => {
  const person = await givenIdle('county_staff', 300, 200)
  await run()
  const [row] = await asOperator((tx) => tx.select().from(accounts).where(eq(accounts.id, person.accountId)))
  await withActor(database.db, admin, (tx) => setAccountDisabled(tx, admin, person.accountId, row!.version, false))
  expect(await run()).toEqual([])
})

test('the last usable administrator stays, the one who came last', async () => {
  const [older, newer] = [await givenIdle('county_admin', 500, 300), await givenIdle('county_admin', 500, 200)]
  await change(admin, { disabledAt: sql`now()` })
  expect(await run()).toEqual([older.accountId])
  expect(await run()).toEqual([])
  await change(admin, { disabledAt: null })
  await change(newer, { disabledAt: sql`now()` })
})

test('a week before he is listed, and one whose last day is near two weeks before', async () => {
  const due = await givenIdle('county_staff', 400, 83)
  await givenIdle('county_staff', 400, 82)
  const [ending, later, over] = [await givenIdle('county_staff', 0, 0), await givenIdle('county_staff', 0, 0), await givenIdle('county_staff', 0, 0)]
  const inDays = (days: number) => sql`(now() at time zone 'Asia/Shanghai')::date + ${sql.raw(String(days))}`
  await change(ending, { expiresOn: inDays(14) })
  await change(later, { expiresOn: inDays(15) })
  await change(over, { expiresOn: inDays(-1) })
  // idle4 was left with a day to go.
  expect(await namesWith('idling')).toEqual([due.username, 'idle4'])
  expect(await namesWith('expiring')).toEqual([ending.username])
  expect(await withActor(database.db, admin, (tx) => countNotices(tx, '990001', roles))).toEqual({ expiring: 1, idling: 2 })
  const [line] = await withActor(database.db, admin, async (tx) => (await findAccounts(tx, { within: '990001', words: due.username, limit: 1, offset: 0 })).accounts)
  expect(line?.notices).toEqual(['idling'])
  await setIdleDays(null, 7)
  expect(await namesWith('idling')).toEqual([])
})

test('a setting made shorter ends nobody within its first week, and lists them at once', async () => {
  const person = await givenIdle('county_staff', 400, 60)
  await setIdleDays(30, 6)
  expect(await run()).toEqual([])
  expect(await namesWith('idling')).toContain(person.username)
})

test('housekeeping and an administrator who changes accounts in the same second come one after the other', async () => {
  await setIdleDays(90, 0)
  const idHash = 'beside-housekeeping'
  const own = { ...admin, sessionId: idHash }
  await withSignIn(database.db, (tx) => startSession(tx, { idHash, accountId: admin.accountId, credentialVersion: 1, address: null, via: 'password', secondFactor: false }))
  const twin = await givenActor(database, 'county_admin', '990001', 'twin-admin')
  let begun = () => {}
  const gate = new Promise<void>((resolve) => { begun = resolve })
  // The administrator holds his own row; housekeeping then asks for every administrator's, and he for his twin's.
  let housekeeping = Promise.resolve<unknown>(null)
  const written = withActor(database.db, own, async (tx) => {
    housekeeping = run()
    await gate
    return setAccountDisabled(tx, own, twin.accountId, 1, true)
  }, { changesAccounts: true })
  await expect.poll(() => waitingForLocks(database)).toBeGreaterThan(0)
  begun()
  expect(await written).toMatchObject({ ok: true })
  await housekeeping
})
