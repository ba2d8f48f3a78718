import { eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startSession } from '@/db/mutations/sessions'
import { accounts, auditEntries, idempotencyKeys } from '@/db/schema'
import { withOperator, withSignIn } from '@/db/session'
import { givenActor, givenCounty, storedHash } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import type { IssuedPasswords } from '@/domain/accounts/password-slip'
import type { Actor } from '@/domain/access/actor'
import { hashPassword, verifyPassword } from './passwords'
import { sessionIdHash } from './sign-in'

vi.mock('server-only', () => ({}))

const secret = 'only for this test'
let database: TestDatabase
let admin: Actor
let cookie: string

async function givenCookie(actor: Actor): Promise<string> {
  const sid = `session of ${actor.username}`
  await withSignIn(database.db, (tx) => startSession(tx, { idHash: sessionIdHash(sid), accountId: actor.accountId, credentialVersion: 1, address: null, via: 'password', secondFactor: false }))
  return `next-auth.session-token=${await encode({ token: { sid }, secret })}`
}

beforeAll(async () => {
  database = await openTestDatabase()
  Object.assign(process.env, { DATABASE_URL: database.appUrl, NEXTAUTH_SECRET: secret, NEXTAUTH_URL: 'http://127.0.0.1:3000' })
  await givenCounty(database)
  admin = await givenActor(database, 'county_admin', '990001')
  cookie = await givenCookie(admin)
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

function request(path: string, body: string | Uint8Array<ArrayBuffer>, key: string, as = cookie): NextRequest {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
  return new NextRequest(`http://127.0.0.1:3000${path}`, {
    method: 'POST',
    body,
    headers: { cookie: as, 'content-type': type, origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000', 'idempotency-key': key },
  })
}

/** Everything the database holds that a backup would carry, as text. */
async function everythingKept(): Promise<string> {
  return withOperator(database.ownerDb, '', async (tx) =>
    JSON.stringify([await tx.select().from(idempotencyKeys), await tx.select().from(accounts), await tx.select().from(auditEntries)]),
  )
}

test('a new account: its one-time password is in the first answer, fits its hash, and is kept nowhere', async () => {
  const { POST } = await import('@/app/api/accounts/route')
  const body = JSON.stringify({ username: 'xinren', displayName: '新人', role: 'town_clerk', department: null, scopeCode: '990001100', expiresOn: null })
  const send = () => POST(request('/api/accounts', body, 'create-xinren'), { params: Promise.resolve({}) })
  const first = await send()
  expect(first.status).toBe(201)
  const issued = (await first.json()) as IssuedPasswords
  const password = issued.passwords?.xinren ?? ''
  expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
  expect(await verifyPassword((await storedHash(database, issued.accounts[0]!.id)) ?? null, password)).toBe(true)
  expect(await everythingKept()).not.toContain(password)

  const again = await send()
  expect(again.status).toBe(201)
  const repeated = (await again.json()) as IssuedPasswords
  expect(repeated.passwords).toBeUndefined()
  expect(repeated).toEqual({ accounts: issued.accounts, notice: expect.stringContaining('只显示一次') })
  expect(await storedHash(database, issued.accounts[0]!.id)).toBe(await storedHash(database, repeated.accounts[0]!.id))
})

test('a table of accounts: all or none, each with a password of its own, none kept', async () => {
  const { POST } = await import('@/app/api/accounts/import/route')
  const send = (text: string, key: string) => POST(request('/api/accounts/import?name=a.csv', new Uint8Array(Buffer.from(text)), key), { params: Promise.resolve({}) })
  const heading = '用户名,姓名,角色,镇,村\n'
  const refused = await send(`${heading}jia,甲,镇经办,第1镇,\nyi,乙,镇经办,没有的镇,\n`, 'import-bad')
  expect(refused.status).toBe(422)
  expect(((await refused.json()) as { error: string }).error).toContain('第3行“没有的镇”')
  const taken = await send(`${heading}jia,甲,镇经办,第1镇,\n${admin.username},乙,镇经办,第1镇,\n`, 'import-taken')
  expect(taken.status).toBe(409)
  const kept = await withOperator(database.ownerDb, '', (tx) => tx.select().from(accounts).where(eq(accounts.username, 'jia')))
  expect(kept).toEqual([])

  const good = `${heading}jia,甲,镇经办,第1镇,\nyi,乙,村代办员,第2镇,第21村\n`
  const issued = (await (await send(good, 'import-good')).json()) as IssuedPasswords
  expect(Object.keys(issued.passwords ?? {})).toEqual(['jia', 'yi'])
  expect(new Set(Object.values(issued.passwords ?? {})).size).toBe(2)
  const everything = await everythingKept()
  for (const password of Object.values(issued.passwords ?? {})) expect(everything).not.toContain(password)
  const repeated = (await (await send(good, 'import-good')).json()) as IssuedPasswords
  expect(repeated.passwords).toBeUndefined()
})

test("one's own password: the old one must fit, the new one must do, and the kept request gives neither away", async () => {
  const { POST } = await import('@/app/api/password/route')
  const person = await givenActor(database, 'village_agent', '990001100201')
  const old = 'zhe-shi-jiu-mi-ma'
  await withOperator(database.ownerDb, '', async (tx) => tx.update(accounts).set({ passwordHash: await hashPassword(old), mustChangePassword: true }).where(eq(accounts.id, person.accountId)))
  const own = await givenCookie(person)
  const send = (oldPassword: string, newPassword: string) => POST(request('/api/password', JSON.stringify({ oldPassword, newPassword }), 'own-password', own), { params: Promise.resolve({}) })
  for (const [oldPassword, newPassword, field] of [[old, 'short', 'newPassword'], [old, old, 'newPassword'], ['wrong', 'shan-hai-jing-88', 'oldPassword']] as const) {
    const refused = await send(oldPassword, newPassword)
    expect([refused.status, ((await refused.json()) as { field: string }).field]).toEqual([422, field])
  }
  const done = await send(old, 'shan-hai-jing-88')
  expect([done.status, await done.json()]).toEqual([200, { username: person.username }])
  expect(await verifyPassword((await storedHash(database, person.accountId)) ?? null, 'shan-hai-jing-88')).toBe(true)
  const everything = await everythingKept()
  expect(everything).not.toContain('shan-hai-jing-88')
  expect(everything).not.toContain(old)
  expect((await send(old, 'another-good-one')).status).toBe(401)
})
