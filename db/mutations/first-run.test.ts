import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import { accounts, auditEntries, divisions, installation } from '../schema'
import { withOperator, withSignIn } from '../session'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { createFirstAdministrator, hasAccounts } from './first-run'

const hashOf = (code: string) => createHash('sha256').update(code).digest('hex')
const input = {
  codeHash: hashOf('abcd-efgh-jkmn'), countyCode: '610926', countyName: '平利县', validFrom: plainDate('2000-01-01'),
  username: 'guanli', displayName: '张管理', passwordHash: 'hash', address: '10.0.0.8',
}
let database: TestDatabase

beforeEach(async () => {
  database = await openTestDatabase()
  await withOperator(database.ownerDb, '', (tx) => tx.insert(installation).values({ key: 'first_run_code', value: input.codeHash }))
})
afterEach(() => database.close())

const create = (change: Partial<typeof input> = {}) => withSignIn(database.db, (tx) => createFirstAdministrator(tx, { ...input, ...change }))
const everything = () => withOperator(database.ownerDb, '', async (tx) => ({
  accounts: await tx.select({ username: accounts.username, role: accounts.role, scopeCode: accounts.scopeCode, mustChangePassword: accounts.mustChangePassword }).from(accounts),
  divisions: await tx.select({ code: divisions.code, name: divisions.name, level: divisions.level }).from(divisions),
  codes: await tx.select({ key: installation.key }).from(installation),
  audit: await tx.select({ act: auditEntries.act, actorName: auditEntries.actorName, records: auditEntries.records }).from(auditEntries),
}))

test('the right code makes the county and its administrator, and is used up', async () => {
  expect(await withSignIn(database.db, hasAccounts)).toBe(false)
  expect(await create()).toBeNull()
  expect(await everything()).toMatchObject({
    accounts: [{ username: 'guanli', role: 'county_admin', scopeCode: '610926', mustChangePassword: false }],
    divisions: [{ code: '610926', name: '平利县', level: 'county' }],
    codes: [],
    audit: [{ act: 'installation:first-run', actorName: '张管理', records: ['610926', expect.any(String)] }],
  })
  expect(await withSignIn(database.db, hasAccounts)).toBe(true)
})

test('a wrong code changes nothing and leaves the right one valid', async () => {
  for (const codeHash of [hashOf('abcd-efgh-jkmm'), '', 'zz']) expect(await create({ codeHash })).toBe('wrongCode')
  expect(await everything()).toMatchObject({ accounts: [], divisions: [], codes: [{ key: 'first_run_code' }], audit: [] })
  expect(await create()).toBeNull()
})

test('with an account it is over, with the right code or without', async () => {
  await create()
  expect(await create({ username: 'zweite', countyCode: '610927' })).toBe('done')
  await withOperator(database.ownerDb, '', (tx) => tx.insert(installation).values({ key: 'first_run_code', value: input.codeHash }))
  expect(await create({ username: 'zweite', countyCode: '610927' })).toBe('done')
  expect((await everything()).accounts).toHaveLength(1)
})

test('of several at once exactly one wins', async () => {
  const answers = await Promise.all(['a1', 'b2', 'c3', 'd4'].map((username, index) => create({ username, countyCode: `61092${index}` })))
  expect(answers.filter((answer) => answer === null)).toHaveLength(1)
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(3)
  const { accounts: made, divisions: counties } = await everything()
  expect([made.length, counties.length]).toEqual([1, 1])
})

test('the sign-in role writes no town, and no county once there is an account', async () => {
  const insert = (code: string, level: string) => withSignIn(database.db, (tx) => tx.execute(sql`insert into divisions (code, level, name, valid_from) values (${code}, ${level}, '外来', '2000-01-01')`))
  await expect(insert('610926100', 'town')).rejects.toThrow()
  await create()
  await expect(insert('610999', 'county')).rejects.toThrow()
})
