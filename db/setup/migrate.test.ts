import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { countAppliedMigrations, knownMigrations, migrateDatabase } from './migrate'
import { databaseSql, rolesSql } from './roles'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('a migrated database has run every migration of the program', async () => {
  expect(await countAppliedMigrations(database.ownerUrl)).toBe(knownMigrations().length)
})

test('every table forces row-level security and carries at least one policy', async () => {
  const rows = await database.ownerClient<{ table: string; forced: boolean; policies: number }[]>`
    select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter((row) => !row.forced || row.policies === 0)).toEqual([])
})

test("the app's login reads nothing as itself", async () => {
  await expect(database.client`select * from accounts`).rejects.toThrow(/permission denied/)
})

test('two installations in one cluster keep their roles apart by prefix', async () => {
  const admin = postgres(database.superuserUrl, { max: 1, onnotice: () => {} })
  await admin.unsafe(rolesSql('second'))
  await admin.unsafe("ALTER ROLE second_owner PASSWORD 'owner'")
  for (const statement of databaseSql('second', 'second_desk')) await admin.unsafe(statement)
  const ownerUrl = database.ownerUrl.replace('yingbao_owner', 'second_owner').replace(/[^/]+$/, 'second_desk')
  await migrateDatabase(ownerUrl, 'second')
  const client = postgres(database.superuserUrl.replace(/[^/]+$/, 'second_desk'), { max: 1 })
  const foreign = await client`
    select polname from pg_policy where exists (select from unnest(polroles) role where role::regrole::text not like 'second_%')
    union all select proname from pg_proc where pronamespace = 'public'::regnamespace and prolang <> (select oid from pg_language where lanname = 'internal') and proowner::regrole::text not like 'second_%'`
  await client.end()
  await admin.unsafe('DROP DATABASE second_desk WITH (FORCE)')
  await admin.end()
  expect(foreign.map((row) => row.polname)).toEqual([])
})

test('a prefix that is no plain word is refused', () => {
  expect(() => rolesSql('x"; drop role postgres; --')).toThrow('不合规')
})
