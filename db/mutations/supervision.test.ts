import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import { usualEscalation } from '@/domain/campaigns/settings'
import type { CaseStep } from '@/domain/supervision/case'
import type { TalkRules } from '@/domain/supervision/last-place-run'
import { plainDate } from '@/domain/time/plain-date'
import { getCase, getCases, getEvidence, getNewestEvidence, getUnfollowedFindings } from '../queries/supervision'
import { bulletinRows, bulletinSeals, supervisionCases, supervisionSteps } from '../schema'
import { buildCounty } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { insertIssue } from '../testing/issues'
import { openCountedDatabase } from '../testing/statements'
import { recordVisit, reviewTalks, sendReminders, takeStep } from './supervision'

const day = plainDate
const [townA, townB] = ['990001100', '990001101']

let database: TestDatabase
let campaignId: string, foreignCampaign: string
let staff: Actor, supervisor: Actor, unsigned: Actor, leader: Actor, clerkA: Actor, clerkB: Actor, agent: Actor, auditor: Actor, foreigner: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  campaignId = (await givenCounty(database, buildCounty({ towns: 3, villages: 6, persons: 3_000, days: 0, seed: 1 }))).campaignId
  foreignCampaign = (await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 0, seed: 5 }))).campaignId
  staff = await givenActor(database, 'county_staff', '990001', 'staff', true)
  supervisor = await givenActor(database, 'supervisor', '990001', 'supervisor', true)
  unsigned = await givenActor(database, 'county_staff', '990001', 'unsigned')
  leader = await givenActor(database, 'county_leader', '990001')
  clerkA = await givenActor(database, 'town_clerk', townA!)
  clerkB = await givenActor(database, 'town_clerk', townB!)
  agent = await givenActor(database, 'village_agent', '990001100201')
  auditor = await givenActor(database, 'auditor', '990001')
  foreigner = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

const as = <T>(actor: Actor, work: Parameters<typeof withActor<T>>[2]) => withActor(database.db, actor, work)
const refusedByPolicy = { cause: { message: expect.stringContaining('row-level security') } }

/** An issue in which `last` is in last place, sealed as far as talks ask. */
async function issued(issueNumber: number, last: string | null, edition = 1, rules: Partial<TalkRules> = {}): Promise<string> {
  return withOperator(database.ownerDb, '990001', async (tx) => {
    const id = await insertIssue(tx, { campaignId, issueNumber, edition, cutOff: { day: day(`2021-11-0${issueNumber}`), hour: 17 } })
    const rows = [townA!, townB!].map((divisionCode) => ({ divisionCode, name: divisionCode, quota: 100, persons: 50, rank: divisionCode === last ? 2 : 1, rateText: '50.00%', position: 1, isLastPlace: divisionCode === last }) as ResultRow)
    await tx.insert(bulletinRows).values(rows.map((row) => ({ issueId: id, divisionCode: row.divisionCode, row })))
    await tx.insert(bulletinSeals).values({ issueId: id, bytes: Buffer.from(JSON.stringify({ inputs: { settings: { escalation: { ...usualEscalation, ...rules } } } })) })
    return id
  })
}

const remind = (actor: Actor, division: string, issue: string | null = null, campaign = campaignId) =>
  as(actor, (tx) => sendReminders(tx, actor, { campaign, issue, dueOn: day('2021-11-10'), reminders: [{ division, level: 'blue', content: '请答复' }] }))
const step = (actor: Actor, id: string, seenNumber: number, name: CaseStep, onDay: string | null = null, content = '已核实') =>
  as(actor, (tx) => takeStep(tx, actor, id, { seenNumber, step: name, content, onDay: onDay === null ? null : day(onDay) }))
const review = (actor: Actor = staff, today = usualEscalation) => as(actor, (tx) => reviewTalks(tx, actor, { campaignId, today }))
const openOf = async (actor: Actor, kind: 'reminder' | 'talk' | 'visit') => as(actor, (tx) => getCases(tx, campaignId, { kind, open: true }))
const read = (actor: Actor, id: string) => as(actor, (tx) => getCase(tx, id))

async function sentReminder(division = townA!): Promise<string> {
  const sent = await remind(supervisor, division)
  if (sent.outcome !== 'sent') throw new Error(sent.outcome)
  return sent.ids[0]!
}

describe('a reminder', () => {
  test('is sent, answered, sent back, answered and closed, with who and when', async () => {
    const id = await sentReminder()
    expect(await step(clerkA, id, 1, 'replied', '2021-11-12')).toMatchObject({ outcome: 'taken', number: 2, audit: [{ act: 'supervision:step', scopeCode: townA, fields: ['content', 'onDay'], note: '提醒督办：已答复' }] })
    expect(await step(staff, id, 2, 'returned')).toMatchObject({ outcome: 'taken' })
    expect(await step(clerkA, id, 3, 'replied')).toMatchObject({ outcome: 'taken' })
    expect(await step(supervisor, id, 4, 'closed')).toMatchObject({ outcome: 'taken', number: 5 })
    const found = await read(clerkA, id)
    expect(found).toMatchObject({ kind: 'reminder', divisionCode: townA, divisionName: '第1镇', level: 'blue', dueOn: '2021-11-10', authorName: supervisor.displayName })
    expect(found!.steps.map(({ number, step: name, authorName, onDay }) => [number, name, authorName, onDay])).toEqual([
      [1, 'sent', supervisor.displayName, null], [2, 'replied', clerkA.displayName, '2021-11-12'], [3, 'returned', staff.displayName, null],
      [4, 'replied', clerkA.displayName, null], [5, 'closed', supervisor.displayName, null],
    ])
    expect((await openOf(staff, 'reminder')).map((one) => one.id)).not.toContain(id)
  })

  test('the second of two persons is told who was first and when, and nothing is overwritten', async () => {
    const id = await sentReminder()
    await step(staff, id, 1, 'closed')
    expect(await step(clerkA, id, 1, 'replied')).toMatchObject({ outcome: 'changed', by: { step: 'closed', authorName: staff.displayName, recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/) } })
    expect(await step(clerkA, id, 2, 'replied')).toEqual({ outcome: 'notNow' })
  })

  test('of twenty at once one step is taken', async () => {
    const id = await sentReminder()
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => step(staff, id, 1, 'closed')))
    expect(outcomes.filter(({ outcome }) => outcome === 'taken')).toHaveLength(1)
    expect(outcomes.filter(({ outcome }) => outcome === 'changed')).toHaveLength(19)
  })

  test('on one issue a town gets one, of whichever edition', async () => {
    const issue = await issued(1, null)
    expect(await remind(supervisor, townA!, issue)).toMatchObject({ outcome: 'sent' })
    expect(await remind(staff, townA!, issue)).toMatchObject({ outcome: 'already', name: '第1镇', authorName: supervisor.displayName })
    expect(await remind(staff, townB!, issue)).toMatchObject({ outcome: 'sent' })
    const corrected = await issued(1, null, 2)
    expect(await remind(staff, townA!, corrected)).toMatchObject({ outcome: 'already', authorName: supervisor.displayName })
  })

  test('a step lies after the one it follows, however long its transaction had begun before', async () => {
    const id = await sentReminder()
    await as(staff, async (tx) => {
      await tx.execute(sql`select 1`)
      await step(clerkA, id, 1, 'replied')
      expect(await takeStep(tx, staff, id, { seenNumber: 2, step: 'closed', content: '已核实', onDay: null })).toMatchObject({ outcome: 'taken' })
    })
    const inTime = await as(staff, (tx) => tx.execute<{ number: number }>(sql`select number from supervision_steps where case_id = ${id} order by recorded_at`))
    expect(inTime.map(({ number }) => number)).toEqual([1, 2, 3])
  })

  test('is another town’s and another county’s to read, answer or send not at all', async () => {
    const id = await sentReminder()
    for (const actor of [clerkB, foreigner, agent, auditor]) {
      expect(await read(actor, id)).toBeNull()
      expect(await step(actor, id, 1, 'replied')).toEqual({ outcome: 'notFound' })
    }
    expect((await openOf(clerkB, 'reminder')).every(({ divisionCode }) => divisionCode === townB)).toBe(true)
    expect(await remind(foreigner, townA!)).toEqual({ outcome: 'notFound' })
    expect(await remind(foreigner, townA!, null, foreignCampaign)).toEqual({ outcome: 'notFound' })
    expect(await remind(staff, '990002100')).toEqual({ outcome: 'notFound' })
    expect(await remind(staff, '990001199')).toEqual({ outcome: 'notFound' })
    expect(await remind(staff, townA!, 'b0b0b0b0-0000-4000-8000-000000000000')).toEqual({ outcome: 'notFound' })
  })

  test('each step is its own party’s', async () => {
    const id = await sentReminder()
    expect(await step(staff, id, 1, 'replied')).toEqual({ outcome: 'notYours', party: 'town' })
    expect(await step(leader, id, 1, 'closed')).toEqual({ outcome: 'notYours', party: 'county' })
    expect(await step(clerkA, id, 1, 'closed')).toEqual({ outcome: 'notYours', party: 'county' })
    expect(await step(staff, id, 1, 'returned')).toEqual({ outcome: 'notNow' })
    expect(await step(staff, id, 1, 'noticed')).toEqual({ outcome: 'notNow' })
  })

  test('the database refuses by itself: a step of another party, another name, another town', async () => {
    const id = await sentReminder()
    const write = (actor: Actor, name: CaseStep, author = actor) => as(actor, (tx) => tx.insert(supervisionSteps).values({ caseId: id, number: 2, step: name, authorId: author.accountId, authorName: 'x' }))
    await expect(write(staff, 'replied')).rejects.toMatchObject(refusedByPolicy)
    await expect(write(clerkA, 'closed')).rejects.toMatchObject(refusedByPolicy)
    await expect(write(leader, 'closed')).rejects.toMatchObject(refusedByPolicy)
    await expect(write(staff, 'approved')).rejects.toMatchObject(refusedByPolicy)
    await expect(write(clerkA, 'replied', staff)).rejects.toMatchObject(refusedByPolicy)
    for (const actor of [clerkB, foreigner, agent, auditor]) await expect(write(actor, actor === foreigner ? 'closed' : 'replied')).rejects.toMatchObject(refusedByPolicy)
    const open = (actor: Actor, divisionCode: string) =>
      as(actor, (tx) => tx.insert(supervisionCases).values({ campaignId, kind: 'reminder', divisionCode, content: 'x', dueOn: day('2021-11-10'), authorId: actor.accountId, authorName: 'x' }))
    for (const [actor, code] of [[clerkA, townA], [leader, townA], [foreigner, townA], [staff, '990002100'], [agent, townA], [auditor, townA]] as const) await expect(open(actor, code!)).rejects.toMatchObject(refusedByPolicy)
  })

  test('only grows', async () => {
    for (const table of ['supervision_cases', 'supervision_steps']) {
      await expect(as(staff, (tx) => tx.execute(sql.raw(`delete from ${table}`)))).rejects.toThrow()
      await expect(withOperator(database.ownerDb, '', (tx) => tx.execute(sql.raw(`update ${table} set content = 'x'`)))).rejects.toMatchObject({ cause: { message: expect.stringContaining('只能追加') } })
    }
  })
})

describe('a talk', () => {
  let talk: string

  test('is opened by rule on two issues, once, whoever asks and how often', async () => {
    await issued(2, townA!)
    expect(await review()).toEqual([])
    await issued(3, townA!)
    // Whoever may not sign bulletins writes nothing of what follows from them.
    await expect(review(unsigned)).rejects.toMatchObject(refusedByPolicy)
    expect(await review(supervisor)).toMatchObject([{ act: 'talks:propose', scopeCode: townA, note: '第2期、第3期' }])
    expect(await review()).toEqual([])
    const again = await Promise.all(Array.from({ length: 5 }, () => review()))
    expect(again.flat()).toEqual([])
    const [opened] = await openOf(leader, 'talk')
    expect(opened).toMatchObject({ divisionCode: townA, runEndsWith: 3, runLength: 2, issue: { issueNumber: 3, edition: 1 }, authorName: supervisor.displayName })
    talk = opened!.id
  })

  test('has its issues for evidence, with the town’s own rows', async () => {
    for (const reader of [clerkA, leader, staff]) {
      const found = (await read(reader, talk))!
      expect(await as(reader, (tx) => getEvidence(tx, found))).toMatchObject([
        { issueNumber: 2, edition: 1, cutOff: { day: '2021-11-02', hour: 17 }, row: { isLastPlace: true, rank: 2 } }, { issueNumber: 3, row: { isLastPlace: true } },
      ])
    }
    expect(await read(clerkB, talk)).toBeNull()
    expect(await read(foreigner, talk)).toBeNull()
  })

  test('the town explains, the leader alone decides', async () => {
    expect(await step(clerkB, talk, 1, 'explained')).toEqual({ outcome: 'notFound' })
    expect(await step(clerkA, talk, 1, 'explained')).toMatchObject({ outcome: 'taken' })
    expect(await step(staff, talk, 2, 'approved')).toEqual({ outcome: 'notYours', party: 'leader' })
    expect(await step(staff, talk, 2, 'lapsed')).toEqual({ outcome: 'notYours', party: 'rule' })
    expect(await step(staff, talk, 2, 'noticed')).toEqual({ outcome: 'notNow' })
    expect(await step(leader, talk, 2, 'approved')).toMatchObject({ outcome: 'taken' })
  })

  test('a corrected edition examines it anew and says so once', async () => {
    await issued(3, townB!, 2)
    expect(await review()).toMatchObject([{ act: 'talks:reexamine', scopeCode: townA, note: '依据重新核对' }])
    expect(await review()).toEqual([])
    const found = (await read(leader, talk))!
    expect(found.steps.at(-1)).toMatchObject({ number: 4, step: 'reexamined', content: expect.stringContaining('第3期（更正版）通报'), ground: { issueIds: [expect.any(String), expect.any(String)], holds: false } })
    expect(await as(leader, (tx) => getEvidence(tx, found))).toMatchObject([{ issueNumber: 2 }, { issueNumber: 3, edition: 2, row: { isLastPlace: false } }])
    expect(await step(leader, talk, 4, 'declined')).toMatchObject({ outcome: 'taken' })
    expect(await openOf(leader, 'talk')).toEqual([])
  })

  test('undecided, it lapses; switched off, none opens', async () => {
    await issued(4, townB!)
    expect(await review(staff, { ...usualEscalation, talks: false })).toEqual([])
    expect(await review(staff, { ...usualEscalation, exemptCodes: [townB!] })).toEqual([])
    expect(await review()).toMatchObject([{ act: 'talks:propose', scopeCode: townB, note: '第3期、第4期' }])
    await issued(4, townA!, 2)
    expect(await review()).toMatchObject([{ act: 'talks:reexamine', scopeCode: townB, note: '建议已撤销' }])
    expect(await openOf(staff, 'talk')).toEqual([])
    // The ground comes back: proposed again, and counted as a proposal.
    await issued(4, townB!, 3)
    expect(await review()).toMatchObject([{ act: 'talks:propose', scopeCode: townB, note: '建议约谈' }])
    await issued(4, townA!, 4)
    await review()
    expect(await openOf(staff, 'talk')).toEqual([])
  })

  test('goes on to notice, record, promise and close-out', async () => {
    await issued(5, townA!)
    await review()
    const [opened] = await openOf(staff, 'talk')
    expect(opened).toMatchObject({ divisionCode: townA, runEndsWith: 5 })
    await step(leader, opened!.id, 1, 'approved')
    expect(await step(staff, opened!.id, 2, 'noticed', '2021-11-08')).toMatchObject({ outcome: 'taken' })
    expect(await step(supervisor, opened!.id, 3, 'held', '2021-11-20')).toMatchObject({ outcome: 'taken' })
    expect(await step(leader, opened!.id, 4, 'declined')).toEqual({ outcome: 'notNow' })
    expect(await step(staff, opened!.id, 4, 'closed')).toMatchObject({ outcome: 'taken' })
  })

  test('each run is judged by what its last issue has sealed, whatever is set today', async () => {
    await issued(6, townB!)
    await issued(7, townB!, 1, { talks: false })
    expect(await review()).toEqual([])
    await issued(8, townB!, 1, { lastPlaceTimes: 4 })
    expect(await review()).toEqual([])
    expect(await openOf(staff, 'talk')).toEqual([])
  })

  test('another county’s staff open none here', async () => {
    await issued(9, townB!)
    expect(await review(foreigner)).toEqual([])
    expect(await openOf(staff, 'talk')).toEqual([])
  })
})

describe('a visit', () => {
  const visit = { team: '医保局、税务局', heldOn: day('2021-11-18'), content: '两个村未按日上报。', dueOn: day('2021-11-25') }
  const findings = (actor: Actor, until = '2021-11-30') => as(actor, (tx) => getUnfollowedFindings(tx, campaignId, day(until)))

  test('is recorded, followed up and closed; until then the next bulletin hears of it', async () => {
    const recorded = await as(supervisor, (tx) => recordVisit(tx, supervisor, { ...visit, campaign: campaignId, division: townA! }))
    expect(recorded?.audit).toMatchObject([{ act: 'visits:record', scopeCode: townA, fields: ['team', 'heldOn', 'content', 'dueOn'] }])
    expect(await findings(staff)).toEqual([{ divisionCode: townA, divisionName: '第1镇', heldOn: '2021-11-18', content: '两个村未按日上报。', dueOn: '2021-11-25' }])
    expect(await findings(staff, '2021-11-17')).toEqual([])
    await step(supervisor, recorded!.id, 1, 'followedUp', '2021-11-28')
    expect(await findings(staff)).toMatchObject([{ dueOn: '2021-11-28' }])
    expect(await findings(clerkA)).toHaveLength(1)
    for (const actor of [clerkB, foreigner]) expect(await findings(actor)).toEqual([])
    expect(await step(clerkA, recorded!.id, 2, 'closed')).toEqual({ outcome: 'notYours', party: 'county' })
    await step(staff, recorded!.id, 2, 'closed')
    expect(await findings(staff)).toEqual([])
  })

  test('of a town of another county is not kept', async () => {
    expect(await as(staff, (tx) => recordVisit(tx, staff, { ...visit, campaign: campaignId, division: '990002100' }))).toBeNull()
    expect(await as(foreigner, (tx) => recordVisit(tx, foreigner, { ...visit, campaign: campaignId, division: townA! }))).toBeNull()
  })
})

test('a page of cases is one statement', async () => {
  const counted = openCountedDatabase(database)
  await withActor(counted.db, staff, (tx) => getCases(tx, campaignId))
  expect(counted.taken()).toHaveLength(1)
  await counted.close()
})

test('a reminder keeps the edition it was sent on, with the one that replaced it beside', async () => {
  const first = await issued(9, townA!, 5)
  const sent = await remind(supervisor, townA!, first)
  const reminder = (await read(clerkA, sent.outcome === 'sent' ? sent.ids[0]! : ''))!
  expect(await as(clerkA, (tx) => getEvidence(tx, reminder))).toMatchObject([{ issueNumber: 9, edition: 5 }])
  await issued(9, townB!, 6)
  expect(await as(clerkA, (tx) => getEvidence(tx, reminder))).toMatchObject([{ edition: 5, row: { isLastPlace: true } }, { edition: 6, row: { isLastPlace: false } }])
  expect(await as(clerkA, (tx) => getNewestEvidence(tx, reminder))).toMatchObject({ issueNumber: 9, edition: 6, row: { isLastPlace: false } })
  expect(await as(foreigner, (tx) => getNewestEvidence(tx, reminder))).toBeNull()
})
