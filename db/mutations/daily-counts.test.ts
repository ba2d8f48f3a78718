import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { CellToSave, SaveCounts } from '@/domain/progress/entry-sheet'
import { plainDate, type PlainDate } from '@/domain/time/plain-date'
import { getEntrySheet } from '../queries/daily-counts'
import { dailyCounts, divisions } from '../schema'
import { buildCounty, plainSettings } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { waitingForLocks } from '../testing/waiting'
import { saveDailyCounts, type SaveOutcome } from './daily-counts'

const settings: CampaignSettings = plainSettings(plainDate('2021-10-15'), plainDate('2021-12-25'))
const byVillage: CampaignSettings = { ...settings, reportingLevel: { ...settings.reportingLevel, reported: 'village' } }
const day = plainDate('2021-10-21')
const [townA, townB, villageA, villageB] = ['990001100', '990001101', '990001100201', '990001101201']

let database: TestDatabase
let campaign: string
let staff: Actor
let clerkA: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  const plan = buildCounty({ towns: 3, villages: 6, persons: 3_000, days: 5, seed: 1 })
  // Quotas far above the numbers typed here: a leap upwards is a test of its own.
  const quotas = plan.quotas.map((quota) => ({ ...quota, persons: 100_000 }))
  campaign = (await givenCounty(database, { ...plan, quotas })).campaignId
  staff = await givenActor(database, 'county_staff', '990001')
  clerkA = await givenActor(database, 'town_clerk', townA)
})
afterAll(() => database.close())

const cell = (divisionCode: string, persons: number | null, given: Partial<CellToSave> = {}): CellToSave => ({
  divisionCode, level: divisionCode.length === 12 ? 'village' : 'town', persons, hour: 17, reason: '', baseRevision: 0, ...given,
})

class Undone extends Error {}

/** Saves as the route does: whatever is not saved is undone. */
async function save(actor: Actor, cells: CellToSave[], given: Partial<SaveCounts> & { workingDate?: PlainDate; settings?: CampaignSettings } = {}): Promise<SaveOutcome> {
  const { workingDate = given.asOf ?? day, settings: used = settings, ...rest } = given
  let outcome: SaveOutcome | undefined
  await withActor(database.db, actor, async (tx) => {
    outcome = await saveDailyCounts(tx, actor, { campaign, asOf: day, series: 'reported', coverageGroup: 'everyone', cells, ...rest }, { workingDate, settingsOn: () => used })
    if (outcome.outcome !== 'saved') throw new Undone()
  }).catch((problem: unknown) => {
    if (!(problem instanceof Undone)) throw problem
  })
  return outcome!
}

/** The revisions of a cell as persons, oldest first. */
async function revisions(divisionCode: string, asOf: PlainDate = day) {
  return withActor(database.db, staff, (tx) =>
    tx.select({ revision: dailyCounts.revision, persons: dailyCounts.persons, reason: dailyCounts.reason, authorName: dailyCounts.authorName }).from(dailyCounts)
      .where(sql`${eq(dailyCounts.divisionCode, divisionCode)} and ${eq(dailyCounts.asOf, asOf)}`).orderBy(asc(dailyCounts.revision)),
  )
}

async function known(divisionCode: string, asOf: PlainDate): Promise<number | undefined> {
  const rows = await withActor(database.db, staff, (tx) => tx.execute<{ persons: number }>(sql`select persons from known_counts(${campaign}, ${divisionCode}, ${asOf}, 'reported', 'everyone', 'town') where division_code = ${divisionCode}`))
  return rows[0]?.persons
}

function sheetFor(actor: Actor, given: { asOf?: PlainDate; town?: string; settings?: CampaignSettings } = {}) {
  const { asOf = day, town, settings: used = settings } = given
  return withActor(database.db, actor, (tx) => getEntrySheet(tx, actor, { campaignId: campaign, series: 'reported', coverageGroup: 'everyone', kind: 'assigned', level: used.reportingLevel.reported, levels: [], asOf, workingDate: asOf, settings: used, town }))
}

const codesOf = (outcome: SaveOutcome) => (outcome.outcome === 'refused' ? outcome.problems.map((problem) => problem.code) : outcome.outcome)

test('a count is saved with its author and told to the audit chain by record, never by value', async () => {
  const outcome = await save(staff, [cell(townA, 2_001), cell(townB, 2_002)])
  expect(outcome).toMatchObject({
    outcome: 'saved', unchanged: 0,
    saved: [{ divisionCode: townA, stored: { revision: 1, persons: 2_001, hour: 17, authorName: staff.displayName } }, { divisionCode: townB }],
    audit: [{ act: 'daily-counts:save', scopeCode: '990001', records: [`${townA}/${day}/r1`, `${townB}/${day}/r1`], fields: ['persons', 'hour'] }],
  })
})

test('R7 a correction is a new revision and the old value stays readable', async () => {
  const asOf = plainDate('2021-10-22')
  await save(staff, [cell(townA, 2_100)], { asOf })
  const corrected = await save(clerkA, [cell(townA, 2_120, { baseRevision: 1, reason: '漏报20人' })], { asOf })
  expect(corrected).toMatchObject({ outcome: 'saved', audit: [{ scopeCode: townA, records: [`${townA}/${asOf}/r2`], fields: ['persons', 'hour', 'reason'] }] })
  expect(await revisions(townA, asOf)).toEqual([
    { revision: 1, persons: 2_100, reason: '', authorName: staff.displayName },
    { revision: 2, persons: 2_120, reason: '漏报20人', authorName: clerkA.displayName },
  ])
})

test('R7 a day that is over is corrected with a reason', async () => {
  const asOf = plainDate('2021-10-23')
  await save(staff, [cell(townA, 2_200)], { asOf })
  const late = { asOf, workingDate: plainDate('2021-10-24') }
  expect(codesOf(await save(staff, [cell(townA, 2_210, { baseRevision: 1 })], late))).toEqual(['pastCorrection'])
  expect(codesOf(await save(staff, [cell(townA, 2_210, { baseRevision: 1, reason: '漏报' })], late))).toBe('saved')
})

test('a value already there is not written again', async () => {
  const asOf = plainDate('2021-10-24')
  await save(staff, [cell(townA, 2_300)], { asOf })
  expect(await save(clerkA, [cell(townA, 2_300)], { asOf })).toEqual({ outcome: 'saved', saved: [], unchanged: 1, uploadId: null, audit: [] })
  expect(await revisions(townA, asOf)).toHaveLength(1)
})

test('R6 a fall needs a reason, and one bad cell keeps the whole sheet out', async () => {
  const asOf = plainDate('2021-10-25')
  expect(codesOf(await save(staff, [cell(townA, 10), cell(townB, 3_000)], { asOf }))).toEqual(['fall'])
  expect(await revisions(townB, asOf)).toEqual([])
  expect(codesOf(await save(staff, [cell(townA, 2_290, { reason: '退费10人' }), cell(townB, 3_000)], { asOf }))).toBe('saved')
})

test('R7 two clerks in one cell: the second is given what the first left', async () => {
  const asOf = plainDate('2021-10-26')
  await save(staff, [cell(townA, 2_400)], { asOf })
  const second = await save(clerkA, [cell(townA, 2_401)], { asOf })
  expect(second).toMatchObject({ outcome: 'refused', problems: [], conflicts: [{ divisionCode: townA, stored: { revision: 1, persons: 2_400, authorName: staff.displayName } }] })
  expect(await revisions(townA, asOf)).toHaveLength(1)
  expect(codesOf(await save(clerkA, [cell(townA, 2_401, { baseRevision: 1 })], { asOf }))).toBe('saved')
})

test('20 saves of one cell at once: one wins each revision and none is lost', async () => {
  const asOf = plainDate('2021-10-27')
  const wanted = Array.from({ length: 20 }, (_, index) => 2_500 + index)
  const written: number[] = []
  let left = wanted
  for (let base = 0; left.length > 0; base += 1) {
    const outcomes = await Promise.all(left.map((persons) => save(staff, [cell(townA, persons, { baseRevision: base })], { asOf })))
    const winners = left.filter((_, index) => outcomes[index]!.outcome === 'saved')
    expect(winners).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.outcome === 'refused' && outcome.conflicts[0]?.stored?.persons === winners[0])).toHaveLength(left.length - 1)
    written.push(winners[0]!)
    left = left.filter((persons) => persons !== winners[0])
  }
  expect((await revisions(townA, asOf)).map((row) => row.persons)).toEqual(written)
  expect([...written].sort()).toEqual(wanted)
})

test('the unique constraint is the second guard against a writer that took no lock', async () => {
  const asOf = plainDate('2021-10-28')
  const twin = { campaignId: campaign, divisionCode: townA, coverageGroup: 'everyone', series: 'reported', level: 'town', asOf, revision: 1, persons: 2_601, authorId: clerkA.accountId, authorName: clerkA.displayName } as const
  let saving: Promise<SaveOutcome> | undefined
  await withActor(database.db, clerkA, async (tx) => {
    await tx.insert(dailyCounts).values(twin)
    saving = save(staff, [cell(townA, 2_600)], { asOf })
    await expect.poll(() => waitingForLocks(database)).toBe(1)
  })
  const outcome = await saving
  expect(outcome).toMatchObject({ outcome: 'refused', conflicts: [{ stored: { persons: 2_601 } }] })
})

test.each<[string, () => Promise<SaveOutcome>, unknown]>([
  ['a date to come', () => save(staff, [cell(townA, 9_000)], { asOf: plainDate('2021-11-02'), workingDate: plainDate('2021-11-01') }), ['futureDate']],
  ['before the window', () => save(staff, [cell(townA, 1)], { asOf: plainDate('2021-10-14'), workingDate: day }), ['beforeWindow']],
  ['a fraction', () => save(staff, [cell(townA, 9_000.5, { baseRevision: 1 })]), ['notWhole']],
  ['a negative', () => save(staff, [cell(townA, -1, { baseRevision: 1 })]), ['notWhole']],
  ['hour 25', () => save(staff, [cell(townA, 9_000, { hour: 25, baseRevision: 1 })]), ['hourOutOfRange']],
  ['a cell twice', () => save(staff, [cell(townA, 9_000), cell(townA, 9_001)]), ['twice']],
  ['镇直 where towns report', () => save(staff, [cell(townA, 5, { level: 'village' })]), ['level']],
  ['a town at its own level where villages report', () => save(staff, [cell(townA, 5)], { settings: byVillage }), ['level']],
  ['withdrawing what was never there', () => save(staff, [cell('990001102', null, { reason: '误报' })], { asOf: plainDate('2021-12-01') }), ['nothingToWithdraw']],
  ['an unknown division', () => save(staff, [cell('990001999', 5)]), 'notFound'],
  ["another county's town", () => save(staff, [cell('990002100', 5)]), 'notFound'],
])('refused: %s', async (_name, attempt, expected) => {
  expect(codesOf(await attempt())).toEqual(expected)
})

test.each([['town', townB], ['village', villageB]] as const)("wrong town: another town's %s is not found and nothing is written", async (_level, code) => {
  const asOf = plainDate('2021-10-30')
  const own = code === townB ? townA : villageA
  const outcome = await save(clerkA, [cell(own, 8_000), cell(code, 9_000)], { asOf })
  expect(outcome).toEqual({ outcome: 'notFound', codes: [code] })
  expect(await revisions(own, asOf)).toEqual([])
  expect(await revisions(code, asOf)).toEqual([])
})

test("wrong town: a clerk sees no other town's sheet, and the database gives no cell of it", async () => {
  expect(await sheetFor(clerkA, { town: townB })).toBeNull()
  const own = await sheetFor(clerkA)
  expect(own?.place.code).toBe(townA)
  expect(own?.groups.flatMap((group) => group.rows).every((row) => row.divisionCode.startsWith(townA))).toBe(true)
  expect(own?.towns).toEqual([])
})

test('a village agent is given the own village and nothing beside it', async () => {
  const agent = await givenActor(database, 'village_agent', villageA)
  const sheet = (await sheetFor(agent))!
  expect(sheet.groups.flatMap((group) => group.rows).map((row) => row.divisionCode)).toEqual([villageA])
  expect(sheet.towns).toEqual([])
  expect(await sheetFor(agent, { town: townB })).toBeNull()
  await expect(save(agent, [cell(villageA, 9_500)], { asOf: plainDate('2021-12-03') })).rejects.toThrow()
})

test('a withdrawn cell falls back to the value of the day before, and stays readable', async () => {
  const [before, asOf] = [plainDate('2021-11-03'), plainDate('2021-11-04')]
  await save(staff, [cell(townA, 9_100)], { asOf: before })
  await save(staff, [cell(townA, 9_999)], { asOf })
  expect(await known(townA, asOf)).toBe(9_999)
  expect(codesOf(await save(staff, [cell(townA, null, { baseRevision: 1 })], { asOf }))).toEqual(['withdrawal'])
  expect(codesOf(await save(staff, [cell(townA, null, { baseRevision: 1, reason: '误报' })], { asOf }))).toBe('saved')
  expect(await known(townA, asOf)).toBe(9_100)
  const row = (await sheetFor(staff, { asOf }))!.groups[0]!.rows.find((one) => one.divisionCode === townA)
  expect(row).toMatchObject({ previous: { persons: 9_100, reportedFor: before }, stored: { revision: 2, persons: null, reason: '误报' } })
})

test('R8 by village: villages, then 镇直, and the county chooses a town', async () => {
  const sheet = (await sheetFor(clerkA, { settings: byVillage }))!
  expect(sheet.groups).toHaveLength(1)
  expect(sheet.groups[0]).toMatchObject({ level: 'village', counts: true })
  expect(sheet.groups[0]!.rows.at(-1)).toMatchObject({ divisionCode: townA, level: 'village', name: '镇直', quota: null })
  expect(codesOf(await save(clerkA, [cell(townA, 40, { level: 'village' }), cell(villageA, 5_000)], { settings: byVillage }))).toBe('saved')
  const county = (await sheetFor(staff, { settings: byVillage }))!
  expect(county.groups).toEqual([])
  expect(county.towns).toHaveLength(3)
  expect(county.towns[0]).toMatchObject({ code: townA, villages: { reportedToday: 1, total: 2 } })
})

test('R4 a division that ended before the day is not in the sheet and takes no count', async () => {
  const ended = '990001100202'
  await withOperator(database.ownerDb, '990001', (tx) => tx.update(divisions).set({ validTo: plainDate('2021-11-30') }).where(eq(divisions.code, ended)))
  const codes = async (asOf: PlainDate) => (await sheetFor(clerkA, { asOf }))!.groups.flatMap((group) => group.rows).map((row) => row.divisionCode)
  expect(await codes(plainDate('2021-11-30'))).toContain(ended)
  expect(await codes(plainDate('2021-12-01'))).not.toContain(ended)
  expect(codesOf(await save(clerkA, [cell(ended, 9_000)], { asOf: plainDate('2021-12-01') }))).toEqual(['ended'])
})

test('roles that may not write are stopped by the database too', async () => {
  const supervisor = await givenActor(database, 'supervisor', '990001')
  await expect(save(supervisor, [cell(townB, 9_500)], { asOf: plainDate('2021-12-02') })).rejects.toThrow()
  expect(await sheetFor(supervisor)).not.toBeNull()
})
