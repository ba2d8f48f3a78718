import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Actor, Writer } from '@/domain/access/actor'
import type { Series } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { dayCellKey, type DayCell } from '@/domain/progress/entry-sheet'
import { plainDate, type PlainDate } from '@/domain/time/plain-date'
import { getIssuedCutOffs } from '../queries/bulletin-issues'
import { getEntrySheet } from '../queries/daily-counts'
import { buildCounty, plainSettings } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { givenIssue, insertIssue } from '../testing/issues'
import { holdingPoint, waitingForLocks } from '../testing/waiting'
import { saveUpload, undoUpload } from './count-uploads'
import { lockCounts, readCells, saveDailyCounts, type SaveOutcome } from './daily-counts'

/* R13: what an issued bulletin used is changed with a reason, by whatever way it comes in. */

const settings: CampaignSettings = plainSettings(plainDate('2021-10-15'), plainDate('2021-12-25'))
const [town, other] = ['990001100', '990001101']
const cutOffDay = plainDate('2021-10-26')
const nextDay = plainDate('2021-10-27')
const cutOff = { day: cutOffDay, hour: 17 }

let database: TestDatabase
let campaign: string
let clerk: Actor

beforeEach(async () => {
  await database?.close()
  database = await openTestDatabase()
  const plan = buildCounty({ towns: 2, villages: 2, persons: 3_000, days: 0, seed: 1 })
  campaign = (await givenCounty(database, { ...plan, quotas: plan.quotas.map((quota) => ({ ...quota, persons: 100_000 })) })).campaignId
  clerk = await givenActor(database, 'town_clerk', town)
})
afterAll(() => database.close())

class Undone extends Error {}

const cell = (persons: number | null, given: Partial<DayCell> = {}): DayCell => ({ divisionCode: town, level: 'town', persons, hour: 17, reason: '', baseRevision: 0, asOf: cutOffDay, ...given })

/** Saves one cell of a sheet on the day itself, as the route does: what is not saved is undone. */
async function save(one: DayCell, { series = 'reported' as Series, actor = clerk, workingDate = one.asOf }: { series?: Series; actor?: Actor; workingDate?: PlainDate } = {}): Promise<SaveOutcome> {
  let outcome: SaveOutcome | undefined
  const { asOf, ...rest } = one
  await withActor(database.db, actor, async (tx) => {
    outcome = await saveDailyCounts(tx, actor, { campaign, asOf, series, coverageGroup: 'everyone', cells: [rest] }, { workingDate, settingsOn: () => settings })
    if (outcome.outcome !== 'saved') throw new Undone()
  }).catch((problem: unknown) => {
    if (!(problem instanceof Undone)) throw problem
  })
  return outcome!
}

const codesOf = (outcome: SaveOutcome) => (outcome.outcome === 'refused' ? outcome.problems.map((problem) => problem.code) : outcome.outcome)

test('a value that an issue used is changed or withdrawn with a reason; one after the cut-off without', async () => {
  expect(codesOf(await save(cell(500)))).toBe('saved')
  expect(codesOf(await save(cell(505, { baseRevision: 1 })))).toBe('saved')
  await givenIssue(database, { campaignId: campaign, issueNumber: 1, cutOff })
  const refused = await save(cell(510, { baseRevision: 2 }))
  expect(refused).toMatchObject({ outcome: 'refused', problems: [{ code: 'inBulletin', sentence: '第1镇：10月26日的数已用于第1期通报（截至10月26日17时），更改须写明原因，并会列入下一期通报。' }] })
  expect(codesOf(await save(cell(null, { baseRevision: 2 })))).toEqual(['inBulletin', 'withdrawal'])
  expect(codesOf(await save(cell(505, { baseRevision: 2 })))).toBe('saved')
  expect(codesOf(await save(cell(510, { baseRevision: 2, reason: '漏报' })))).toBe('saved')
  expect(codesOf(await save(cell(512, { baseRevision: 3, hour: 20 })))).toBe('saved')
  expect(codesOf(await save(cell(600, { asOf: nextDay })))).toBe('saved')
  expect(codesOf(await save(cell(605, { asOf: nextDay, baseRevision: 1 })))).toBe('saved')
})

test('a first value of the evening of the cut-off is free, one within it is asked', async () => {
  await givenIssue(database, { campaignId: campaign, issueNumber: 1, cutOff })
  expect(codesOf(await save(cell(500)))).toEqual(['inBulletin'])
  expect(codesOf(await save(cell(500, { hour: 18 })))).toBe('saved')
  expect(codesOf(await save(cell(490, { asOf: plainDate('2021-10-20'), hour: null })))).toEqual(['inBulletin'])
})

test('only the series that the issue counts, and the latest cut-off of its issues', async () => {
  const staff = await givenActor(database, 'county_staff', '990001')
  await givenIssue(database, { campaignId: campaign, issueNumber: 1, cutOff: { day: plainDate('2021-10-19'), hour: 17 }, series: 'tax' })
  await givenIssue(database, { campaignId: campaign, issueNumber: 2, cutOff })
  await givenIssue(database, { campaignId: campaign, issueNumber: 2, cutOff: { ...cutOff, hour: 12 }, edition: 2 })
  expect(await withActor(database.db, clerk, (tx) => getIssuedCutOffs(tx, campaign))).toEqual([
    { series: 'reported', issueNumber: 2, cutOff },
    { series: 'tax', issueNumber: 1, cutOff: { day: '2021-10-19', hour: 17 } },
  ])
  expect(codesOf(await save(cell(500), { series: 'tax', actor: staff }))).toBe('saved')
  expect(codesOf(await save(cell(500), { series: 'registered', actor: staff }))).toBe('saved')
})

test('R8 only a level that counts then or later: what stands beside it is in no bulletin', async () => {
  const village = { divisionCode: `${town}201`, level: 'village' as const, asOf: plainDate('2021-10-20') }
  await givenIssue(database, { campaignId: campaign, issueNumber: 1, cutOff })
  expect(codesOf(await save(cell(30, village)))).toBe('saved')
  expect(codesOf(await save(cell(31, { ...village, baseRevision: 1 })))).toBe('saved')
  // From the 25th the villages count: what they had by then goes into the sums of later days.
  await withOperator(database.ownerDb, '990001', (tx) =>
    tx.execute(sql`insert into campaign_settings (campaign_id, settings, document_title, document_number, reason, effective_from, author_name)
      select campaign_id, jsonb_set(settings, '{reportingLevel,reported}', '"village"'), document_title, document_number, '改按村上报', '2021-10-25', author_name from campaign_settings where campaign_id = ${campaign}`),
  )
  expect(codesOf(await save(cell(32, { ...village, baseRevision: 2 })))).toEqual(['inBulletin'])
  expect(codesOf(await save(cell(490, { asOf: plainDate('2021-10-20') })))).toEqual(['inBulletin'])
})

test('another county and its issues know nothing of each other', async () => {
  const elsewhere = (await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 0, seed: 2 }))).campaignId
  await givenIssue(database, { campaignId: elsewhere, issueNumber: 1, cutOff })
  expect(codesOf(await save(cell(500)))).toBe('saved')
  expect(await withActor(database.db, clerk, (tx) => getIssuedCutOffs(tx, elsewhere))).toEqual([])
  expect(await withOperator(database.ownerDb, '990002', (tx) => getIssuedCutOffs(tx, elsewhere))).toHaveLength(1)
})

test('a save that waited for an issuing finds the counts locked', async () => {
  expect(codesOf(await save(cell(500)))).toBe('saved')
  // Its own place to stand at: locks of other tests' databases are in the same list of the server.
  const sealed = holdingPoint()
  const issuing = withOperator(database.ownerDb, '990001', async (tx) => {
    await lockCounts(tx, campaign)
    await insertIssue(tx, { campaignId: campaign, issueNumber: 1, cutOff })
    await sealed.hold()
  })
  await sealed.reached
  const late = save(cell(510, { baseRevision: 1 }))
  await expect.poll(() => waitingForLocks(database)).toBeGreaterThan(0)
  sealed.release()
  await issuing
  expect(codesOf(await late)).toEqual(['inBulletin'])
})

function upload(writer: Writer, cells: DayCell[]) {
  return withActor(database.db, writer, async (tx) => {
    await lockCounts(tx, campaign)
    const batch = { campaign, series: 'reported' as const, coverageGroup: 'everyone' }
    const rows = await readCells(tx, batch, cells)
    const based = cells.map((one) => ({ ...one, baseRevision: rows.get(dayCellKey(one))?.stored?.revision ?? 0 }))
    return saveUpload(tx, writer, { ...batch, cells: based }, rows, { workingDate: nextDay, settingsOn: () => settings }, '日报.xlsx')
  })
}

test('a file is asked day by day, and taken back it is told which days an issue had used', async () => {
  const staff = await givenActor(database, 'county_staff', '990001')
  const cells = [cell(500), cell(510, { asOf: nextDay }), cell(700, { divisionCode: other })]
  expect(await upload(staff, cells)).toMatchObject({ outcome: 'saved' })
  await givenIssue(database, { campaignId: campaign, issueNumber: 3, cutOff })
  const corrected = cells.map((one) => ({ ...one, persons: one.persons! + 1 }))
  expect(await upload(staff, corrected)).toMatchObject({ outcome: 'refused', problems: [{ code: 'inBulletin', asOf: cutOffDay }, { code: 'inBulletin', divisionCode: other }] })
  const second = await upload(staff, corrected.map((one) => ({ ...one, reason: '重复计入' })))
  const id = second.outcome === 'saved' ? second.uploadId! : ''
  const undone = await withActor(database.db, staff, (tx) => undoUpload(tx, staff, id))
  expect(undone).toMatchObject({ outcome: 'undone', givenBack: 3, inBulletin: { issueNumber: 3, cells: 2 } })
  expect(undone.outcome === 'undone' && undone.audit[0]?.note).toContain('撤回3项（2项在第3期通报截止时点之内）')
  const [given] = await withActor(database.db, staff, (tx) => tx.execute<{ reason: string }>(sql`select reason from daily_counts where division_code = ${town} and as_of = ${cutOffDay} order by revision desc limit 1`))
  expect(given?.reason).toMatch(/^撤回.*的上传$/)
})

test('the sheet carries the issue that reaches its day', async () => {
  await givenIssue(database, { campaignId: campaign, issueNumber: 1, cutOff })
  const sheet = (asOf: PlainDate) => withActor(database.db, clerk, (tx) => getEntrySheet(tx, clerk, { campaignId: campaign, series: 'reported', kind: 'assigned', coverageGroup: 'everyone', level: 'town', levels: [], asOf, workingDate: nextDay, settings }))
  expect((await sheet(cutOffDay))?.groups[0]?.rows[0]?.issued).toEqual({ issueNumber: 1, cutOff })
  expect((await sheet(nextDay))?.groups[0]?.rows[0]?.issued).toBeNull()
})
