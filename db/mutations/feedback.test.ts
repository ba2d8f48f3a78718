import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { getFeedback } from '../queries/feedback'
import { feedbackAnswers, feedbackEntries } from '../schema'
import { buildCounty } from '../seed/build-county'
import { withActor } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { openCountedDatabase } from '../testing/statements'
import { answerFeedback, writeFeedback } from './feedback'

let database: TestDatabase
let staff: Actor, agent: Actor, clerk: Actor, leader: Actor, foreigner: Actor
let entry: string

beforeAll(async () => {
  database = await openTestDatabase()
  await givenCounty(database)
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 3, seed: 5 }))
  staff = await givenActor(database, 'county_staff', '990001')
  agent = await givenActor(database, 'village_agent', '990001100201')
  clerk = await givenActor(database, 'town_clerk', '990001100')
  leader = await givenActor(database, 'county_leader', '990001')
  foreigner = await givenActor(database, 'county_admin', '990002')
  const written = await withActor(database.db, agent, (tx) => writeFeedback(tx, agent, { page: '/dashboard/990001100', content: '字太小' }))
  expect(written.audit).toEqual([{ act: 'feedback:write', scopeCode: '990001100201', records: [written.id], fields: ['content'] }])
  entry = written.id
})
afterAll(() => database.close())

const read = (actor: Actor) => withActor(database.db, actor, (tx) => getFeedback(tx, actor.accountId, 1))
const answer = (actor: Actor, content: string) => withActor(database.db, actor, (tx) => answerFeedback(tx, actor, { entry, content }))

describe('feedback', () => {
  test('is read by its writer and the county’s staff, with the page it is about', async () => {
    expect(await read(agent)).toMatchObject({ total: 1, entries: [{ id: entry, page: '/dashboard/990001100', content: '字太小', isOwn: true, place: '第11村', authorRole: 'village_agent', answers: [] }] })
    expect(await read(staff)).toMatchObject({ total: 1, entries: [{ id: entry, isOwn: false }] })
  })

  test('nobody else reads it: not the town above, not a leader, not another county', async () => {
    for (const reader of [clerk, leader, foreigner]) expect(await read(reader)).toEqual({ entries: [], total: 0 })
  })

  test('is answered by the county, several times; the writer reads it', async () => {
    expect((await answer(staff, '手机上可放大'))?.audit).toMatchObject([{ act: 'feedback:answer', scopeCode: '990001100201', fields: ['content'] }])
    await answer(staff, '下次更新加大')
    expect((await read(agent)).entries[0]?.answers.map(({ content, authorName }) => [content, authorName])).toEqual([['手机上可放大', staff.displayName], ['下次更新加大', staff.displayName]])
  })

  test('another county’s administrator finds nothing to answer, and the database refuses by itself', async () => {
    expect(await answer(foreigner, '……')).toBeNull()
    for (const actor of [foreigner, agent, clerk, leader]) {
      await expect(withActor(database.db, actor, (tx) => tx.insert(feedbackAnswers).values({ entryId: entry, content: 'x', authorId: actor.accountId, authorName: 'x' })))
        .rejects.toMatchObject({ cause: { message: expect.stringContaining('row-level security') } })
    }
  })

  test('nobody writes under another’s name or for another division', async () => {
    const row = { scopeCode: '990001100201', content: 'x', authorName: 'x', authorRole: 'town_clerk' }
    for (const values of [{ ...row, authorId: agent.accountId }, { ...row, scopeCode: '990001101', authorId: clerk.accountId }]) {
      await expect(withActor(database.db, clerk, (tx) => tx.insert(feedbackEntries).values(values))).rejects.toMatchObject({ cause: { message: expect.stringContaining('row-level security') } })
    }
  })

  test('only grows, and a page of it is one statement', async () => {
    await expect(withActor(database.db, staff, (tx) => tx.execute(sql`update feedback_entries set content = 'x'`))).rejects.toThrow()
    const counted = openCountedDatabase(database)
    await withActor(counted.db, staff, (tx) => getFeedback(tx, staff.accountId, 1))
    expect(counted.taken()).toHaveLength(1)
    await counted.close()
  })
})
