import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Connection } from './client'
import { openTestDatabase, type TestDatabase } from './testing/database'

let database: TestDatabase
let one: Connection

beforeAll(async () => {
  database = await openTestDatabase()
  one = connect(database.appUrl, { max: 1 })
})
afterAll(async () => {
  await one.client.end()
  await database.close()
})

const preparedLike = async (text: string) => (await one.client`select statement from pg_prepared_statements where statement like ${`%${text}%`} and statement not like '%pg_prepared%'`).length

test('a statement is prepared from the second time on, in a transaction as outside, and answers the same', async () => {
  const add = (value: number | null) => sql`select ${value}::int + 1 as next_number`
  expect([...(await one.db.execute(add(1)))]).toEqual([{ next_number: 2 }])
  expect(await preparedLike('next_number')).toBe(0)
  await one.db.transaction(async (tx) => expect([...(await tx.execute(add(2)))]).toEqual([{ next_number: 3 }]))
  expect(await preparedLike('next_number')).toBe(1)
  for (const value of [3, null, 4]) expect([...(await one.db.execute(add(value)))]).toEqual([{ next_number: value === null ? null : value + 1 }])
  expect(await preparedLike('next_number')).toBe(1)
})

test('one without parameters, and one as long as a bulk load, stay unnamed', async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    await one.db.execute(sql`select 'without parameters'`)
    await one.db.execute(sql`select ${turn}::int, ${sql.raw(`'${'bulk '.repeat(5_000)}'`)}`)
  }
  expect(await preparedLike('without parameters')).toBe(0)
  expect(await preparedLike('bulk')).toBe(0)
})

test('a transaction keeps its mode, and a refusal inside it undoes it', async () => {
  const mode = await one.client.begin('isolation level repeatable read read only', (tx) => tx<{ mode: string }[]>`select current_setting('transaction_isolation') as mode`)
  expect(mode[0]?.mode).toBe('repeatable read')
  await expect(one.db.transaction((tx) => tx.execute(sql`select 1 / ${0}::int`))).rejects.toThrow()
  expect([...(await one.db.execute(sql`select ${1}::int as alive`))]).toEqual([{ alive: 1 }])
})
