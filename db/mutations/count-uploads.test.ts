import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Sender, Writer } from '@/domain/access/actor'
import type { Series } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { DayCell } from '@/domain/progress/entry-sheet'
import { addDays, plainDate, type PlainDate } from '@/domain/time/plain-date'
import { getCellsWrittenSince, getMoment, getRecentUploads } from '../queries/count-uploads'
import { getCountRevisions } from '../queries/revisions'
import { countUploads } from '../schema'
import { buildCounty, plainSettings } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { saveUpload, undoUpload, type UndoOutcome, type UploadOutcome } from './count-uploads'
import { lockCounts, readCells, saveDailyCounts } from './daily-counts'

const settings: CampaignSettings = plainSettings(plainDate('2021-10-15'), plainDate('2021-12-25'))
const [townA, townB] = ['990001100', '990001101']

let database: TestDatabase
let campaign: string
let staff: Actor
let clerkA: Actor
let clerkB: Actor
let foreign: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  const plan = buildCounty({ towns: 3, villages: 6, persons: 3_000, days: 0, seed: 1 })
  campaign = (await givenCounty(database, { ...plan, quotas: plan.quotas.map((quota) => ({ ...quota, persons: 100_000 })) })).campaignId
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 3, villages: 6, persons: 3_000, days: 0, seed: 2 }))
  staff = await givenActor(database, 'county_staff', '990001')
  clerkA = await givenActor(database, 'town_clerk', townA)
  clerkB = await givenActor(database, 'town_clerk', townB)
  foreign = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

const cell = (divisionCode: string, asOf: PlainDate, persons: number, given: Partial<DayCell> = {}): DayCell => ({
  divisionCode, asOf, level: divisionCode.length === 12 ? 'village' : 'town', persons, hour: 17, reason: '', baseRevision: 0, ...given,
})

class Undone extends Error {}

/** Runs a mutation as a route does: what is not saved is undone. */
async function settled<O extends { outcome: string }>(writer: Writer, good: string, work: Parameters<typeof withActor<O>>[2]): Promise<O> {
  let outcome: O | undefined
  await withActor(database.db, writer, async (tx) => {
    outcome = await work(tx)
    if (outcome.outcome !== good) throw new Undone()
    return outcome
  }).catch((problem: unknown) => {
    if (!(problem instanceof Undone)) throw problem
  })
  return outcome!
}

function upload(writer: Writer, cells: DayCell[], given: { series?: Series; fileName?: string; coverageGroup?: string } = {}): Promise<UploadOutcome> {
  const { series = 'reported', coverageGroup = 'everyone', fileName = '日报.xlsx' } = given
  return settled<UploadOutcome>(writer, 'saved', async (tx) => {
    await lockCounts(tx, campaign)
    const rows = await readCells(tx, { campaign, series, coverageGroup }, cells)
    const based = cells.map((one) => ({ ...one, baseRevision: rows.get(`${one.asOf}/${one.level}/${one.divisionCode}`)?.stored?.revision ?? 0 }))
    return saveUpload(tx, writer, { campaign, series, coverageGroup, cells: based }, rows, { workingDate: plainDate('2021-12-25'), settingsOn: () => settings }, fileName)
  })
}

async function uploadId(outcome: Promise<UploadOutcome>): Promise<string> {
  const found = await outcome
  if (found.outcome !== 'saved' || found.uploadId === null) throw new Error(`Nothing was uploaded: ${JSON.stringify(found)}`)
  return found.uploadId
}

const undo = (writer: Writer, id: string) => settled<UndoOutcome>(writer, 'undone', (tx) => undoUpload(tx, writer, id))

const history = (code: string, asOf: PlainDate, series: Series = 'reported', coverageGroup = 'everyone') =>
  withActor(database.db, staff, async (tx) => (await getCountRevisions(tx, { campaignId: campaign, series, coverageGroup }, { code, level: 'town' }, asOf)).filter((one) => one.asOf === asOf).map((one) => one.persons))

test('a file of several days is saved as one upload, named by each of its revisions and by one act of the log', async () => {
  const days = [0, 1, 2].map((index) => addDays(plainDate('2021-10-16'), index))
  const outcome = await upload(staff, days.flatMap((day, index) => [cell(townA, day, 100 + index), cell(townB, day, 200 + index)]))
  expect(outcome).toMatchObject({ outcome: 'saved', unchanged: 0, saved: { length: 6 }, audit: [{ act: 'daily-counts:upload', scopeCode: '990001', note: '镇村上报，6项' }] })
  const [listed] = await withActor(database.db, staff, (tx) => getRecentUploads(tx, campaign, 5))
  expect(listed).toMatchObject({ fileName: '日报.xlsx', cells: 6, authorName: staff.displayName, sent: false, undoable: true, undoneAt: null })
})

test('R6 each day of a file is held against its neighbours in the file, not against what it is about to replace', async () => {
  const [first, second] = [plainDate('2021-10-20'), plainDate('2021-10-21')]
  expect((await upload(staff, [cell(townA, first, 1_000), cell(townA, second, 1_100)])).outcome).toBe('saved')
  // Both days rise together: against the stored second day the first would make it fall.
  expect((await upload(staff, [cell(townA, second, 1_300, { reason: '更正' }), cell(townA, first, 1_200, { reason: '更正' })])).outcome).toBe('saved')
  expect(await upload(staff, [cell(townB, first, 900), cell(townB, second, 800)])).toMatchObject({ outcome: 'refused', problems: [{ divisionCode: townB, asOf: second, code: 'fall' }] })
})

test('what is already there is left alone, and nothing changed is no upload', async () => {
  const day = plainDate('2021-10-24')
  await upload(staff, [cell(townA, day, 2_000), cell(townB, day, 2_001)])
  expect(await upload(staff, [cell(townA, day, 2_000), cell(townB, day, 2_001)])).toEqual({ outcome: 'saved', saved: [], unchanged: 2, uploadId: null, audit: [] })
})

test('undo gives back the value before as new revisions; what was corrected since stays and is named', async () => {
  const day = plainDate('2021-10-26')
  await upload(staff, [cell(townA, day, 3_000)])
  const id = await uploadId(upload(staff, [cell(townA, day, 3_500, { reason: '更正' }), cell(townB, day, 3_100), cell('990001102', day, 3_200)], { fileName: '误传.xlsx' }))
  const corrected = await withActor(database.db, clerkB, (tx) =>
    saveDailyCounts(tx, clerkB, { campaign, asOf: day, series: 'reported', coverageGroup: 'everyone', cells: [{ ...cell(townB, day, 3_111, { reason: '核对' }), baseRevision: 1 }] }, { workingDate: plainDate('2021-12-25'), settingsOn: () => settings }),
  )
  expect(corrected.outcome).toBe('saved')
  expect(await undo(staff, id)).toMatchObject({
    outcome: 'undone', givenBack: 2, kept: [{ name: '第2镇', asOf: day, authorName: clerkB.displayName }],
    audit: [{ act: 'daily-counts:undo', records: [id], note: '镇村上报，撤回2项，1项保持更正后的数' }],
  })
  expect(await history(townA, day)).toEqual([3_000, 3_500, 3_000])
  expect(await history(townB, day)).toEqual([3_111, 3_100])
  expect(await history('990001102', day)).toEqual([null, 3_200])
  expect(await undo(staff, id)).toEqual({ outcome: 'undoneBefore', byName: staff.displayName })
})

test('undo ends after its time', async () => {
  const id = await uploadId(upload(staff, [cell(townA, plainDate('2021-10-28'), 4_000)]))
  await withOperator(database.ownerDb, '990001', (tx) => tx.execute(sql`update count_uploads set recorded_at = now() - interval '24 hours 1 second' where id = ${id}`))
  expect(await undo(staff, id)).toMatchObject({ outcome: 'tooLate' })
})

test("wrong town: another town's upload is not found, and another county's is not either", async () => {
  const id = await uploadId(upload(clerkA, [cell(townA, plainDate('2021-10-30'), 5_000)]))
  expect(await undo(clerkB, id)).toEqual({ outcome: 'notFound' })
  expect(await undo(foreign, id)).toEqual({ outcome: 'notFound' })
  expect(await withActor(database.db, clerkB, (tx) => tx.select({ id: countUploads.id }).from(countUploads))).not.toContainEqual({ id })
  expect(await upload(clerkA, [cell(townA, plainDate('2021-10-31'), 5_001), cell(townB, plainDate('2021-10-31'), 5_001)])).toEqual({ outcome: 'notFound', codes: [townB] })
  // An upload filed under a scope that is not one's own is stopped by the database itself.
  await expect(
    withActor(database.db, clerkA, (tx) => tx.insert(countUploads).values({ campaignId: campaign, scopeCode: townB, series: 'reported', coverageGroup: 'everyone', fileName: 'x', cells: 1, authorId: clerkA.accountId, authorName: '' })),
  ).rejects.toMatchObject({ cause: { code: '42501' } })
})

test.each<Series>(['tax', 'registered'])('R5 a clerk writes no %s: the database refuses count and upload, and gives no undo', async (series) => {
  await expect(upload(clerkA, [cell(townA, plainDate('2021-11-01'), 10)], { series })).rejects.toMatchObject({ cause: { code: '42501' } })
  const id = await uploadId(upload(staff, [cell(townA, plainDate('2021-11-01'), 10)], { series }))
  expect(await undo(clerkA, id)).toMatchObject({ outcome: 'notYours' })
  expect(await withActor(database.db, clerkA, (tx) => tx.execute(sql`update count_uploads set undone_at = now() where id = ${id} returning id`))).toEqual([])
  await expect(
    withActor(database.db, clerkA, (tx) => tx.execute(sql`insert into daily_counts (campaign_id, division_code, coverage_group, series, level, as_of, revision, persons, author_id, author_name)
      values (${campaign}, ${townA}, 'everyone', ${series}, 'town', '2021-11-02', 1, 5, ${clerkA.accountId}, '')`)),
  ).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('R5 a sender writes its own series in its own scope and nothing else, whatever the program asks', async () => {
  const sender: Sender = { ...clerkA, role: 'sender', series: 'tax' }
  const day = plainDate('2021-11-03')
  await expect(upload(sender, [cell(townA, day, 10)], { series: 'tax' })).rejects.toThrow() // no such sender: the upload must name one that exists
  const write = (series: Series, code: string) =>
    withActor(database.db, sender, (tx) => tx.execute(sql`insert into daily_counts (campaign_id, division_code, coverage_group, series, level, as_of, revision, persons, author_id, author_name)
      values (${campaign}, ${code}, 'everyone', ${series}, 'town', ${day}, 1, 5, ${sender.accountId}, '')`))
  await expect(write('reported', townA)).rejects.toMatchObject({ cause: { code: '42501' } })
  await expect(write('registered', townA)).rejects.toMatchObject({ cause: { code: '42501' } })
  await expect(write('tax', townB)).rejects.toMatchObject({ cause: { code: '42501' } })
  await expect(write('tax', townA)).resolves.toBeDefined()
})

test('R18 a group has its own cells, and more of it than of everyone asks why', async () => {
  const day = plainDate('2021-11-05')
  await upload(staff, [cell(townA, day, 6_000)])
  expect((await upload(staff, [cell(townA, day, 900)], { coverageGroup: 'formerPoor' })).outcome).toBe('saved')
  expect(await upload(staff, [cell(townA, addDays(day, 1), 6_001)], { coverageGroup: 'formerPoor' })).toMatchObject({ outcome: 'refused', problems: [{ code: 'aboveEveryone' }] })
  expect(await history(townA, day)).toEqual([6_000])
  expect(await history(townA, day, 'reported', 'formerPoor')).toEqual([900])
})

test('who wrote since a preview is named', async () => {
  const day = plainDate('2021-11-08')
  const places = [{ divisionCode: townA, level: 'town' as const, asOf: day }, { divisionCode: townB, level: 'town' as const, asOf: day }]
  const moment = await withActor(database.db, staff, getMoment)
  await upload(clerkA, [cell(townA, day, 7_000)])
  const moved = await withActor(database.db, staff, (tx) => getCellsWrittenSince(tx, { campaignId: campaign, series: 'reported', coverageGroup: 'everyone' }, places, moment, 10))
  expect(moved).toMatchObject([{ divisionCode: townA, name: '第1镇', persons: 7_000, authorName: clerkA.displayName }])
})

test('R22 a value that was taken back never comes back: an undo looks past what no longer stands', async () => {
  const day = plainDate('2021-11-12')
  const uploads = async (code: string, ...persons: number[]) => {
    const ids: string[] = []
    for (const one of persons) ids.push(await uploadId(upload(staff, [cell(code, day, one, { reason: '更正' })])))
    return ids
  }
  const [earlier, later] = await uploads(townA, 60, 55)
  expect(await undo(staff, earlier!)).toMatchObject({ givenBack: 0, kept: [{ name: '第1镇' }] })
  expect(await undo(staff, later!)).toMatchObject({ givenBack: 1, kept: [] })
  expect(await history(townA, day)).toEqual([null, 55, 60])
  // The other way round: what the first undo gave back is the earlier upload's own value, and goes with it.
  const [first, second] = await uploads(townB, 60, 55)
  expect(await undo(staff, second!)).toMatchObject({ givenBack: 1 })
  expect(await undo(staff, first!)).toMatchObject({ givenBack: 1, kept: [] })
  expect(await history(townB, day)).toEqual([null, 60, 55, 60])
  // A town's own upload, over one of the county that was taken back and that the town cannot see.
  const above = await uploadId(upload(staff, [cell('990001102', day, 70, { reason: '更正' }), cell(townA, addDays(day, 1), 70, { reason: '更正' })]))
  const clerkC = await givenActor(database, 'town_clerk', '990001102')
  const own = await uploadId(upload(clerkC, [cell('990001102', day, 65, { reason: '更正' })]))
  await undo(staff, above)
  expect(await undo(clerkC, own)).toMatchObject({ outcome: 'undone', givenBack: 1 })
  expect(await history('990001102', day)).toEqual([null, 65, 70])
})

test('a clerk takes back what he filed himself, and nothing that the county filed for his town', async () => {
  const ofCounty = await uploadId(upload(staff, [cell(townA, plainDate('2021-11-14'), 800, { reason: '更正' })]))
  expect(await undo(clerkA, ofCounty)).toEqual({ outcome: 'notYours', sentence: `这次上传由${staff.displayName}提交，只能由本人或县医保局撤回。有不对的数，请在每日填报里更正。` })
  const own = await uploadId(upload(clerkA, [cell(townA, plainDate('2021-11-15'), 810, { reason: '更正' })]))
  const listed = await withActor(database.db, clerkA, (tx) => getRecentUploads(tx, campaign, 2))
  expect(listed.map(({ id, mine }) => [id, mine])).toEqual([[own, true], [ofCounty, false]])
  expect(await undo(clerkA, own)).toMatchObject({ outcome: 'undone' })
  const another = await uploadId(upload(clerkA, [cell(townA, plainDate('2021-11-15'), 820, { reason: '更正' })]))
  expect(await undo(staff, another)).toMatchObject({ outcome: 'undone' })
})
