import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idempotencyKeys } from '../schema'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { keepHouse } from './housekeeping'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('old answers go, fresh ones stay, and a member learns only when the keys were exported', async () => {
  const { countyCode } = await givenCounty(database)
  const admin = await givenActor(database, 'county_admin', countyCode)
  const kept = await withOperator(database.ownerDb, countyCode, async (tx) => {
    const answer = { accountId: admin.accountId, route: 'POST /x', bodyHash: '' }
    await tx.insert(idempotencyKeys).values([{ ...answer, key: 'fresh' }, { ...answer, key: 'old', recordedAt: '2021-01-01T00:00:00Z' }])
    expect(await keepHouse(tx)).toEqual({ answers: 1, sessions: 0, throttles: 0 })
    return tx.select({ key: idempotencyKeys.key }).from(idempotencyKeys)
  })
  expect(kept).toEqual([{ key: 'fresh' }])

  await expect(withActor(database.db, admin, (tx) => tx.execute(sql`select * from installation`))).rejects.toMatchObject({ cause: { code: '42501' } })
})
