import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { reviseSettings } from '@/db/mutations/campaigns'
import { saveDailyCounts } from '@/db/mutations/daily-counts'
import { getSettingsHistory, getSettingsInForce } from '@/db/queries/campaigns'
import { buildCounty } from '@/db/seed/build-county'
import { withActor } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import type { Actor } from '@/domain/access/actor'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { plainDate, type PlainDate } from '@/domain/time/plain-date'
import { serveFrom } from './signed-in.fixture'

vi.mock('server-only', () => ({}))

// A county that stands at 10 January 2022, past its first window (15 October – 25 December 2021).
const today = plainDate('2022-01-10')
const [first, second] = ['990001100', '990001101']
let database: TestDatabase
let campaignId: string
let admin: Actor
let clerk: Actor
let revisions = 0

beforeAll(async () => {
  database = await openTestDatabase()
  serveFrom(database)
  const base = buildCounty({ towns: 2, villages: 4, persons: 2_000, days: 60, seed: 3 })
  const quotas = base.quotas.map((quota) => ({ ...quota, persons: quota.divisionCode === '990001' ? 2_000 : 1_000 }))
  campaignId = (await givenCounty(database, { ...base, demoDate: today, quotas })).campaignId
  admin = await givenActor(database, 'county_admin', '990001')
  clerk = await givenActor(database, 'town_clerk', first)
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

async function revise(change: Partial<CampaignSettings>, effectiveFrom: PlainDate) {
  const [newest] = await withActor(database.db, admin, (tx) => getSettingsHistory(tx, campaignId))
  const revision = { settings: { ...newest!.settings, ...change }, documentTitle: '通知', documentNumber: '县政办函〔2022〕1号', reason: '按通知', effectiveFrom, seenRevision: newest!.id }
  expect(await withActor(database.db, admin, (tx) => reviseSettings(tx, admin, campaignId, revision))).toMatchObject({ ok: true })
  revisions += 1
}

/** What a reader sees of a day, as the counter stands after the latest revision. */
async function seenBy(actor: Actor, asOf: PlainDate) {
  const { getOverview } = await import('./overview')
  const { resolveCampaignDay } = await import('./campaign')
  const reader = { ...actor, counters: { [campaignId]: `after revision ${revisions}` } }
  return (await getOverview(reader, (await resolveCampaignDay(reader, { asOf }))!))!
}

async function save(asOf: PlainDate, persons: number) {
  return withActor(database.db, admin, async (tx) => {
    const { settings } = (await getSettingsInForce(tx, campaignId, asOf))!
    const cell = { divisionCode: first, level: 'town' as const, persons, hour: 17, reason: '', baseRevision: 0 }
    return saveDailyCounts(tx, admin, { campaign: campaignId, asOf, series: 'reported', coverageGroup: 'everyone', cells: [cell] }, { workingDate: today, settingsOn: () => settings })
  })
}

test('a window extended by a notice: entries after the old end need no reason, and the expected line runs to the new end', async () => {
  const afterEnd = plainDate('2022-01-05')
  expect(await save(afterEnd, 990)).toMatchObject({ outcome: 'refused', problems: [expect.objectContaining({ code: 'afterWindow' })] })
  const before = await seenBy(admin, plainDate('2021-12-13'))
  await revise({ closesOn: plainDate('2022-02-28'), milestones: [{ dueOn: plainDate('2022-01-31'), basisPoints: 8_000 }, { dueOn: plainDate('2022-02-28'), basisPoints: 10_000 }] }, plainDate('2021-12-20'))
  expect(await save(afterEnd, 990)).toMatchObject({ outcome: 'saved', saved: [{ divisionCode: first }] })
  const after = await seenBy(admin, afterEnd)
  // 83 days of the 109 to 31 January, of 80 % of 2,000 persons: 1,218.35, so 1,219.
  expect(after.scope.pace).toMatchObject({ expectedPersons: 1_219 })
  expect(after.milestones.map(({ dueOn, persons }) => [dueOn, persons])).toEqual([['2022-01-31', 1_600], ['2022-02-28', 2_000]])
  // A day before the notice is held against what stood then.
  expect(await seenBy(admin, plainDate('2021-12-13'))).toMatchObject({ milestones: before.milestones, scope: { pace: before.scope.pace } })
})

test('what a town sees of a past day is decided by the switch as it stands today (R11)', async () => {
  const past = plainDate('2021-11-20')
  expect((await seenBy(clerk, past)).rows.map((row) => row.divisionCode).sort()).toEqual([first, second])
  await revise({ townsSeeTable: false }, plainDate('2022-01-08'))
  expect((await seenBy(clerk, past)).rows.map((row) => row.divisionCode)).toEqual([first])
  expect((await seenBy(clerk, today)).rows.map((row) => row.divisionCode)).toEqual([first])
  expect((await seenBy(admin, past)).rows).toHaveLength(2)
  // Turned on again, days on which it was off are open as well.
  await revise({ townsSeeTable: true }, today)
  expect((await seenBy(clerk, plainDate('2022-01-09'))).rows).toHaveLength(2)
})

test('the three series of a past day show a town its own row alone where today the table is closed (R11)', async () => {
  const { getCountySeries } = await import('./series')
  const { resolveCampaignDay } = await import('./campaign')
  const past = plainDate('2021-11-20')
  const rowsOf = async (actor: Actor) => {
    const reader = { ...actor, counters: { [campaignId]: `after revision ${revisions}` } }
    return (await getCountySeries(reader, (await resolveCampaignDay(reader, { asOf: past }))!)).overview.rows.map((row) => row.divisionCode).sort()
  }
  expect(await rowsOf(clerk)).toEqual([first, second])
  await revise({ townsSeeTable: false }, today)
  expect(await rowsOf(clerk)).toEqual([first])
  expect(await rowsOf(admin)).toEqual([first, second])
})
