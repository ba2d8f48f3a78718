import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { composeProgress } from '@/domain/bulletins/compose-progress'
import { addDays, plainDate } from '@/domain/time/plain-date'
import { countOpenBulletins, draftsPerPage, getBulletin, getBulletinSteps, getInputs, getOpenBulletins } from '../queries/bulletins'
import { buildCounty, plainSettings } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { cutOffOn, draft, draftIn, givenIssued, givenSent, reportCount, step } from '../testing/bulletins'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { holdingPoint, waitingForLocks } from '../testing/waiting'
import { composedOf, lockBulletins } from './bulletins'
import { saveDailyCounts } from './daily-counts'

const county = '990001'
const foreign = '990002'
const town = (index: number) => `${county}${100 + index}`
const first = cutOffOn('2021-10-26')
const second = cutOffOn('2021-11-02')
const settings = plainSettings(plainDate('2021-10-15'), plainDate('2021-12-25'))

let database: TestDatabase
let campaignId: string
const people = {} as Record<'staff' | 'other' | 'signer' | 'clerk' | 'foreign', Actor>

beforeEach(async () => {
  database = await openTestDatabase()
  const plan = (countyCode: string) => {
    const built = buildCounty({ countyCode, towns: 3, villages: 0, persons: 3_000, days: 0, seed: 1 })
    return { ...built, quotas: built.quotas.map((quota) => ({ ...quota, persons: quota.divisionCode === countyCode ? 3_000 : 1_000 })) }
  }
  campaignId = (await givenCounty(database, plan(county))).campaignId
  await givenCounty(database, plan(foreign))
  people.staff = await givenActor(database, 'county_staff', county)
  people.other = await givenActor(database, 'county_staff', county, 'other')
  people.signer = await givenActor(database, 'supervisor', county, 'signer', true)
  people.clerk = await givenActor(database, 'town_clerk', town(0))
  people.foreign = await givenActor(database, 'county_staff', foreign)
  for (const index of [0, 1, 2]) await reportCount(database, { campaignId, town: town(index), day: first.day, persons: 100 * (index + 1) })
  return () => database.close()
})

/** The newest inputs of a bulletin: the counts by town. */
async function countsOf(bulletinId: string): Promise<Record<string, number>> {
  return withActor(database.db, people.staff, async (tx) => {
    const inputs = await getInputs(tx, (await getBulletin(tx, bulletinId))!.inputsId)
    return Object.fromEntries(inputs.periods.flatMap((period) => period.counts.map((count) => [count.code, count.persons])))
  })
}

async function givenDraft(author: Actor = people.staff): Promise<string> {
  const drafted = await draft(database, author, { cutOff: first })
  if (drafted.outcome !== 'saved') throw new Error(JSON.stringify(drafted))
  return drafted.id
}

const now = (bulletinId: string) => withActor(database.db, people.staff, (tx) => getBulletin(tx, bulletinId))

describe('which counts a draft takes', () => {
  test('R13 none after the cut-off\'s hour, and none that was withdrawn by then', async () => {
    await reportCount(database, { campaignId, town: town(0), day: first.day, hour: 18, persons: 190, revision: 2 })
    await reportCount(database, { campaignId, town: town(1), day: addDays(first.day, -1), hour: null, persons: 150 })
    await reportCount(database, { campaignId, town: town(1), day: first.day, persons: null, revision: 2 })
    await reportCount(database, { campaignId, town: town(2), day: first.day, hour: 9, persons: 330, revision: 2 })
    expect(await countsOf(await givenDraft())).toEqual({ [town(0)]: 100, [town(1)]: 150, [town(2)]: 330 })
  })

  test('a report that came after the issuing is no part of it, and a correction of the next', async () => {
    await givenIssued(database, { author: people.staff, signer: people.signer }, { cutOff: first })
    await reportCount(database, { campaignId, town: town(0), day: first.day, hour: 16, persons: 140, revision: 2, reason: '补录' })
    await reportCount(database, { campaignId, town: town(1), day: first.day, persons: null, revision: 2, reason: '重报' })
    const next = await draft(database, people.staff, { cutOff: second })
    if (next.outcome !== 'saved') throw new Error(JSON.stringify(next))
    const inputs = await withActor(database.db, people.staff, async (tx) => getInputs(tx, (await getBulletin(tx, next.id))!.inputsId))
    expect(inputs.corrections.map(({ code, before, after, reason }) => [code, before, after, reason])).toEqual([[town(0), 100, 140, '补录'], [town(1), 200, null, '重报']])
    expect(inputs.previous).toMatchObject({ issueNumber: 1, edition: 1, rows: expect.arrayContaining([expect.objectContaining({ code: town(0), persons: 100 })]) })
  })
})

test('R13 a day that a later report has overtaken is corrected too, once it was in a bulletin, and its hour is its own', async () => {
  await givenIssued(database, { author: people.staff, signer: people.signer }, { cutOff: first })
  await reportCount(database, { campaignId, town: town(0), day: second.day, persons: 400 })
  await givenIssued(database, { author: people.staff, signer: people.signer }, { cutOff: second })
  await reportCount(database, { campaignId, town: town(0), day: first.day, hour: 16, persons: 50, revision: 2, reason: '核减' })
  await reportCount(database, { campaignId, town: town(0), day: second.day, hour: 9, persons: 390, revision: 2, reason: '重复计入' })
  // A later hour of the cut-off's day is a new report: it says nothing of why the number of the cut-off was changed.
  await reportCount(database, { campaignId, town: town(0), day: second.day, hour: 20, persons: 410, revision: 3 })
  const next = await draft(database, people.staff, { cutOff: { ...second, day: addDays(second.day, 7) } })
  if (next.outcome !== 'saved') throw new Error(JSON.stringify(next))
  const inputs = await withActor(database.db, people.staff, async (tx) => getInputs(tx, (await getBulletin(tx, next.id))!.inputsId))
  expect(inputs.corrections.map(({ code, asOf, before, after, reason }) => [code, asOf, before, after, reason])).toEqual([[town(0), first.day, 100, 50, '核减'], [town(0), second.day, 400, 390, '重复计入']])
})

test('R13 a draft that a later bulletin has overtaken is not sent and takes no numbers', async () => {
  const early = await givenDraft()
  await givenIssued(database, { author: people.staff, signer: people.signer }, { cutOff: second })
  for (const act of ['retake', 'send'] as const) {
    expect(await step(database, people.staff, { bulletinId: early, seenRevision: 1, act })).toMatchObject({ outcome: 'overtaken', sentence: expect.stringContaining('不能再送审、签发') })
  }
})

describe('which cut-offs are refused', () => {
  test.each([
    ['the last one\'s own', first],
    ['earlier than the last one\'s', cutOffOn('2021-10-20')],
    ['an hour of it', { ...first, hour: 9 }],
    ['before the window', cutOffOn('2021-10-14')],
  ])('%s', async (_case, cutOff) => {
    await givenIssued(database, { author: people.staff, signer: people.signer }, { cutOff: first })
    expect(await draft(database, people.staff, { cutOff })).toMatchObject({ outcome: 'refused' })
  })

  test('a day to come, whatever the clock says; a corrected edition of a number that is not issued', async () => {
    expect(await draft(database, people.staff, { cutOff: second }, first.day)).toMatchObject({ outcome: 'refused' })
    expect(await draft(database, people.staff, { supersedesNumber: 1 })).toEqual({ outcome: 'notFound' })
  })
})

describe('a clerk\'s save while somebody drafts', () => {
  const save = (persons: number, hold: () => Promise<void> = async () => {}) =>
    withActor(database.db, people.clerk, async (tx) => {
      const cells = [{ divisionCode: town(0), level: 'town' as const, persons, hour: 17, reason: '', baseRevision: 1 }]
      const outcome = await saveDailyCounts(tx, people.clerk, { campaign: campaignId, asOf: first.day, series: 'reported', coverageGroup: 'everyone', cells }, { workingDate: first.day, settingsOn: () => settings })
      await hold()
      return outcome.outcome
    })

  test('one under way is waited for, and is in it', async () => {
    const { reached, hold, release } = holdingPoint()
    const saving = save(170, hold)
    await reached
    const drafting = givenDraft()
    await expect.poll(() => waitingForLocks(database)).toBeGreaterThan(0)
    release()
    expect(await saving).toBe('saved')
    expect(await countsOf(await drafting)).toMatchObject({ [town(0)]: 170 })
  })

  test('one that comes during it waits until the draft is written, and is not in it', async () => {
    const { reached, hold, release } = holdingPoint()
    const drafting = withActor(database.db, people.staff, async (tx) => {
      const drafted = await draftIn(tx, people.staff, { cutOff: first }, addDays(first.day, 1))
      await hold()
      return drafted
    })
    await reached
    const saving = save(170)
    await expect.poll(() => waitingForLocks(database)).toBeGreaterThan(0)
    release()
    const drafted = await drafting
    expect(await saving).toBe('saved')
    expect(drafted.outcome === 'saved' && (await countsOf(drafted.id))[town(0)]).toBe(100)
  })
})

describe('steps', () => {
  const text = { title: '题', documentNumber: '', addressees: '各镇', progress: '我们写的', problems: '', demands: '', copiedTo: '' }

  test('two people saving what both saw: the second is told whose it is', async () => {
    const bulletinId = await givenDraft()
    const outcomes = await Promise.all([people.staff, people.other].map((actor) => step(database, actor, { bulletinId, seenRevision: 1, act: 'save', text: { ...text, title: actor.username } })))
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'saved'])
    const kept = await now(bulletinId)
    expect(kept).toMatchObject({ revision: 2, text: { title: kept!.authorName } })
    expect(outcomes.find(({ outcome }) => outcome === 'changed')).toMatchObject({ now: { authorName: kept!.authorName } })
  })

  test('an act of another state is told so', async () => {
    const { bulletinId, seenRevision } = await givenSent(database, people.staff, { cutOff: first })
    expect(await step(database, people.staff, { bulletinId, seenRevision, act: 'save', text })).toMatchObject({ outcome: 'changed', now: { state: 'sent' } })
    expect(await step(database, people.staff, { bulletinId, seenRevision, act: 'discard', note: '不要了' })).toMatchObject({ outcome: 'changed' })
  })

  test('R13 whoever gives back or takes back writes nothing into it', async () => {
    const { bulletinId, seenRevision } = await givenSent(database, people.staff, { cutOff: first })
    const before = (await now(bulletinId))!.text
    expect(await step(database, people.signer, { bulletinId, seenRevision, act: 'return', text, note: '再写' })).toMatchObject({ outcome: 'saved', audit: [{ fields: ['state', 'note'] }] })
    expect(await now(bulletinId)).toMatchObject({ state: 'draft', note: '再写', text: before })
  })

  test('a discarded draft is kept, and is in no list', async () => {
    const bulletinId = await givenDraft()
    await step(database, people.staff, { bulletinId, seenRevision: 1, act: 'discard', note: '不要了' })
    expect(await withActor(database.db, people.staff, (tx) => getOpenBulletins(tx, campaignId))).toEqual([])
    expect(await now(bulletinId)).toMatchObject({ state: 'discarded', note: '不要了' })
  })

  test('numbers taken anew: 进展情况 follows, what people wrote stays, each revision keeps its own inputs', async () => {
    const bulletinId = await givenDraft()
    const before = (await now(bulletinId))!
    await step(database, people.staff, { bulletinId, seenRevision: 1, act: 'save', text: { ...before.text, problems: '我们写的' } })
    await reportCount(database, { campaignId, town: town(0), day: first.day, persons: 500, revision: 2 })
    expect(await step(database, people.staff, { bulletinId, seenRevision: 2, act: 'retake' })).toMatchObject({ outcome: 'saved', kept: ['存在的问题'] })
    const after = (await now(bulletinId))!
    expect(after.inputsId).not.toBe(before.inputsId)
    const [composed, earlier] = await withActor(database.db, people.staff, async (tx) => [composedOf(await getInputs(tx, after.inputsId)), await getInputs(tx, before.inputsId)] as const)
    expect(after.text).toMatchObject({ progress: composeProgress(composed), problems: '我们写的' })
    expect(composeProgress(composedOf(earlier))).toBe(before.text.progress)
    await step(database, people.staff, { bulletinId, seenRevision: 3, act: 'save', text })
    expect(await step(database, people.staff, { bulletinId, seenRevision: 4, act: 'retake' })).toMatchObject({ outcome: 'saved' })
    expect((await withActor(database.db, people.staff, (tx) => getBulletinSteps(tx, bulletinId))).map(({ revision, state }) => [revision, state])).toEqual([1, 2, 3, 4, 5].map((revision) => [revision, 'draft']))
  })
})

describe('whose a draft is', () => {
  test('people of the county who draft, and nobody else', async () => {
    const bulletinId = await givenDraft()
    const reads = (actor: Actor) => withActor(database.db, actor, async (tx) => (await getBulletin(tx, bulletinId)) !== null)
    for (const role of ['county_admin', 'county_staff', 'supervisor'] as const) expect(await reads({ ...people.staff, role })).toBe(true)
    for (const role of ['county_leader', 'auditor', 'department'] as const) expect(await reads({ ...people.staff, role })).toBe(false)
    expect(await reads(people.clerk)).toBe(false)
    expect(await reads({ ...people.clerk, role: 'village_agent' })).toBe(false)
    expect(await reads(people.foreign)).toBe(false)
  })

  test('of another county it is not there, and nothing is written into it', async () => {
    const bulletinId = await givenDraft()
    expect(await step(database, people.foreign, { bulletinId, seenRevision: 1, act: 'send' })).toEqual({ outcome: 'notFound' })
    const write = (actor: Actor) =>
      withActor(database.db, actor, (tx) => tx.execute(sql`insert into bulletin_inputs (bulletin_id, body, author_id, author_name) values (${bulletinId}, '{}', ${actor.accountId}, '')`))
    await expect(write(people.foreign)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(write(people.clerk)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(withActor(database.db, people.clerk, (tx) => tx.execute(sql`insert into bulletins (campaign_id, cut_off_day, cut_off_hour, author_id, author_name) values (${campaignId}, '2021-10-26', 17, ${people.clerk.accountId}, '')`))).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(
      withActor(database.db, people.staff, (tx) => tx.execute(sql`insert into bulletins (campaign_id, cut_off_day, cut_off_hour, author_id, author_name) values (${campaignId}, '2021-10-26', 17, ${people.other.accountId}, '')`)),
    ).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})

test('two hundred drafts: a list shows one page, what was sent first, and how many there are', async () => {
  const { bulletinId } = await givenSent(database, people.staff, { cutOff: first })
  await withOperator(database.ownerDb, county, (tx) =>
    tx.execute(sql`with made as (
        insert into bulletins (campaign_id, cut_off_day, cut_off_hour, author_name) select ${campaignId}::uuid, '2021-10-26', 17, '试验' from generate_series(1, 200) returning id),
      inputs as (insert into bulletin_inputs (bulletin_id, body, author_name) select id, '{}', '试验' from made returning id, bulletin_id)
      insert into bulletin_revisions (bulletin_id, revision, state, inputs_id, text, author_name)
      select bulletin_id, 1, 'draft', id, '{"title":"题"}', '试验' from inputs`),
  )
  const open = await withActor(database.db, people.other, (tx) => getOpenBulletins(tx, campaignId))
  expect(open).toHaveLength(draftsPerPage)
  expect(open[0]).toMatchObject({ id: bulletinId, state: 'sent' })
  expect(await withActor(database.db, people.other, (tx) => countOpenBulletins(tx, campaignId))).toBe(201)
  expect(await withActor(database.db, people.foreign, (tx) => countOpenBulletins(tx, campaignId))).toBe(0)
})

test('two who draft at once stand in line', async () => {
  const { reached, hold, release } = holdingPoint()
  const held = withActor(database.db, people.other, async (tx) => {
    await lockBulletins(tx, campaignId)
    await hold()
  })
  await reached
  const drafting = givenDraft()
  await expect.poll(() => waitingForLocks(database)).toBeGreaterThan(0)
  release()
  await held
  expect(await drafting).toMatch(/^[0-9a-f-]{36}$/)
})
