import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { countAppliedMigrations, knownMigrations } from './migrate'

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
