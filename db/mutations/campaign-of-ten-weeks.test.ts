import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { CutOff } from '@/domain/bulletins/cut-off'
import type { CaseStep } from '@/domain/supervision/case'
import { reportSentences } from '@/domain/bulletins/verification'
import { everyone } from '@/domain/campaigns/choices'
import { addDays, plainDate, type PlainDate } from '@/domain/time/plain-date'
import { verifyBulletins } from '../queries/bulletin-chain'
import { getIssues } from '../queries/bulletin-issues'
import { getCountyCampaigns } from '../queries/campaigns'
import { getCases } from '../queries/supervision'
import { divisions, quotas } from '../schema'
import { buildCounty } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { getSeal } from '../testing/bulletins'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { appendAudit, authorOf } from './audit'
import { draftBulletin, stepBulletin } from './bulletins'
import { issueBulletin, type IssueOutcome } from './issue-bulletin'
import { takeStep } from './supervision'

/*
 * Ten weeks of one county (issue B, Done when): five towns, a bulletin every Tuesday at 17:00, with ties, corrections, a quota
 * change, a merged town, a corrected edition; from the first draft to a closed talk. Persons are chosen by hand, so that every
 * place can be reckoned on paper: each town's quota is 1,000, but of the fifth, 500.
 */
const county = '990001'
const town = (index: number) => `${county}${100 + index}`
const first = plainDate('2021-10-19')
const cutOffOf = (week: number): CutOff => ({ day: addDays(first, 7 * week), hour: 17 })

/** Persons by week and town. Weeks 3 and 4 (index 2, 3): towns 3 and 4 tie for last. The fifth ends after week 6 and goes into the fourth. */
const reported: (number | null)[][] = [
  [100, 120, 90, 80, 50],
  [220, 240, 170, 170, 100],
  [300, 330, 250, 250, 140],
  [420, 430, 330, 330, 180],
  [520, 500, 410, 480, 230],
  [600, 610, 500, 560, 270],
  [700, 690, 590, 640, 310],
  [800, 780, 670, 1_020, null],
  [900, 880, 760, 1_130, null],
  [1_003, 970, 850, 1_260, null],
]

let database: TestDatabase
let campaignId: string
const people = {} as Record<'staff' | 'supervisor' | 'leader' | 'clerk', Actor>
const issued: Extract<IssueOutcome, { outcome: 'issued' }>[] = []

async function report(index: number, day: PlainDate, hour: number | null, persons: number | null, revision = 1, reason = ''): Promise<void> {
  await withOperator(database.ownerDb, county, (tx) =>
    tx.execute(sql`insert into daily_counts (campaign_id, division_code, coverage_group, series, level, as_of, hour, revision, persons, reason, author_name)
      values (${campaignId}, ${town(index)}, ${everyone}, 'reported', 'town', ${day}, ${hour}, ${revision}, ${persons}, ${reason}, '试验')`),
  )
}

async function of(today: PlainDate, actor: Actor) {
  const { campaigns, nameEndings } = await withActor(database.db, actor, getCountyCampaigns)
  return { campaign: campaigns[0]!, nameEndings, today }
}

async function draft(cutOff: CutOff, wanted: { cutOff: CutOff } | { supersedesNumber: number } = { cutOff }): Promise<string> {
  // The day after: on the cut-off's own day the clock of the machine would decide whether its hour has passed.
  const context = await of(addDays(cutOff.day, 1), people.staff)
  const drafted = await withActor(database.db, people.staff, (tx) => draftBulletin(tx, people.staff, context, wanted))
  if (drafted.outcome !== 'saved') throw new Error(JSON.stringify(drafted))
  return drafted.id
}

async function send(id: string, day: PlainDate): Promise<number> {
  const context = await of(day, people.staff)
  const sent = await withActor(database.db, people.staff, (tx) => stepBulletin(tx, people.staff, context, { bulletinId: id, seenRevision: 1, act: 'send' }))
  if (sent.outcome !== 'saved') throw new Error(JSON.stringify(sent))
  return sent.revision
}

async function issue(id: string, day: PlainDate): Promise<IssueOutcome> {
  const seenRevision = await send(id, day)
  const context = await of(day, people.supervisor)
  return withActor(database.db, people.supervisor, async (tx) => {
    const outcome = await issueBulletin(tx, people.supervisor, context, { bulletinId: id, seenRevision })
    if (outcome.outcome === 'issued') await appendAudit(tx, authorOf(people.supervisor, null), outcome.audit)
    return outcome
  })
}

async function issueWeek(week: number): Promise<void> {
  const outcome = await issue(await draft(cutOffOf(week)), cutOffOf(week).day)
  if (outcome.outcome !== 'issued') throw new Error(JSON.stringify(outcome))
  issued.push(outcome)
}

const sealOf = async (week: number) => (await withActor(database.db, people.staff, (tx) => getSeal(tx, issued[week]!.issueId)))!.seal
const talks = () => withActor(database.db, people.supervisor, (tx) => getCases(tx, campaignId, { kind: 'talk' }))

beforeAll(async () => {
  database = await openTestDatabase()
  const plan = buildCounty({ countyCode: county, towns: 5, villages: 0, persons: 5_000, days: 0, seed: 1 })
  const given = await givenCounty(database, {
    ...plan,
    quotas: plan.quotas.map((quota) => ({ ...quota, persons: quota.divisionCode === county ? 4_500 : quota.divisionCode === town(4) ? 500 : 1_000 })),
  })
  campaignId = given.campaignId
  people.staff = await givenActor(database, 'county_staff', county)
  people.supervisor = await givenActor(database, 'supervisor', county, 'signer', true)
  people.leader = await givenActor(database, 'county_leader', county)
  people.clerk = await givenActor(database, 'town_clerk', town(2))
})
afterAll(() => database.close())

describe('ten weeks of bulletins', () => {
  test('weeks 1 and 2: the numbers of the cut-off and no other, from the first draft on', async () => {
    for (const week of [0, 1]) {
      const { day } = cutOffOf(week)
      for (const [index, persons] of reported[week]!.entries()) await report(index, day, 17, persons)
      // Said after the cut-off's hour: not in this bulletin.
      if (week === 0) await report(0, day, 20, 999, 2)
      await issueWeek(week)
    }
    const { results } = await sealOf(0)
    expect(results.rows.map((row) => [row.divisionCode, row.rank, row.persons])).toEqual([[town(1), 1, 120], [town(0), 2, 100], [town(4), 2, 50], [town(2), 4, 90], [town(3), 5, 80]])
    expect(results.county).toMatchObject({ persons: 440, quota: 4_500, increase: null })
    expect(issued.map(({ issueNumber }) => issueNumber)).toEqual([1, 2])
  })

  test('weeks 3 and 4: two towns tie for last in both; each is proposed for a talk, once', async () => {
    for (const week of [2, 3]) {
      for (const [index, persons] of reported[week]!.entries()) await report(index, cutOffOf(week).day, 17, persons)
      await issueWeek(week)
    }
    const { results } = await sealOf(3)
    expect(results.lastPlace).toEqual([town(2), town(3)])
    // Town 4 was last in weeks 1 to 4 (tied since week 2), town 3 from week 2 on: two in a row, then the count begins anew.
    expect((await talks()).map((talk) => [talk.divisionCode, talk.runEndsWith]).sort()).toEqual([[town(2), 3], [town(3), 2], [town(3), 4]].sort())
  })

  test('week 5: a correction and a quota change since the last bulletin are in it, dated, and leave the last one as it is', async () => {
    const before = await sealOf(3)
    await report(0, cutOffOf(3).day, 17, 400, 2, '重复计入20人')
    await withOperator(database.ownerDb, county, (tx) =>
      tx.insert(quotas).values({ campaignId, divisionCode: town(1), kind: 'assigned', coverageGroup: everyone, persons: 1_100, effectiveFrom: addDays(first, 22), position: 2, reason: '人口核定', documentNumber: '试办发〔2021〕9号', authorName: '试验' }),
    )
    for (const [index, persons] of reported[4]!.entries()) await report(index, cutOffOf(4).day, 17, persons)
    await issueWeek(4)
    const { inputs, results } = await sealOf(4)
    expect(inputs.corrections).toEqual([expect.objectContaining({ code: town(0), asOf: cutOffOf(3).day, before: 420, after: 400, reason: '重复计入20人' })])
    expect(inputs.quotaChanges).toEqual([expect.objectContaining({ code: town(1), before: 1_000, after: 1_100, documentNumber: '试办发〔2021〕9号', effectiveFrom: addDays(first, 22) })])
    const corrected = results.rows.find((row) => row.divisionCode === town(0))!
    expect(corrected.increase).toBe(100)
    expect(corrected.change?.persons).toEqual({ corrections: -20, mergers: 0, payments: 120 })
    expect(await sealOf(3)).toEqual(before)
  })

  test('weeks 6 and 7, and a town that is merged: the next bulletin sets what it brought apart from new payments', async () => {
    for (const week of [5, 6]) {
      for (const [index, persons] of reported[week]!.entries()) await report(index, cutOffOf(week).day, 17, persons)
      await issueWeek(week)
    }
    const lastDay = addDays(cutOffOf(6).day, 2)
    await withOperator(database.ownerDb, county, (tx) => tx.update(divisions).set({ validTo: lastDay, successorCode: town(3) }).where(sql`code = ${town(4)}`))
    for (const [index, persons] of reported[7]!.entries()) if (persons !== null) await report(index, cutOffOf(7).day, 17, persons)
    await issueWeek(7)
    const { inputs, results } = await sealOf(7)
    expect(inputs.mergers).toEqual([{ code: town(4), name: '第5镇', into: town(3), intoName: '第4镇', lastDay, awaited: false, parts: [{ code: town(4), level: 'town', heirs: [town(3)], after: lastDay, persons: 310 }] }])
    expect(results.rows.map((row) => row.divisionCode)).not.toContain(town(4))
    const successor = results.rows.find((row) => row.divisionCode === town(3))!
    expect(successor.change?.persons).toEqual({ corrections: 0, mergers: 310, payments: 70 })
    expect(results.rows.flatMap((row) => (row.change ? [[row.change.corrections + row.change.mergers + row.change.quotas + row.change.payments + row.change.others, row.movement]] : [])).every(([sum, movement]) => sum === movement)).toBe(true)
  })

  test('a corrected edition of week 8 says so, keeps its cut-off, and the edition before stays as it was', async () => {
    await report(2, cutOffOf(7).day, 17, 675, 2, '漏报5人')
    const outcome = await issue(await draft(cutOffOf(7), { supersedesNumber: 8 }), addDays(cutOffOf(7).day, 1))
    expect(outcome).toMatchObject({ outcome: 'issued', issueNumber: 8, edition: 2 })
    const issues = await withActor(database.db, people.staff, (tx) => getIssues(tx, campaignId))
    expect(issues.filter(({ issueNumber }) => issueNumber === 8).map(({ edition, isSuperseded }) => [edition, isSuperseded])).toEqual([[2, false], [1, true]])
    expect((await sealOf(7)).results.rows.find((row) => row.divisionCode === town(2))?.persons).toBe(670)
    if (outcome.outcome !== 'issued') return
    const corrected = await withActor(database.db, people.staff, (tx) => getSeal(tx, outcome.issueId))
    expect(corrected!.seal.inputs.replaced).toMatchObject({ edition: 1, hash: issued[7]!.hash, corrections: [{ code: town(2), before: 670, after: 675, reason: '漏报5人' }], quotaChanges: [] })
  })

  test('weeks 9 and 10: held against the corrected edition; a rate above the quota is printed as it is', async () => {
    for (const week of [8, 9]) {
      for (const [index, persons] of reported[week]!.entries()) if (persons !== null) await report(index, cutOffOf(week).day, 17, persons)
      await issueWeek(week)
    }
    expect((await sealOf(8)).inputs.previous).toMatchObject({ issueNumber: 8, edition: 2 })
    const { results } = await sealOf(9)
    expect(results.rows.find((row) => row.divisionCode === town(0))?.rateText).toBe('100.30%')
  })

  test('a talk goes from its proposal to its end, each step in its own hands', async () => {
    const [talk] = (await talks()).filter(({ divisionCode, runEndsWith }) => divisionCode === town(2) && runEndsWith === 3)
    const take = (actor: Actor, seenNumber: number, step: CaseStep, content: string, onDay: PlainDate | null = null) =>
      withActor(database.db, actor, (tx) => takeStep(tx, actor, talk!.id, { seenNumber, step, content, onDay }))
    expect(await take(people.supervisor, 1, 'approved', '同意')).toMatchObject({ outcome: 'notYours' })
    expect(await take(people.clerk, 1, 'explained', '两个村外出务工的多，正在电话联系')).toMatchObject({ outcome: 'taken' })
    expect(await take(people.leader, 2, 'approved', '连续两期末位，同意约谈')).toMatchObject({ outcome: 'taken' })
    expect(await take(people.supervisor, 3, 'noticed', '已发约谈通知', plainDate('2021-11-15'))).toMatchObject({ outcome: 'taken' })
    expect(await take(people.supervisor, 4, 'held', '镇里承诺逐村包干', plainDate('2021-11-30'))).toMatchObject({ outcome: 'taken' })
    expect(await take(people.supervisor, 5, 'closed', '承诺已兑现')).toMatchObject({ outcome: 'taken' })
    expect((await talks()).find(({ id }) => id === talk!.id)?.steps.map(({ step }) => step)).toEqual(['proposed', 'explained', 'approved', 'noticed', 'held', 'closed'])
  })

  test('at the end every bulletin verifies, eleven in one chain without a gap', async () => {
    const reports = await withOperator(database.ownerDb, county, (tx) => verifyBulletins(tx, campaignId))
    expect(reports.map(({ sequence, issueNumber, edition }) => [sequence, issueNumber, edition])).toEqual([[1, 1, 1], [2, 2, 1], [3, 3, 1], [4, 4, 1], [5, 5, 1], [6, 6, 1], [7, 7, 1], [8, 8, 1], [9, 8, 2], [10, 9, 1], [11, 10, 1]])
    for (const one of reports) {
      expect([one.findings, one.derivation]).toEqual([[], { ruleVersion: 1, agrees: true }])
      expect(reportSentences(one).seal).toContain('均相符')
    }
  })
})

