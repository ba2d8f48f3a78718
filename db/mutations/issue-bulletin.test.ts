import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { plainDate } from '@/domain/time/plain-date'
import { verifyBulletins } from '../queries/bulletin-chain'
import { getIssueOf, getIssueRows, getIssues, getPaper } from '../queries/bulletin-issues'
import { getBulletin, getOpenBulletins } from '../queries/bulletins'
import { buildCounty, plainSettings } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { cutOffOn, draft, getSeal, givenIssued, givenSent, issue, issueIn, reportCount, step } from '../testing/bulletins'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { holdingPoint, waitingForLocks } from '../testing/waiting'
import { saveDailyCounts } from './daily-counts'

const county = '990001'
const foreign = '990002'
const town = (index: number) => `${county}${100 + index}`
const first = cutOffOn('2021-10-26')
const second = cutOffOn('2021-11-02')
const third = cutOffOn('2021-11-09')
const settings = plainSettings(plainDate('2021-10-15'), plainDate('2021-12-25'))

let database: TestDatabase
let campaignId: string
const people = {} as Record<'staff' | 'other' | 'signer' | 'second' | 'plain' | 'clerk' | 'foreign', Actor>

/** A county of three towns; `townsSeeTable` as given. */
async function givenSmallCounty(countyCode: string, townsSeeTable: boolean): Promise<string> {
  const built = buildCounty({ countyCode, towns: 3, villages: 3, persons: 3_000, days: 0, seed: 1 })
  const quotas = built.quotas.map((quota) => ({ ...quota, persons: quota.divisionCode === countyCode ? 3_000 : 1_000 }))
  const id = (await givenCounty(database, { ...built, quotas, settings: { ...built.settings, townsSeeTable } })).campaignId
  for (const index of [0, 1, 2]) await reportCount(database, { campaignId: id, town: `${countyCode}${100 + index}`, day: first.day, persons: 100 * (index + 1) })
  return id
}

beforeEach(async () => {
  database = await openTestDatabase()
  campaignId = await givenSmallCounty(county, true)
  people.staff = await givenActor(database, 'county_staff', county)
  people.other = await givenActor(database, 'county_staff', county, 'other')
  people.signer = await givenActor(database, 'supervisor', county, 'signer', true)
  people.second = await givenActor(database, 'county_staff', county, 'second', true)
  people.plain = await givenActor(database, 'supervisor', county, 'plain')
  people.clerk = await givenActor(database, 'town_clerk', town(0))
  return () => database.close()
})

const issues = () => withActor(database.db, people.staff, (tx) => getIssues(tx, campaignId))
const numbers = async () => (await issues()).map(({ issueNumber, edition, sequence }) => [issueNumber, edition, sequence])
const stateOf = async (id: string) => (await withActor(database.db, people.staff, (tx) => getBulletin(tx, id)))?.state
const desk = () => ({ author: people.staff, signer: people.signer })
const verified = async () => (await withOperator(database.ownerDb, county, (tx) => verifyBulletins(tx, campaignId))).every(({ findings, derivation }) => findings.length === 0 && derivation?.agrees)

describe('two at once', () => {
  test('the same bulletin: one number, one bulletin, and the other is told', async () => {
    const sent = await givenSent(database, people.staff, { cutOff: first })
    const outcomes = await Promise.all([people.signer, people.second].map((signer) => issue(database, signer, sent)))
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'issued'])
    expect(outcomes.find(({ outcome }) => outcome === 'changed')).toMatchObject({ now: { state: 'issued' } })
    expect(await numbers()).toEqual([[1, 1, 1]])
  })

  test('two different ones: one number, and the other no longer stands on the last bulletin', async () => {
    const [one, other] = [await givenSent(database, people.staff, { cutOff: first }), await givenSent(database, people.staff, { cutOff: second })]
    const outcomes = await Promise.all([issue(database, people.signer, one), issue(database, people.second, other)])
    // Whichever came first: the later cut-off is stale then, the earlier one overtaken.
    expect(outcomes.filter(({ outcome }) => outcome === 'issued')).toHaveLength(1)
    expect(['stale', 'overtaken']).toContain(outcomes.find(({ outcome }) => outcome !== 'issued')?.outcome)
    expect(await numbers()).toEqual([[1, 1, 1]])
    expect(await verified()).toBe(true)
  })

  test('one that a later cut-off has overtaken is never issued', async () => {
    const early = await givenSent(database, people.staff, { cutOff: first })
    await givenIssued(database, desk(), { cutOff: second })
    expect(await issue(database, people.second, early)).toMatchObject({ outcome: 'overtaken', sentence: expect.stringContaining('不能再送审、签发') })
    expect(await numbers()).toEqual([[1, 1, 1]])
  })

  test('what was stale is issued with the next number once its numbers were taken anew', async () => {
    const later = await givenSent(database, people.staff, { cutOff: second })
    await givenIssued(database, desk(), { cutOff: first })
    expect(await issue(database, people.signer, later)).toEqual({ outcome: 'stale', last: { issueNumber: 1, edition: 1 } })
    const acts = [{ act: 'return' as const, note: '重新取数' }, { act: 'retake' as const }, { act: 'send' as const }]
    for (const [index, act] of acts.entries()) await step(database, act.act === 'return' ? people.signer : people.staff, { bulletinId: later.bulletinId, seenRevision: later.seenRevision + index, ...act })
    expect(await issue(database, people.signer, { ...later, seenRevision: later.seenRevision + 3 })).toMatchObject({ outcome: 'issued', issueNumber: 2 })
    expect(await verified()).toBe(true)
  })
})

test('an error half way, as a power cut, leaves nothing, and the number is given again', async () => {
  const sent = await givenSent(database, people.staff, { cutOff: first })
  await expect(
    withActor(database.db, people.signer, async (tx) => {
      expect(await issueIn(tx, people.signer, sent)).toMatchObject({ outcome: 'issued', issueNumber: 1 })
      throw new Error('power')
    }),
  ).rejects.toThrow('power')
  const left = await withOperator(database.ownerDb, county, (tx) =>
    tx.execute(sql`select (select count(*) from bulletin_issues)::int as issues, (select count(*) from bulletin_seals)::int as seals, (select count(*) from bulletin_rows)::int as rows,
      (select count(*) from supervision_cases)::int as cases, (select count(*) from audit_entries where act = 'bulletin:issue')::int as acts`),
  )
  expect(left[0]).toEqual({ issues: 0, seals: 0, rows: 0, cases: 0, acts: 0 })
  expect(await stateOf(sent.bulletinId)).toBe('sent')
  expect(await issue(database, people.signer, sent)).toMatchObject({ outcome: 'issued', issueNumber: 1 })
  expect(await verified()).toBe(true)
})

test('a clerk\'s save during issuing waits, changes nothing in it, and then needs a reason', async () => {
  const sent = await givenSent(database, people.staff, { cutOff: first })
  const { reached, hold, release } = holdingPoint()
  const issuing = withActor(database.db, people.signer, async (tx) => {
    const outcome = await issueIn(tx, people.signer, sent)
    await hold()
    return outcome
  })
  await reached
  const save = (reason: string) =>
    withActor(database.db, people.clerk, (tx) => {
      const cells = [{ divisionCode: town(0), level: 'town' as const, persons: 170, hour: 17, reason, baseRevision: 1 }]
      return saveDailyCounts(tx, people.clerk, { campaign: campaignId, asOf: first.day, series: 'reported', coverageGroup: 'everyone', cells }, { workingDate: first.day, settingsOn: () => settings })
    })
  const saving = save('')
  await expect.poll(() => waitingForLocks(database)).toBeGreaterThan(0)
  release()
  const outcome = await issuing
  if (outcome.outcome !== 'issued') throw new Error(JSON.stringify(outcome))
  expect(await saving).toMatchObject({ outcome: 'refused', problems: [{ code: 'inBulletin' }] })
  expect(await save('漏报70人')).toMatchObject({ outcome: 'saved' })
  const sealed = await withActor(database.db, people.staff, (tx) => getSeal(tx, outcome.issueId))
  expect(sealed!.seal.results.rows.find((row) => row.divisionCode === town(0))?.persons).toBe(100)
  expect(await verified()).toBe(true)
})

describe('R13 who may sign', () => {
  test('not who drafted, edited or sent it, though granted', async () => {
    const drafted = await draft(database, people.second, { cutOff: first })
    if (drafted.outcome !== 'saved') throw new Error(JSON.stringify(drafted))
    const bulletinId = drafted.id
    const text = (await withActor(database.db, people.staff, (tx) => getBulletin(tx, bulletinId)))!.text
    await step(database, people.signer, { bulletinId, seenRevision: 1, act: 'save', text: { ...text, problems: '督导组加的' } })
    await step(database, people.staff, { bulletinId, seenRevision: 2, act: 'send' })
    expect(await issue(database, people.second, { bulletinId, seenRevision: 3 })).toEqual({ outcome: 'ownWork' })
    expect(await issue(database, people.signer, { bulletinId, seenRevision: 3 })).toEqual({ outcome: 'ownWork' })
    const third = await givenActor(database, 'supervisor', county, 'third', true)
    expect(await issue(database, third, { bulletinId, seenRevision: 3 })).toMatchObject({ outcome: 'issued' })
    const sent = await givenSent(database, people.second, { cutOff: second })
    expect(await issue(database, people.second, sent)).toEqual({ outcome: 'ownWork' })
  })

  test('who only gave it back may', async () => {
    const { bulletinId, seenRevision } = await givenSent(database, people.staff, { cutOff: first })
    await step(database, people.signer, { bulletinId, seenRevision, act: 'return', note: '少写了正阳镇' })
    await step(database, people.staff, { bulletinId, seenRevision: seenRevision + 1, act: 'send' })
    expect(await issue(database, people.signer, { bulletinId, seenRevision: seenRevision + 2 })).toMatchObject({ outcome: 'issued' })
  })

  test('the seal names sender and issuer', async () => {
    const { issueId } = await givenIssued(database, desk(), { cutOff: first })
    expect((await withActor(database.db, people.staff, (tx) => getSeal(tx, issueId)))!.seal).toMatchObject({ sender: { id: people.staff.accountId }, issuer: { id: people.signer.accountId, name: 'signer' } })
  })

  test('who has no grant is refused by the database itself, though the code called it; and the grant is read when it is used', async () => {
    const sent = await givenSent(database, people.staff, { cutOff: first })
    for (const actor of [people.plain, people.other, { ...people.plain, signsBulletins: true }]) await expect(issue(database, actor, sent)).rejects.toMatchObject({ cause: { code: '42501' } })
    await withOperator(database.ownerDb, county, (tx) => tx.execute(sql`update accounts set signs_bulletins = false where id = ${people.signer.accountId}`))
    await expect(issue(database, people.signer, sent)).rejects.toMatchObject({ cause: { code: '42501' } })
    expect(await numbers()).toEqual([])
    expect(await stateOf(sent.bulletinId)).toBe('sent')
  })

  test('nobody else of the county or beyond; not even one whose account had the grant under another role', async () => {
    const sent = await givenSent(database, people.staff, { cutOff: first })
    for (const role of ['county_leader', 'auditor', 'department', 'town_clerk'] as const) expect(await issue(database, { ...people.signer, role }, sent)).toEqual({ outcome: 'notFound' })
    await expect(issue(database, { ...people.signer, role: 'county_admin' }, sent)).rejects.toMatchObject({ cause: { code: '42501' } })
    await givenSmallCounty(foreign, true)
    const stranger = await givenActor(database, 'supervisor', foreign, 'stranger', true)
    expect(await issue(database, stranger, sent)).toEqual({ outcome: 'notFound' })
  })

  test('nothing is issued that was not sent, or of another revision than was read', async () => {
    const drafted = await draft(database, people.staff, { cutOff: first })
    if (drafted.outcome !== 'saved') throw new Error(JSON.stringify(drafted))
    expect(await issue(database, people.signer, { bulletinId: drafted.id, seenRevision: 1 })).toMatchObject({ outcome: 'changed', now: { state: 'draft' } })
    await step(database, people.staff, { bulletinId: drafted.id, seenRevision: 1, act: 'send' })
    expect(await issue(database, people.signer, { bulletinId: drafted.id, seenRevision: 1 })).toMatchObject({ outcome: 'changed', now: { revision: 2 } })
  })
})

describe('corrected editions', () => {
  beforeEach(async () => {
    for (const cutOff of [first, second, third]) {
      await reportCount(database, { campaignId, town: town(0), day: cutOff.day, persons: 400, revision: 2 })
      await givenIssued(database, desk(), { cutOff })
    }
  })

  test('of an older number: held against the number before it, last in the chain', async () => {
    await reportCount(database, { campaignId, town: town(0), day: second.day, persons: 390, revision: 3, reason: '重复' })
    const corrected = await givenIssued(database, desk(), { supersedesNumber: 2 })
    expect(corrected).toMatchObject({ issueNumber: 2, edition: 2 })
    const { seal } = (await withActor(database.db, people.staff, (tx) => getSeal(tx, corrected.issueId)))!
    expect(seal).toMatchObject({ sequence: 4, content: { supersedesText: expect.stringContaining('替代2021年12月31日签发的原版') }, inputs: { cutOff: second, previous: { issueNumber: 1 } } })
    expect((await issues()).map(({ issueNumber, edition, isSuperseded }) => [issueNumber, edition, isSuperseded])).toEqual([[3, 1, false], [2, 2, false], [2, 1, true], [1, 1, false]])
    expect(await verified()).toBe(true)
  })

  test('a document number that was written is sealed and printed; a corrected edition does not go on under it', async () => {
    const { text } = (await withActor(database.db, people.staff, async (tx) => getBulletin(tx, (await getIssues(tx, campaignId))[0]!.bulletinId)))!
    const { bulletinId, seenRevision } = await givenSent(database, people.staff, { supersedesNumber: 3 })
    await step(database, people.staff, { bulletinId, seenRevision, act: 'withdraw' })
    await step(database, people.staff, { bulletinId, seenRevision: seenRevision + 1, act: 'send', text: { ...text, documentNumber: '平医保督〔2022〕1号' } })
    const issued = await issue(database, people.signer, { bulletinId, seenRevision: seenRevision + 2 })
    const { seal } = (await withActor(database.db, people.staff, (tx) => getSeal(tx, issued.outcome === 'issued' ? issued.issueId : '')))!
    expect([seal.text.documentNumber, seal.content.documentNumber]).toEqual(['平医保督〔2022〕1号', '平医保督〔2022〕1号'])
    const again = await givenSent(database, people.staff, { supersedesNumber: 3 })
    expect((await withActor(database.db, people.staff, (tx) => getBulletin(tx, again.bulletinId)))!.text.documentNumber).toBe('')
  })

  test('two of one number at once: the second is told, and may go on once its numbers were taken anew', async () => {
    const [one, other] = [await givenSent(database, people.staff, { supersedesNumber: 3 }), await givenSent(database, people.staff, { supersedesNumber: 3 })]
    const outcomes = await Promise.all([issue(database, people.signer, one), issue(database, people.second, other)])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['issued', 'stale'])
    expect(outcomes.find(({ outcome }) => outcome === 'stale')).toMatchObject({ last: { issueNumber: 3, edition: 2 } })
    const late = outcomes[0]!.outcome === 'stale' ? one : other
    for (const [index, act] of (['return', 'retake', 'send'] as const).entries()) await step(database, act === 'return' ? people.signer : people.staff, { bulletinId: late.bulletinId, seenRevision: late.seenRevision + index, act, note: '重新取数' })
    expect(await issue(database, people.signer, { ...late, seenRevision: late.seenRevision + 3 })).toMatchObject({ outcome: 'issued', issueNumber: 3, edition: 3 })
    expect(await verified()).toBe(true)
  })

  test('a draft of the next number stands on the edition that was corrected meanwhile no longer', async () => {
    const next = await givenSent(database, people.staff, { cutOff: cutOffOn('2021-11-16') })
    await givenIssued(database, desk(), { supersedesNumber: 3 })
    expect(await issue(database, people.signer, next)).toEqual({ outcome: 'stale', last: { issueNumber: 3, edition: 2 } })
  })
})

describe('R11 who reads what was issued', () => {
  const seen = (actor: Actor, issueId: string, bulletinId: string, campaign = campaignId) =>
    withActor(database.db, actor, async (tx) => ({
      listed: (await getIssues(tx, campaign)).length,
      found: (await getIssueOf(tx, bulletinId)) !== null,
      sealed: (await getSeal(tx, issueId)) !== null,
      paper: (await getPaper(tx, issueId)) !== null,
      rows: (await getIssueRows(tx, issueId)).map((row) => row.divisionCode).sort(),
      drafts: (await getOpenBulletins(tx, campaign)).length,
    }))
  const nothing = { listed: 0, found: false, sealed: false, paper: false, rows: [], drafts: 0 }

  test('the county all of it, leader and auditor no drafts, a town its row and the paper but not what it was reckoned from, others nothing', async () => {
    const { issueId, bulletinId } = await givenIssued(database, desk(), { cutOff: first })
    await givenSent(database, people.staff, { cutOff: second })
    const whole = { listed: 1, found: true, sealed: true, paper: true, rows: [town(0), town(1), town(2)] }
    for (const role of ['county_admin', 'county_staff', 'supervisor'] as const) expect(await seen({ ...people.staff, role }, issueId, bulletinId)).toEqual({ ...whole, drafts: 1 })
    for (const role of ['county_leader', 'auditor'] as const) expect(await seen({ ...people.staff, role }, issueId, bulletinId)).toEqual({ ...whole, drafts: 0 })
    expect(await seen(people.clerk, issueId, bulletinId)).toEqual({ listed: 1, found: true, sealed: false, paper: true, rows: [town(0)], drafts: 0 })
    expect(await seen({ ...people.clerk, role: 'village_agent' }, issueId, bulletinId)).toEqual(nothing)
    expect(await seen({ ...people.staff, role: 'department' }, issueId, bulletinId)).toEqual(nothing)
    await givenSmallCounty(foreign, true)
    for (const [role, scope] of [['county_staff', foreign], ['town_clerk', `${foreign}100`], ['county_leader', foreign]] as const) expect(await seen(await givenActor(database, role, scope), issueId, bulletinId)).toEqual(nothing)
  })

  test('where the campaign hides the table, a town has its own row and no paper', async () => {
    const id = await givenSmallCounty(foreign, false)
    const author = await givenActor(database, 'county_staff', foreign)
    const signer = await givenActor(database, 'supervisor', foreign, 'foreign-signer', true)
    const { issueId, bulletinId } = await givenIssued(database, { author, signer }, { cutOff: first })
    const clerk = await givenActor(database, 'town_clerk', `${foreign}100`)
    expect(await seen(clerk, issueId, bulletinId, id)).toEqual({ listed: 1, found: true, sealed: false, paper: false, rows: [`${foreign}100`], drafts: 0 })
  })
})

test('unreported towns and none at all can be issued; they have rows without a rank', async () => {
  await reportCount(database, { campaignId, town: town(2), day: first.day, persons: null, revision: 2 })
  const { issueId } = await givenIssued(database, desk(), { cutOff: first })
  const early = await givenActor(database, 'county_staff', county, 'early')
  expect((await withActor(database.db, early, (tx) => getIssueRows(tx, issueId))).map(({ divisionCode, rank, unrankedReason }) => [divisionCode, rank, unrankedReason])).toEqual([[town(1), 1, null], [town(0), 2, null], [town(2), null, 'neverReported']])
  const sealed = await withActor(database.db, people.staff, (tx) => getSeal(tx, issueId))
  expect(sealed!.seal.text.progress).toContain('第3镇尚无上报')
})
