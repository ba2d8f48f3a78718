import type { CountUploadQuery } from '@/domain/count-uploads/upload-api'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { addDays, plainDate } from '@/domain/time/plain-date'
import { buildCounty } from '@/db/seed/build-county'
import type { CountyPlan } from '@/db/seed/plan'
import { withActor, withOperator } from '@/db/session'
import { divisionChanges } from '@/db/schema'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import { saveDailyCounts } from '@/db/mutations/daily-counts'
import type * as CountUpload from './count-upload'
import { Refusal } from './refusals'

vi.mock('server-only', () => ({}))

let database: TestDatabase
let upload: typeof CountUpload
const opensOn = plainDate('2021-10-15')

beforeAll(async () => {
  database = await openTestDatabase()
  Object.assign(process.env, { DATABASE_URL: database.appUrl, NEXTAUTH_SECRET: 'only for this test', NEXTAUTH_URL: 'http://127.0.0.1:3000' })
  upload = await import('./count-upload')
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

/** A county and somebody of its bureau; the counters are as they are after loading. */
async function given(countyCode: string, plan: CountyPlan): Promise<{ staff: Actor; campaign: string; plan: CountyPlan }> {
  const { campaignId } = await givenCounty(database, plan)
  return { staff: await givenActor(database, 'county_staff', countyCode), campaign: campaignId, plan }
}

const small = (countyCode: string) => {
  const plan = buildCounty({ countyCode, towns: 3, villages: 6, persons: 3_000, days: 0, seed: 1 })
  return given(countyCode, { ...plan, quotas: plan.quotas.map((quota) => ({ ...quota, persons: 100_000 })) })
}

async function preview(actor: Actor, campaign: string, text: string, query: Partial<CountUploadQuery> = {}) {
  const asked = { campaign, fileName: '日报.csv', asOf: plainDate('2021-10-20'), ...query }
  const prepared = await upload.readCountUpload(actor, asked, Buffer.from(text))
  return { asked, prepared, preview: await withActor(database.db, actor, (tx) => upload.previewUpload(tx, actor, asked, prepared)) }
}

async function enter(actor: Actor, { asked, prepared, preview: shown }: Awaited<ReturnType<typeof preview>>, reason?: string) {
  const { fingerprint, seenAt } = shown
  return withActor(database.db, actor, (tx) => upload.importUpload(tx, actor, { ...asked, fingerprint, seenAt, ...(reason ? { reason } : {}) }, prepared))
}

test('preview tells what is new, corrected, the same and asked; confirming with a reason saves it', async () => {
  const { staff, campaign } = await small('990011')
  await enter(staff, await preview(staff, campaign, '镇,累计人数\n第1镇,1000\n第2镇,2000\n'))
  const second = await preview(staff, campaign, '镇,日期,累计人数\n第1镇,2021-10-20,1000\n第2镇,2021-10-20,2100\n第3镇,2021-10-20,3000\n第1镇,2021-10-21,900\n')
  expect(second.preview.counts).toEqual({ new: 1, changed: 0, needsReason: 2, refused: 0, same: 1 })
  expect(second.preview.lines.map((line) => [line.name, line.asOf, line.state, line.before, line.after])).toEqual([
    ['第2镇', '2021-10-20', 'needsReason', 2_000, 2_100],
    ['第1镇', '2021-10-21', 'needsReason', null, 900],
    ['第3镇', '2021-10-20', 'new', null, 3_000],
  ])
  await expect(enter(staff, second)).rejects.toMatchObject({ status: 422, details: { problemCount: 2 } })
  expect((await enter(staff, second, '核对后更正')).body).toMatchObject({ saved: 3, same: 1, days: ['2021-10-20', '2021-10-21'] })
})

test('upload while someone types: the confirmed import finds another state, says what moved, and writes nothing', async () => {
  const { staff, campaign, plan } = await small('990012')
  const seen = await preview(staff, campaign, '镇,累计人数\n第1镇,1000\n第2镇,2000\n')
  const clerk = await givenActor(database, 'town_clerk', '990012100')
  await withActor(database.db, clerk, (tx) =>
    saveDailyCounts(tx, clerk, { campaign, asOf: plainDate('2021-10-20'), series: 'reported', coverageGroup: 'everyone', cells: [{ divisionCode: '990012100', level: 'town', persons: 1_111, hour: null, reason: '', baseRevision: 0 }] }, { workingDate: plainDate('2021-12-25'), settingsOn: () => plan.settings }),
  )
  const refusal = await enter(staff, seen).catch((problem: unknown) => problem)
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ status: 409, details: { reason: 'changedSincePreview', moved: [{ divisionCode: '990012100', persons: 1_111 }] } })
  expect((refusal as Refusal).message).toMatch(/^预览之后数据又有改动，什么都没有导入。改动的是：第1镇 2021-10-20（town-clerk-990012100 .* 报 1,111 人）。请重新预览/)
  expect((await preview(staff, campaign, '镇,累计人数\n第2镇,2000\n')).preview.counts.new).toBe(1)
})

test("wrong town: a clerk's file with another town's rows is refused by name, and another county's campaign is not found", async () => {
  const { staff, campaign } = await small('990013')
  const clerk = await givenActor(database, 'town_clerk', '990013100')
  await expect(preview(clerk, campaign, '代码,累计人数\n990013101,5\n')).rejects.toMatchObject({ status: 422 })
  await expect(preview(clerk, campaign, '代码,累计人数\n990013100,5\n', { town: '990013101' })).rejects.toMatchObject({ status: 404 })
  await expect(preview(clerk, campaign, '代码,累计人数\n990013100,5\n', { series: 'tax' })).rejects.toMatchObject({ status: 403 })
  const other = await small('990014')
  await expect(preview(staff, other.campaign, '镇,累计人数\n第1镇,5\n')).rejects.toMatchObject({ status: 404 })
})

test('R4 a former name is read once its change is recorded', async () => {
  const { staff, campaign } = await small('990015')
  await withOperator(database.ownerDb, '990015', (tx) =>
    tx.insert(divisionChanges).values({ divisionCode: '990015101', kind: 'rename', effectiveFrom: opensOn, formerName: '旧名镇', name: '第2镇', documentNumber: '民发1号', authorName: '' }),
  )
  const { preview: shown } = await preview(staff, campaign, '镇,累计人数\n旧名镇,5\n')
  expect(shown.lines).toMatchObject([{ divisionCode: '990015101', name: '第2镇', state: 'new' }])
  expect(shown.warnings).toEqual(['“旧名镇”现为第2镇，已按现在的名称计。'])
})

test.each([
  ['15,200 villages on one day', '990016', 100, 15_200, 1],
  ['760 villages over 20 days', '990017', 31, 760, 20],
])('15,200 rows in one file: %s', async (_name, countyCode, towns, villages, days) => {
  const { staff, campaign, plan } = await given(countyCode, buildCounty({ countyCode, towns, villages, persons: 2_000_000, days: 0, seed: 3 }))
  const lines = plan.divisions.filter((one) => one.level === 'village')
  const text = ['区划代码,村,日期,累计人数', ...Array.from({ length: days }, (_, day) => lines.map((one) => `${one.code},${one.name},${addDays(opensOn, day)},${10 + day}`)).flat()].join('\n')
  const seen = await preview(staff, campaign, text, { asOf: opensOn })
  expect(seen.preview).toMatchObject({ counts: { new: 15_200 }, lines: { length: 200 }, hidden: 15_000 })
  expect((await enter(staff, seen)).body.saved).toBe(15_200)
}, 60_000)
