import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { getNewestEntryBelow, getQuotaHistory, getQuotaLines } from '@/db/queries/quotas'
import { buildCounty } from '@/db/seed/build-county'
import type { CampaignPlan } from '@/db/seed/plan'
import { withActor, withOperator } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import { givenIssue } from '@/db/testing/issues'
import type { Actor } from '@/domain/access/actor'
import { plainDate } from '@/domain/time/plain-date'
import { givenCookie, serveFrom, writeRequest } from './signed-in.fixture'

vi.mock('server-only', () => ({}))

/*
 * Quotas by kind and group, and the split of 第1镇 (1,000 persons) by its four villages' counts of the year before:
 * 300, 200, 100 and none; a fifth village, merged into the third since, had 50.
 */
const county = '990001'
const [first, second] = [`${county}100`, `${county}101`]
const village = (number: number) => `${first}20${number}`
const today = plainDate('2021-11-23')
const merged = { code: `${first}209`, level: 'village' as const, name: '已并村', validFrom: plainDate('2000-01-01'), validTo: plainDate('2021-06-30'), successorCode: village(3), population: null }
let database: TestDatabase
let campaignId: string
let staff: Actor, clerk: Actor, foreigner: Actor
let cookies: Record<'staff' | 'clerk' | 'foreigner', string>

function plan() {
  const base = buildCounty({ towns: 2, villages: 8, persons: 2_000, days: 0, seed: 3 })
  const groups = [{ code: 'threeKinds', name: '三类人员', milestones: [{ dueOn: plainDate('2021-11-30'), basisPoints: 10_000 }] }]
  const count = (divisionCode: string, persons: number, day: string) => ({ divisionCode, persons, asOf: plainDate(day), series: 'reported' as const, coverageGroup: 'everyone', level: 'village' as const, hour: null, revision: 1, reason: '' })
  const before: CampaignPlan = {
    ...base, coverageYear: 2021, demoDate: plainDate('2020-12-25'), quotas: [],
    settings: { ...base.settings, coverageYear: 2021, opensOn: plainDate('2020-10-15'), closesOn: plainDate('2020-12-25'), milestones: [{ dueOn: plainDate('2020-12-25'), basisPoints: 10_000 }] },
    counts: [count(village(1), 280, '2020-11-30'), count(village(1), 300, '2020-12-24'), count(village(2), 200, '2020-12-01'), count(village(3), 100, '2020-12-25'), count(merged.code, 50, '2020-12-20')],
  }
  const quotas = base.quotas.map((quota) => ({ ...quota, persons: quota.divisionCode === county ? 2_000 : 1_000 }))
  return { ...base, demoDate: today, quotas, settings: { ...base.settings, mustCoverGroups: groups }, divisions: [...base.divisions, merged], earlier: [before] }
}

beforeAll(async () => {
  database = await openTestDatabase()
  serveFrom(database)
  campaignId = (await givenCounty(database, plan())).campaignId
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 0, seed: 5 }))
  staff = await givenActor(database, 'county_staff', county)
  clerk = await givenActor(database, 'town_clerk', first)
  foreigner = await givenActor(database, 'county_admin', '990002')
  cookies = { staff: await givenCookie(database, staff), clerk: await givenCookie(database, clerk), foreigner: await givenCookie(database, foreigner) }
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

async function answerOf(response: Response): Promise<Record<string, unknown> & { status: number }> {
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) }
}
const none = { params: Promise.resolve({}) }

const ledgerOf = (kind: 'assigned' | 'own', coverageGroup = 'everyone') => ({ campaignId, kind, coverageGroup })
const personsOf = async (code: string, kind: 'assigned' | 'own', coverageGroup?: string, day = today) => {
  const lines = (await withActor(database.db, staff, (tx) => getQuotaLines(tx, ledgerOf(kind, coverageGroup), code.slice(0, -3), day)))!
  return lines.parts.find((line) => line.divisionCode === code)?.persons
}
const countEntries = async () => Number((await withActor(database.db, staff, (tx) => tx.execute<{ count: string }>(sql`select count(*) from quotas`)))[0]!.count)

describe('each kind and group is a ledger of its own (R2, R18)', () => {
  const table = (title: string) => `${title}\n镇,任务数\n第1镇,1050\n第2镇,980\n合计,2030\n`
  const query = (more: string) => `campaign=${campaignId}&kind=own&fileName=${encodeURIComponent('本级任务.csv')}${more}`

  test('an own table is held against the own ledger, says where it parts from the assigned one, and touches nothing else', async () => {
    const { POST: preview } = await import('@/app/api/quotas/preview/route')
    const { POST: enter } = await import('@/app/api/quotas/import/route')
    const seen = await answerOf(await preview(writeRequest(`/api/quotas/preview?${query('')}`, cookies.staff, table('2022年本级任务表')), none))
    expect(seen).toMatchObject({ status: 200, yearQuestion: null, lines: [{ state: 'new', name: '第1镇' }, { state: 'new', name: '第2镇' }], total: { state: 'new' } })
    expect(seen.kindGaps).toEqual([
      '试验县01本级任务 2,030 人，比上级任务 2,000 人多 30 人。',
      '第1镇本级任务 1,050 人，比上级任务 1,000 人多 50 人。',
      '第2镇本级任务 980 人，比上级任务 1,000 人少 20 人。',
    ])
    const papers = `&effectiveFrom=2021-10-15&documentNumber=${encodeURIComponent('县政发〔2021〕3号')}&reason=${encodeURIComponent('自加压力')}&fingerprint=${seen.fingerprint as string}`
    expect(await answerOf(await enter(writeRequest(`/api/quotas/import?${query(papers)}`, cookies.staff, table('2022年本级任务表')), none))).toMatchObject({ status: 201, entered: 3 })
    expect([await personsOf(first, 'own'), await personsOf(first, 'assigned'), await personsOf(first, 'assigned', 'threeKinds')]).toEqual([1_050, 1_000, null])
  })

  test('last year\'s table is asked about, and enters only when confirmed', async () => {
    const { POST: preview } = await import('@/app/api/quotas/preview/route')
    const { POST: enter } = await import('@/app/api/quotas/import/route')
    const text = table('2021年本级任务表').replace('1050', '1060').replace('2030', '2040')
    const seen = await answerOf(await preview(writeRequest(`/api/quotas/preview?${query('')}`, cookies.staff, text), none))
    expect(seen.yearQuestion).toBe('表题或文件名里写着2021年，这里是2022年度的征缴活动（2021年10月15日至2021年12月25日）。请核对是不是拿错了别的年度的表。')
    const papers = `&effectiveFrom=${today}&documentNumber=x1&reason=x&fingerprint=${seen.fingerprint as string}`
    const before = await countEntries()
    expect(await answerOf(await enter(writeRequest(`/api/quotas/import?${query(papers)}`, cookies.staff, text), none))).toMatchObject({ status: 422, reason: 'year' })
    expect(await countEntries()).toBe(before)
    expect(await answerOf(await enter(writeRequest(`/api/quotas/import?${query(`${papers}&yearConfirmed=yes`)}`, cookies.staff, text), none))).toMatchObject({ status: 201, entered: 2 })
  })

  test('one quota of a group changes in that group alone; a group the campaign does not have is refused', async () => {
    const { POST } = await import('@/app/api/quotas/changes/route')
    const change = (coverageGroup: string) => ({ campaignId, divisionCode: first, kind: 'assigned', coverageGroup, persons: 40, milestones: [], remark: '', effectiveFrom: today, reason: '下达', documentNumber: '县医保函〔2021〕1号', seenEntry: null })
    expect(await answerOf(await POST(writeRequest('/api/quotas/changes', cookies.staff, change('orphans')), none))).toEqual({ status: 422, error: '人群“orphans”不在本活动的设置里，请刷新页面后重新选择。' })
    expect(await answerOf(await POST(writeRequest('/api/quotas/changes', cookies.staff, change('threeKinds')), none))).toMatchObject({ status: 201, persons: 40 })
    expect([await personsOf(first, 'assigned', 'threeKinds'), await personsOf(first, 'assigned')]).toEqual([40, 1_000])
    // The same sent again has a key of its own and an old look at the ledger.
    expect(await answerOf(await POST(writeRequest('/api/quotas/changes', cookies.staff, { ...change('threeKinds'), persons: 41 }), none))).toMatchObject({ status: 409, reason: 'stale' })
  })

  test('a change of tomorrow is shown as upcoming and counts in nothing today', async () => {
    const { POST } = await import('@/app/api/quotas/changes/route')
    const tomorrow = plainDate('2021-11-24')
    const seenEntry = (await withActor(database.db, staff, (tx) => getQuotaHistory(tx, ledgerOf('assigned'), second, today)))[0]!.id
    const change = { campaignId, divisionCode: second, kind: 'assigned', coverageGroup: 'everyone', persons: 1_100, milestones: [], remark: '', effectiveFrom: tomorrow, reason: '明天起调整', documentNumber: '县医保函〔2021〕2号', seenEntry }
    expect(await answerOf(await POST(writeRequest('/api/quotas/changes', cookies.staff, change), none))).toMatchObject({ status: 201 })
    const lines = (await withActor(database.db, staff, (tx) => getQuotaLines(tx, ledgerOf('assigned'), county, today)))!
    expect(lines.parts.find((line) => line.divisionCode === second)).toMatchObject({ persons: 1_000, upcoming: { effectiveFrom: tomorrow, persons: 1_100 } })
    expect([await personsOf(second, 'assigned'), await personsOf(second, 'assigned', 'everyone', tomorrow)]).toEqual([1_000, 1_100])
    const history = await withActor(database.db, staff, (tx) => getQuotaHistory(tx, ledgerOf('assigned'), second, today))
    expect(history.map((entry) => [entry.persons, entry.state])).toEqual([[1_100, 'upcoming'], [1_000, 'inForce']])
    const { getOverview } = await import('./overview')
    const { resolveCampaignDay } = await import('./campaign')
    const reader = { ...staff, counters: { [campaignId]: 'after the change' } }
    expect(await getOverview(reader, (await resolveCampaignDay(reader, {}))!)).toMatchObject({ scope: { quota: 2_000 }, rows: expect.arrayContaining([expect.objectContaining({ divisionCode: second, quota: 1_000 })]) })
  })
})

describe('splitting a town\'s quota to its villages', () => {
  const split = (change: Record<string, unknown> = {}) => ({
    campaignId, divisionCode: first, kind: 'assigned', coverageGroup: 'everyone', basis: 'lastYear', effectiveFrom: today, reason: '按上年参保人数分解', documentNumber: '镇政发〔2021〕7号',
    shares: [{ divisionCode: village(1), persons: 462 }, { divisionCode: village(2), persons: 307 }, { divisionCode: village(3), persons: 231 }, { divisionCode: village(4), persons: 0 }], seenEntry: null, ...change,
  })
  const send = async (cookie: string, body: unknown, key?: string) => answerOf(await (await import('@/app/api/quotas/splits/route')).POST(writeRequest('/api/quotas/splits', cookie, body, key), none))
  const newest = () => withActor(database.db, staff, (tx) => getNewestEntryBelow(tx, ledgerOf('assigned'), first))

  test('the page knows last year\'s final count of each village, a merged one\'s under its successor', async () => {
    const { getSplitPage } = await import('./quota-split')
    const { resolveCampaignDay } = await import('./campaign')
    const page = (await getSplitPage(staff, (await resolveCampaignDay(staff, {}))!, first, undefined))!
    expect(page).toMatchObject({ town: { persons: 1_000 }, before: { coverageYear: 2021, asOf: '2020-12-25' }, effectiveFrom: today })
    expect(page.parts.map((part) => [part.divisionCode, part.lastYear, part.persons])).toEqual([[village(1), 300, null], [village(2), 200, null], [village(3), 150, null], [village(4), null, null]])
    expect(page.seenEntry).toBe(await newest())
    expect(await getSplitPage(clerk, (await resolveCampaignDay(clerk, {}))!, second, undefined)).toBeNull()
  })

  test('nobody but the own county\'s staff splits, and a stale look enters nothing', async () => {
    const before = await countEntries()
    const seenEntry = await newest()
    expect(await send(cookies.clerk, split({ seenEntry }))).toMatchObject({ status: 403 })
    expect(await send(cookies.foreigner, split({ seenEntry }))).toMatchObject({ status: 404 })
    expect(await send(cookies.staff, split())).toMatchObject({ status: 409, reason: 'stale' })
    expect(await send(cookies.staff, split({ seenEntry, divisionCode: '990002100' }))).toMatchObject({ status: 404 })
    expect(await send(cookies.staff, split({ seenEntry, shares: [{ divisionCode: `${second}201`, persons: 5 }] }))).toMatchObject({ status: 422, error: '有的单位不是第1镇现有的村（社区），或写了两次。请刷新页面后重填。' })
    expect(await send(cookies.staff, split({ seenEntry, shares: [{ divisionCode: merged.code, persons: 5 }] }))).toMatchObject({ status: 422 })
    expect(await send(cookies.staff, split({ seenEntry, coverageGroup: 'threeKinds', divisionCode: second }))).toMatchObject({ status: 422, error: '第2镇在这一天还没有任务数，请先给镇下达，再分解。' })
    expect(await send(cookies.staff, split({ seenEntry, effectiveFrom: '2021-12-26' }))).toMatchObject({ status: 422, field: 'effectiveFrom' })
    expect(await countEntries()).toBe(before)
  })

  test('enters every village at once, places them in order, and repeats nothing', async () => {
    const body = split({ seenEntry: await newest() })
    const before = await countEntries()
    expect(await send(cookies.staff, body, 'split-of-first')).toEqual({ status: 201, entered: 4, sum: 1_000, difference: 0, effectiveFrom: today })
    expect(await send(cookies.staff, body, 'split-of-first')).toMatchObject({ status: 201, entered: 4 })
    expect(await countEntries()).toBe(before + 4)
    const { parts } = (await withActor(database.db, staff, (tx) => getQuotaLines(tx, ledgerOf('assigned'), first, today)))!
    expect(parts.map((line) => [line.divisionCode, line.persons, line.position])).toEqual([[village(1), 462, 1], [village(2), 307, 2], [village(3), 231, 3], [village(4), 0, 4]])
    const [entry] = await withOperator(database.ownerDb, county, (tx) => tx.execute<{ act: string; records: string[]; note: string }>(sql`select act, records, note from audit_entries order by number desc limit 1`))
    expect(entry).toEqual({ act: 'quota:split', records: [1, 2, 3, 4].map(village), note: '按上年参保人数，镇政发〔2021〕7号' })
  })

  test('a difference is answered and kept as it is, and the same numbers again are no change', async () => {
    const body = split({ seenEntry: await newest(), basis: 'typed', reason: '镇里留余', shares: [{ divisionCode: village(4), persons: 12 }] })
    expect(await send(cookies.staff, body)).toMatchObject({ status: 201, entered: 1, sum: 1_012, difference: 12 })
    expect(await send(cookies.staff, { ...body, seenEntry: await newest() })).toMatchObject({ status: 422, error: '各村（社区）的数与现在的任务数全部相同，没有需要保存的。' })
  })
})

describe('after a bulletin is issued (R2)', () => {
  const refusal = '生效日期是2021年11月22日，不能早于最近一期已签发通报的截止日2021年11月24日。'
  const table = '本级任务\n镇,任务数\n第1镇,1070\n第2镇,980\n合计,2050\n'

  test('no change, table or split takes effect before its cut-off, whatever series it counted; what names no day begins there', async () => {
    await givenIssue(database, { campaignId, issueNumber: 1, cutOff: { day: plainDate('2021-11-16'), hour: 17 } })
    await givenIssue(database, { campaignId, issueNumber: 2, cutOff: { day: plainDate('2021-11-24'), hour: 12 }, series: 'tax' })
    const { POST: change } = await import('@/app/api/quotas/changes/route')
    const { POST: split } = await import('@/app/api/quotas/splits/route')
    const { POST: preview } = await import('@/app/api/quotas/preview/route')
    const before = await countEntries()
    const common = { campaignId, divisionCode: first, kind: 'assigned', coverageGroup: 'everyone', effectiveFrom: '2021-11-22', reason: '调整', documentNumber: '县医保函〔2021〕3号', seenEntry: null }
    expect(await answerOf(await change(writeRequest('/api/quotas/changes', cookies.staff, { ...common, persons: 1_200, milestones: [], remark: '' }), none))).toMatchObject({ status: 422, error: refusal })
    expect(await answerOf(await split(writeRequest('/api/quotas/splits', cookies.staff, { ...common, basis: 'typed', shares: [{ divisionCode: village(1), persons: 1 }] }), none))).toMatchObject({ status: 422, error: refusal, field: 'effectiveFrom' })
    const query = `campaign=${campaignId}&kind=own&fileName=${encodeURIComponent('本级任务.csv')}`
    expect(await answerOf(await preview(writeRequest(`/api/quotas/preview?${query}&effectiveFrom=2021-11-22`, cookies.staff, table), none))).toMatchObject({ status: 422, error: refusal })
    expect(await answerOf(await preview(writeRequest(`/api/quotas/preview?${query}`, cookies.staff, table), none))).toMatchObject({ status: 200, effectiveFrom: '2021-11-24' })
    expect(await countEntries()).toBe(before)
    const seenEntry = (await withActor(database.db, staff, (tx) => getQuotaHistory(tx, ledgerOf('assigned'), first, today)))[0]!.id
    expect(await answerOf(await change(writeRequest('/api/quotas/changes', cookies.staff, { ...common, persons: 1_200, milestones: [], remark: '', effectiveFrom: '2021-11-24', seenEntry }), none))).toMatchObject({ status: 201 })
  })

  test('another county\'s bulletins bind nobody here', async () => {
    const { POST } = await import('@/app/api/quotas/changes/route')
    const [elsewhere] = await withOperator(database.ownerDb, '990002', (tx) => tx.execute<{ id: string }>(sql`select id from campaigns where county_code = '990002'`))
    await givenIssue(database, { campaignId: elsewhere!.id, issueNumber: 1, cutOff: { day: plainDate('2021-12-20'), hour: 17 } })
    const seenEntry = (await withActor(database.db, staff, (tx) => getQuotaHistory(tx, ledgerOf('own'), first, today)))[0]!.id
    const body = { campaignId, divisionCode: first, kind: 'own', coverageGroup: 'everyone', persons: 1_300, milestones: [], remark: '', effectiveFrom: '2021-11-25', reason: '调整', documentNumber: '县医保函〔2021〕4号', seenEntry }
    expect(await answerOf(await POST(writeRequest('/api/quotas/changes', cookies.staff, body), none))).toMatchObject({ status: 201 })
  })
})
