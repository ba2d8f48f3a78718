import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { withActor } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { waitingForLocks } from '../testing/waiting'
import { claimIdempotencyKey, keepAnswer, type RepeatableRequest } from './idempotency'

let database: TestDatabase
let actor: Actor
let other: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  const { countyCode } = await givenCounty(database)
  actor = await givenActor(database, 'county_staff', countyCode)
  other = await givenActor(database, 'county_staff', countyCode, 'another-staff')
})
afterAll(() => database.close())

const request = (key: string, given: Partial<RepeatableRequest> = {}): RepeatableRequest => ({ accountId: actor.accountId, key, route: 'POST /api/daily-counts', bodyHash: 'a', ...given })
const answer = { status: 200, body: { saved: 1 } }

/** A write as the route does it; `work` counts how often the change itself was done. */
async function write(wanted: RepeatableRequest, work: () => Promise<void> | void, as: Actor = actor) {
  return withActor(database.db, as, async (tx) => {
    const earlier = await claimIdempotencyKey(tx, wanted)
    if (earlier !== null) return earlier
    await work()
    await keepAnswer(tx, wanted, answer)
    return answer
  })
}

test('a repeated key gets the same answer and does nothing again', async () => {
  let done = 0
  expect(await write(request('repeated-1'), () => void (done += 1))).toEqual(answer)
  expect(await write(request('repeated-1'), () => void (done += 1))).toEqual(answer)
  expect(done).toBe(1)
})

test.each<[string, string, Partial<RepeatableRequest>]>([
  ['another body', 'apart-body', { bodyHash: 'b' }],
  ['another route', 'apart-route', { route: 'POST /api/quotas/changes' }],
])('a key used for %s is told apart', async (_name, key, given) => {
  await write(request(key), () => {})
  expect(await write(request(key, given), () => {})).toBe('different')
})

test('a refused write leaves its key free', async () => {
  await expect(write(request('refused-1'), () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  let done = 0
  await write(request('refused-1'), () => void (done += 1))
  expect(done).toBe(1)
})

test('a twin under way is waited for and gets the first answer', async () => {
  let done = 0
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  let entered = () => {}
  const inside = new Promise<void>((resolve) => (entered = resolve))
  const first = write(request('twin-1'), async () => {
    done += 1
    entered()
    await held
  })
  await inside
  let settled = false
  const twin = write(request('twin-1'), () => void (done += 1)).finally(() => (settled = true))
  // The twin's insert waits for the first transaction; only a wait on a lock proves it got that far.
  await expect.poll(() => waitingForLocks(database)).toBe(1)
  expect(settled).toBe(false)
  release()
  expect(await first).toEqual(answer)
  expect(await twin).toEqual(answer)
  expect(done).toBe(1)
})

test('keys belong to an account: the same key of somebody else is his own', async () => {
  await write(request('shared-1'), () => {})
  let done = 0
  await write(request('shared-1', { accountId: other.accountId }), () => void (done += 1), other)
  expect(done).toBe(1)
  await expect(write(request('foreign-1', { accountId: other.accountId }), () => {})).rejects.toThrow()
})
