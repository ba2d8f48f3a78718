import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { reviseSettings } from '@/db/mutations/campaigns'
import { answerQuestion } from '@/db/mutations/questions'
import { getSettingsHistory } from '@/db/queries/campaigns'
import { previewCounting } from '@/db/queries/counting-preview'
import { measureOf } from '@/db/queries/measure'
import { dailyCounts } from '@/db/schema'
import { buildCounty } from '@/db/seed/build-county'
import { withActor, withOperator } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import type { Actor } from '@/domain/access/actor'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { plainDate } from '@/domain/time/plain-date'
import { serveFrom } from './signed-in.fixture'

vi.mock('server-only', () => ({}))

/*
 * Two towns that report themselves until 9 November, and their villages since the 10th (R8). The first town's villages begin
 * on the 12th, the second's have not begun. Every screen says of a day what the dashboard says of it.
 */
const today = plainDate('2021-11-23')
const changedOn = plainDate('2021-11-10')
const [first, second] = ['990001100', '990001101']
const villageLevel: CampaignSettings['reportingLevel'] = { reported: 'village', tax: 'town', registered: 'town' }
let database: TestDatabase
let campaignId: string
let admin: Actor, clerk: Actor
let changes = 0

type Cell = [code: string, on: string, persons: number, group?: string]
async function report(cells: Cell[]) {
  changes += 1
  await withOperator(database.ownerDb, '990001', (tx) =>
    tx.insert(dailyCounts).values(cells.map(([divisionCode, on, persons, coverageGroup = 'everyone']) => ({
      campaignId, divisionCode, level: divisionCode.length === 9 ? ('town' as const) : ('village' as const), asOf: plainDate(on), persons, hour: 17, revision: 1, series: 'reported' as const, coverageGroup, authorName: '试验员',
    }))),
  )
}

async function settingsNow(): Promise<CampaignSettings> {
  return (await withActor(database.db, admin, (tx) => getSettingsHistory(tx, campaignId)))[0]!.settings
}

async function revise(change: Partial<CampaignSettings>, effectiveFrom: string) {
  changes += 1
  const [newest] = await withActor(database.db, admin, (tx) => getSettingsHistory(tx, campaignId))
  const revision = { settings: { ...newest!.settings, ...change }, documentTitle: '通知', documentNumber: '县政办函〔2021〕1号', reason: '按通知', effectiveFrom: plainDate(effectiveFrom), seenRevision: newest!.id }
  expect(await withActor(database.db, admin, (tx) => reviseSettings(tx, admin, campaignId, revision))).toMatchObject({ ok: true })
}

const previewOf = async (change: Partial<CampaignSettings>, effectiveFrom: string) => {
  const settings = { ...(await settingsNow()), ...change }
  return (await withActor(database.db, admin, (tx) => previewCounting(tx, campaignId, { settings, effectiveFrom: plainDate(effectiveFrom) }, () => today)))!
}

/** A reader with the day he asks about, as the counter stands after the latest change. */
async function asked(actor: Actor, asOf: string, wanted: { group?: string } = {}) {
  const { resolveCampaignDay } = await import('./campaign')
  const reader = { ...actor, counters: { [campaignId]: `after change ${changes}` } }
  return [reader, (await resolveCampaignDay(reader, { asOf, ...wanted }))!] as const
}
const dashboard = async (asOf: string, wanted = {}) => {
  const { getOverview } = await import('./overview')
  return (await getOverview(...(await asked(admin, asOf, wanted))))!
}

let previewed: Awaited<ReturnType<typeof previewCounting>>

beforeAll(async () => {
  database = await openTestDatabase()
  serveFrom(database)
  campaignId = (await givenCounty(database, { ...buildCounty({ towns: 2, villages: 4, persons: 2_000, days: 0, seed: 3 }), demoDate: today })).campaignId
  admin = await givenActor(database, 'county_admin', '990001')
  clerk = await givenActor(database, 'town_clerk', first)
  await revise({ mustCoverGroups: [{ code: 'poor', name: '一般脱贫户', milestones: [] }] }, '2021-10-15')
  await report([
    [first, '2021-11-08', 120], [first, '2021-11-09', 100], [second, '2021-11-09', 110],
    [first, '2021-11-09', 50, 'poor'], [second, '2021-11-09', 60, 'poor'],
    // A town goes on for itself after its numbers stopped counting: nothing is asked about them.
    [first, '2021-11-11', 90],
  ])
  previewed = await previewOf({ reportingLevel: villageLevel }, changedOn)
  await revise({ reportingLevel: villageLevel }, changedOn)
  await report([[`${first}201`, '2021-11-12', 70], [`${first}202`, '2021-11-12', 65]])
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

test('what the preview of a change says is what happens: on its day nothing moves, and nobody loses his place', async () => {
  expect(previewed).toMatchObject({ on: changedOn, county: { before: { persons: 210 }, after: { persons: 210 } } })
  expect(previewed!.towns.map((town) => town.becomesUnranked)).toEqual([null, null])
  expect((await dashboard(changedOn)).scope.persons).toBe(210)
})

test('after the change a preview reads the days before at their own level, on both sides', async () => {
  const counting = (await previewOf({ dailyDueHour: 18 }, '2021-11-15')).county
  expect([counting.before.persons, counting.after.persons]).toEqual([135 + 110, 135 + 110])
  expect((await previewOf({ countingSeries: 'tax' }, '2021-11-15')).county).toMatchObject({ before: { persons: 245 }, after: { persons: null } })
})

test.each(['2021-11-09', '2021-11-11', '2021-11-12', '2021-11-23'])('on %s a must-cover group and the three series stand where the dashboard has them', async (asOf) => {
  const { getMustCover } = await import('./must-cover')
  const { getCountySeries } = await import('./series')
  const group = (await getMustCover(...(await asked(admin, asOf))))!.groups[0]!
  expect(group.total.persons).toBe((await dashboard(asOf, { group: 'poor' })).scope.persons)
  expect(group.rows.map((row) => row.persons)).toEqual([50, 60])
  const { scope, measuredOn } = await dashboard(asOf)
  const { overview, trend } = await getCountySeries(...(await asked(admin, asOf)))
  expect(overview.scope.cells.reported.count).toMatchObject({ persons: scope.persons, reportedFor: measuredOn })
  // The line of the days before is the one the dashboard drew on them.
  expect(trend.find((point) => point.on === '2021-11-09')?.reported).toBe(210)
})

test('a town reads on its own page of the three series what the county reads of it', async () => {
  const { getTownSeriesPage } = await import('./series')
  const page = await getTownSeriesPage(...(await asked(clerk, '2021-11-12')), first)
  expect(page?.trend.filter((point) => point.on >= '2021-11-08').map((point) => point.reported)).toEqual([120, 100, 100, 100, 135])
})

test('a county is not all reported while one of its towns is still carried at its own number', async () => {
  const { sentence, rows } = await dashboard('2021-11-12')
  expect(rows.map((row) => row.persons).sort()).toEqual([110, 135])
  expect(sentence).toContain('4 个村中 2 个已上报')
})

test('the command line ranks as the dashboard does', async () => {
  const { runCommandLine } = await import('@/scripts/command-line/run')
  process.env.YINGBAO_OWNER_URL = database.ownerUrl
  let log = ''
  expect(await runCommandLine(['ranking', '--as-of', '2021-11-12', '--json'], process.cwd(), { log: (text) => void (log += text), error: (text) => void (log += text) }), log).toBe(0)
  expect(JSON.parse(log)).toMatchObject({ scope: { persons: 245, villages: { reportedToday: 2, total: 4 } } })
})

test('the entry desk offers the towns with the numbers of the dashboard', async () => {
  const { readEntrySheet } = await import('./entry-sheet')
  const sheet = await readEntrySheet(...(await asked(admin, '2021-11-12')), undefined)
  expect(sheet!.towns.map((town) => [town.code, town.persons, town.villages])).toEqual([
    [first, 135, { reportedToday: 2, total: 2 }],
    [second, 110, { reportedToday: 0, total: 2 }],
  ])
})

describe('questions', () => {
  test('of the days when towns reported are asked ever after, of what a town said for itself later never', async () => {
    const { readQuestions } = await import('./questions')
    const { questions } = await readQuestions(...(await asked(admin, today)), plainDate('2021-11-01'))
    expect(questions.map(({ kind, divisionCode, level, asOf }) => [kind, divisionCode, level, asOf])).toEqual([['fall', first, 'town', '2021-11-09']])
    const [, day] = await asked(clerk, today)
    const answer = { campaign: campaignId, division: first, series: 'reported' as const, group: 'everyone', question: 'fall/town', asOf: plainDate('2021-11-09'), seen: questions[0]!.seen, answer: '重复登记20人', shownOn: today }
    expect(await withActor(database.db, clerk, (tx) => answerQuestion(tx, clerk, answer, { ...measureOf(day), kind: 'assigned' }, day.settings))).toMatchObject({ outcome: 'saved' })
  })
})

describe('the calendar', () => {
  const calendarOf = async (asOf: string, month?: string) => {
    const { readCalendar } = await import('./calendar')
    return (await readCalendar(...(await asked(admin, asOf)), '990001', month))!
  }

  test('of a month past is drawn at the level of the day asked about, whoever asked before', async () => {
    expect((await calendarOf('2021-11-05', '2021-10')).rows.map((row) => row.level)).toEqual(['town', 'town'])
    const { rows } = await calendarOf(today, '2021-10')
    expect(rows.map((row) => row.cells[0]?.lines)).toEqual([{ reported: 0, total: 2 }, { reported: 0, total: 2 }])
  })

  test('ends with the window, the late window, or the last report', async () => {
    const { getCountySeries } = await import('./series')
    const lastDays = async (asOf: string) => [(await calendarOf(asOf)).months.at(-1)?.until, (await getCountySeries(...(await asked(admin, asOf)))).trend.at(-1)?.on]
    expect(await lastDays('2021-11-20')).toEqual(['2021-11-20', '2021-11-20'])
    expect(await lastDays('2022-05-01')).toEqual(['2021-12-25', '2021-12-25'])
    await report([[`${first}201`, '2021-12-28', 75]])
    expect(await lastDays('2022-05-01')).toEqual(['2021-12-28', '2021-12-28'])
    await revise({ lateWindow: { opensOn: plainDate('2022-01-01'), closesOn: plainDate('2022-03-31') } }, '2021-12-26')
    expect(await lastDays('2022-05-01')).toEqual(['2022-03-31', '2022-03-31'])
  })
})
