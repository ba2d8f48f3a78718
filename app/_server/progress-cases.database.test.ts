import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { campaignSettings } from '@/db/schema'
import { buildCounty } from '@/db/seed/build-county'
import type { CampaignPlan, CountyPlan, PlannedCount, PlannedQuota } from '@/db/seed/plan'
import { withOperator } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import type { Actor } from '@/domain/access/actor'
import type { Series } from '@/domain/campaigns/choices'
import type { Division } from '@/domain/divisions/division'
import { plainDate } from '@/domain/time/plain-date'
import type * as AskedDays from './asked-day'
import type * as Overviews from './overview'
import type * as Trends from './trend'

vi.mock('server-only', () => ({}))

let database: TestDatabase
let resolveAskedDay: typeof AskedDays.resolveAskedDay
let getOverview: typeof Overviews.getOverview
let getTownOverview: typeof Overviews.getTownOverview
let getTrend: typeof Trends.getTrend

beforeAll(async () => {
  database = await openTestDatabase()
  Object.assign(process.env, { DATABASE_URL: database.appUrl, NEXTAUTH_SECRET: 'only for this test', NEXTAUTH_URL: 'http://127.0.0.1:3000' })
  ;({ resolveAskedDay } = await import('./asked-day'))
  ;({ getOverview, getTownOverview } = await import('./overview'))
  ;({ getTrend } = await import('./trend'))
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

const count = (divisionCode: string, asOf: string, persons: number, more: { series?: Series; coverageGroup?: string; level?: 'town' | 'village' } = {}): PlannedCount => ({
  divisionCode, asOf: plainDate(asOf), persons, hour: 17, revision: 1, reason: '', level: 'town', series: 'reported', coverageGroup: 'everyone', ...more,
})
const quota = (divisionCode: string, persons: number, position = 0): PlannedQuota => ({ divisionCode, persons, position, kind: 'assigned', coverageGroup: 'everyone', milestones: [], remark: '' })

/** What a page at this URL shows of the county, and of its days. */
async function open(actor: Actor, search: Record<string, string> = {}) {
  const { day, kept, notices } = (await resolveAskedDay(actor, search))!
  const overview = (await getOverview(actor, day))!
  const trend = await getTrend(actor, day, { code: day.campaign.countyCode, quota: overview.scope.quota, milestones: [] })
  return { day, kept, notices, overview, at: (on: string) => trend.find((point) => point.on === on), trend }
}

function dalateDivisions(): Division[] {
  const read = (name: string) => parse(readFileSync(path.join(process.cwd(), 'db', 'seed', 'dalate', name)), { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[]
  const base = { validFrom: plainDate('2000-01-01'), validTo: null, successorCode: null, population: null } as const
  return [
    { ...base, code: '150621', level: 'county', name: '达拉特旗' },
    ...read('dalate-towns.csv').map((row): Division => ({ ...base, code: row.code9!, level: 'town', name: row.town! })),
    ...read('dalate-villages.csv').map((row): Division => ({ ...base, code: row.code!, level: 'village', name: row.name! })),
  ]
}

describe('Dalate: its own words, and a window over the year end to 29 February', () => {
  const [street, town, sum] = ['150621001', '150621100', '150621200']
  let reader: Actor

  beforeAll(async () => {
    const base = buildCounty({ countyCode: '150621', towns: 1, villages: 1, persons: 1, days: 0, seed: 1 })
    const settings = { ...base.settings, opensOn: plainDate('2023-09-01'), closesOn: plainDate('2024-02-29'), milestones: [{ dueOn: plainDate('2023-12-31'), basisPoints: 8_000 }, { dueOn: plainDate('2024-02-29'), basisPoints: 10_000 }] }
    const quotas = [quota('150621', 3_000), quota(town, 1_500, 1), quota(street, 1_000, 2), quota(sum, 500, 3)]
    const before: CampaignPlan = {
      coverageYear: 2023, demoDate: null, document: base.document, quotas,
      settings: { ...settings, coverageYear: 2023, opensOn: plainDate('2022-09-01'), closesOn: plainDate('2023-02-28'), milestones: [{ dueOn: plainDate('2023-02-28'), basisPoints: 10_000 }] },
      counts: [count(town, '2022-12-31', 1_000), count(town, '2023-02-28', 1_400), count(street, '2023-01-01', 700), count(sum, '2022-12-30', 300)],
    }
    const plan: CountyPlan = {
      divisions: dalateDivisions(), coverageYear: 2024, demoDate: plainDate('2024-02-29'), document: base.document, settings: { ...settings, coverageYear: 2024 }, quotas,
      counts: [count(town, '2023-12-31', 1_200), count(town, '2024-01-01', 1_210), count(street, '2023-12-31', 800), count(sum, '2023-12-31', 400), count(town, '2024-02-29', 1_450), count(street, '2024-02-29', 900), count(sum, '2024-02-29', 480)],
      earlier: [before],
    }
    await givenCounty(database, plan)
    reader = await givenActor(database, 'county_leader', '150621')
  })

  test('the last day of the year: on the line, in the words of the banner', async () => {
    const { overview, day } = await open(reader, { asOf: '2023-12-31' })
    expect(day.words).toEqual({ whole: '全旗', town: '苏木镇（街道）', village: '嘎查村（社区）', villageShort: '嘎查村' })
    expect(overview.sentence).toContain('截至12月31日17时，全旗已参保缴费 2,400 人，完成任务数的 80.00%，与序时进度持平；3 个苏木镇（街道）已上报，')
    expect(overview.scope.pace).toMatchObject({ expectedPersons: 2_400, nextMilestone: { dueOn: '2024-02-29', daysLeft: 60, gapPersons: 600 }, neededPerDay: 10 })
  })

  test('the first day of the next: day numbers and increases run on', async () => {
    const { overview, at } = await open(reader, { asOf: '2024-01-01' })
    expect(overview.scope).toMatchObject({ persons: 2_410, increaseToday: 10, pace: { expectedPersons: 2_410, state: 'onLine', nextMilestone: { daysLeft: 59 } } })
    expect([at('2023-12-31')?.persons, at('2024-01-01')?.dailyIncrease]).toEqual([2_400, 10])
  })

  test('the trend has every day of the window, 29 February too', async () => {
    const { trend } = await open(reader)
    expect([trend.length, trend[0]?.on, trend[trend.length - 1]?.on]).toEqual([182, '2023-09-01', '2024-02-29'])
    expect(trend.map((point) => point.on)).toContain('2024-01-01')
  })

  test('29 February against the 28th of the year before, on both sides of the year end', async () => {
    const { overview, at } = await open(reader)
    expect(overview.yearBefore).toEqual({ coverageYear: 2023, on: '2023-02-28', measuredOn: '2023-02-28', otherWindow: null })
    expect(overview.scope.yearBefore).toMatchObject({ persons: 2_400, rateText: '80.00%', morePersons: 430, morePointsText: '+14.33' })
    expect(['2023-12-30', '2023-12-31', '2024-01-01', '2024-02-28', '2024-02-29'].map((on) => at(on)?.yearBefore)).toEqual([300, 1_300, 2_000, 2_400, 2_400])
  })

  test('a street and a sum by their own names; villages as gacha, villages and communities', async () => {
    const { day } = await open(reader)
    expect((await getTownOverview(reader, day, sum!))?.sentence).toContain('展旦召苏木已参保缴费 480 人')
    expect((await getTownOverview(reader, day, street!))?.villages.map((row) => row.name)).toEqual(['召北社区', '北大社区', '石化社区', '兴盛园社区'])
  })
})

describe('two campaigns at once', () => {
  let reader: Actor
  const [first, second] = ['990005100', '990005101']

  beforeAll(async () => {
    const base = buildCounty({ countyCode: '990005', towns: 2, villages: 2, persons: 2_000, days: 0, seed: 2 })
    const groups = [{ code: 'formerPoor', name: '一般脱贫户', milestones: [{ dueOn: plainDate('2021-11-30'), basisPoints: 10_000 }] }]
    const quotas = [quota('990005', 2_000), quota(first, 1_000, 1), quota(second, 1_000, 2)]
    const demoDate = plainDate('2021-12-20')
    await givenCounty(database, {
      ...base, demoDate, quotas: [...quotas, { ...quota('990005', 300), coverageGroup: 'formerPoor' }],
      settings: { ...base.settings, mustCoverGroups: groups },
      counts: [count(first, '2021-12-20', 600), count(first, '2021-12-20', 580, { series: 'tax' }), count(first, '2021-12-20', 150, { coverageGroup: 'formerPoor' })],
      // Last year's late window still runs; tax counts there, and it knows no group.
      earlier: [{ ...base, demoDate, coverageYear: 2021, settings: { ...base.settings, coverageYear: 2021, opensOn: plainDate('2020-10-15'), closesOn: plainDate('2021-12-31'), milestones: [{ dueOn: plainDate('2021-12-31'), basisPoints: 10_000 }], countingSeries: 'tax' }, quotas, counts: [count(first, '2021-12-19', 900, { series: 'tax' }), count(first, '2021-12-20', 950)] }],
    })
    reader = await givenActor(database, 'county_staff', '990005')
  })

  const idOf = async (year: number) => (await open(reader)).day.campaigns.find((one) => one.coverageYear === year)!.id

  test('the newest unless named, each with its own usual series', async () => {
    expect((await open(reader)).overview).toMatchObject({ basis: { series: 'reported' }, scope: { persons: 600 } })
    expect((await open(reader, { campaign: await idOf(2021) })).overview).toMatchObject({ basis: { series: 'tax' }, scope: { persons: 900 } })
  })

  test('a measure that is there is kept, and its usual one stays out of the URL', async () => {
    const campaign = await idOf(2021)
    expect(await open(reader, { campaign, series: 'reported' })).toMatchObject({ notices: [], kept: { campaign, series: 'reported' }, overview: { scope: { persons: 950 } } })
    expect((await open(reader, { campaign, series: 'tax' })).kept).toEqual({ campaign })
  })

  test('a group that is not there falls back, and the page says which by its name', async () => {
    const campaign = await idOf(2021)
    const { notices, kept, overview } = await open(reader, { campaign, group: 'formerPoor', kind: 'own' })
    expect(notices).toEqual(['2021年度的征缴活动没有人群“一般脱贫户”，已改看“全部人员”。'])
    expect(kept).toEqual({ campaign, kind: 'own' })
    expect(overview.basis).toMatchObject({ coverageGroup: 'everyone', kind: 'own' })
  })

  test('a group is measured on its own stricter milestones (R18)', async () => {
    const { overview } = await open(reader, { group: 'formerPoor' })
    expect(overview.sentence).toContain('截至12月20日17时，全县一般脱贫户已参保缴费 150 人，完成任务数的 50.00%，比序时进度慢 50.00 个百分点（差 150 人，')
    expect(overview.milestones).toEqual([{ dueOn: '2021-11-30', basisPoints: 10_000, persons: 300, isPrinted: false, gapPersons: 150 }])
  })

  test('a form without scripts sends the usual as an empty word', async () => {
    expect(await open(reader, { series: '', group: '', kind: '' })).toMatchObject({ notices: [], kept: {} })
  })
})

describe('settings that change in mid-campaign', () => {
  let reader: Actor
  const [first] = ['990006100']

  beforeAll(async () => {
    const base = buildCounty({ countyCode: '990006', towns: 1, villages: 2, persons: 1_000, days: 0, seed: 2 })
    const settings = { ...base.settings, milestones: [{ dueOn: plainDate('2021-12-25'), basisPoints: 10_000 }] }
    const { campaignId } = await givenCounty(database, {
      ...base, settings, demoDate: plainDate('2022-02-28'), quotas: [quota('990006', 1_000), quota(first!, 1_000, 1)],
      counts: [
        ...['2021-11-22', '2021-11-29', '2021-11-30'].map((on, index) => count(first!, on, 400 + 10 * index)),
        ...[1, 2].flatMap((number) => [count(`${first}20${number}`, '2021-12-01', 212, { level: 'village' }), count(`${first}20${number}`, '2021-12-24', 400, { level: 'village' })]),
        count(first!, '2021-11-01', 5, { series: 'registered' }), count(first!, '2021-11-03', 30, { series: 'registered' }),
      ],
    })
    const revision = (effectiveFrom: string, change: Partial<typeof settings>, documentNumber: string) => ({ campaignId, effectiveFrom: plainDate(effectiveFrom), settings: { ...settings, ...change }, documentTitle: '通知', documentNumber, authorName: '试验' })
    const byVillage = { reportingLevel: { ...settings.reportingLevel, reported: 'village' as const } }
    await withOperator(database.ownerDb, '990006', (tx) =>
      tx.insert(campaignSettings).values([
        revision('2021-12-01', byVillage, '改为村报'),
        revision('2021-12-20', { ...byVillage, closesOn: plainDate('2022-02-28'), milestones: [{ dueOn: plainDate('2022-02-28'), basisPoints: 10_000 }] }, '延期'),
      ]),
    )
    reader = await givenActor(database, 'county_staff', '990006')
  })

  test('R8 the day of the change: 4 more than yesterday, not 424 and not a fall', async () => {
    const { overview, at } = await open(reader, { asOf: '2021-12-01' })
    expect(overview).toMatchObject({ basis: { level: 'village' }, scope: { persons: 424, increaseToday: 4, increaseWeek: 24, villages: { reportedToday: 2, total: 2 } } })
    expect(overview.scope.pace?.projectedFinish).toEqual({ on: '2022-05-18', reason: null })
    expect([at('2021-11-30')?.persons, at('2021-12-01')]).toMatchObject([420, { persons: 424, dailyIncrease: 4 }])
  })

  test('R8 the eve of it is still what the town said', async () => {
    expect((await open(reader, { asOf: '2021-11-30' })).overview).toMatchObject({ basis: { level: 'town' }, scope: { persons: 420, increaseToday: 10, villages: null } })
  })

  test('R8 a town page draws the same days', async () => {
    const { day } = await open(reader, { asOf: '2021-12-01' })
    const days = await getTrend(reader, day, { code: first!, quota: 1_000, milestones: [] })
    expect(days.filter((point) => point.on >= '2021-11-29' && point.on <= '2021-12-01').map((point) => point.persons)).toEqual([410, 420, 424])
  })

  test('R1 an extension holds from its day: window, line and days left', async () => {
    const before = await open(reader, { asOf: '2021-12-19' })
    const after = await open(reader, { asOf: '2021-12-20' })
    expect([before, after].map(({ trend }) => trend[trend.length - 1]?.on)).toEqual(['2021-12-25', '2022-02-28'])
    expect([before, after].map(({ overview }) => overview.scope.pace?.nextMilestone?.daysLeft)).toEqual([6, 70])
    expect((await open(reader, { asOf: '2021-12-26' })).overview.sentence).not.toContain('已于')
  })

  test('a series that starts late: nothing before it, and no increase or finish invented', async () => {
    const early = await open(reader, { series: 'registered', asOf: '2021-10-31' })
    expect(early.overview.scope).toMatchObject({ persons: null, increaseToday: null, increaseWeek: null, pace: null })
    expect(early.overview.sentence).toBe('截至10月31日，按系统登记口径，全县尚无上报。')
    const first = await open(reader, { series: 'registered', asOf: '2021-11-01' })
    expect(first.overview.scope).toMatchObject({ persons: 5, increaseToday: null, increaseWeek: null, pace: { projectedFinish: { on: null, reason: 'noWeekAgo' } } })
    const later = await open(reader, { series: 'registered', asOf: '2021-11-03' })
    expect(later.overview.scope).toMatchObject({ persons: 30, increaseToday: 25, increaseWeek: null })
    expect(['2021-10-31', '2021-11-01', '2021-11-02', '2021-11-03'].map((on) => [later.at(on)?.persons, later.at(on)?.dailyIncrease])).toEqual([[null, null], [5, null], [5, null], [30, 25]])
  })
})
