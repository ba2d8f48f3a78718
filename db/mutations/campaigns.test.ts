import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { plainDate } from '@/domain/time/plain-date'
import { getCampaigns, getSettingsHistory, getSettingsInForce, getSetupState } from '../queries/campaigns'
import { divisions } from '../schema'
import { plainSettings } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { createCampaign, reviseSettings } from './campaigns'

const validFrom = plainDate('2000-01-01')
const settings = plainSettings(plainDate('2021-10-15'), plainDate('2021-12-25'))
const document = { documentTitle: '关于做好参保缴费工作的通知', documentNumber: '平政办发〔2021〕105号' }
let database: TestDatabase
let admin: Actor
let staff: Actor
let foreigner: Actor
let campaignId: string

beforeAll(async () => {
  database = await openTestDatabase()
  await withOperator(database.ownerDb, '', (tx) => tx.insert(divisions).values([
    { code: '990001', level: 'county', name: '甲县', validFrom },
    { code: '990002', level: 'county', name: '乙县', validFrom },
  ]))
  admin = await givenActor(database, 'county_admin', '990001')
  staff = await givenActor(database, 'county_staff', '990001')
  foreigner = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

test('a campaign opens with its settings and document, once per year', async () => {
  const created = await withActor(database.db, admin, (tx) => createCampaign(tx, admin, { settings, ...document }))
  if (!created.ok) throw new Error('The campaign was refused.')
  campaignId = created.campaignId
  expect(created.audit).toEqual([{ act: 'campaign:create', scopeCode: '990001', records: [campaignId], fields: [], note: '2022年度，平政办发〔2021〕105号' }])
  expect(await withActor(database.db, admin, getCampaigns)).toMatchObject([{ id: campaignId, countyCode: '990001', coverageYear: 2022, demoDate: null }])
  const again = await withActor(database.db, admin, (tx) => createCampaign(tx, admin, { settings, ...document }))
  expect(again).toEqual({ ok: false, refusal: { reason: 'taken', coverageYear: 2022 } })
  // Another county may have the same year, and neither sees the other's.
  expect(await withActor(database.db, foreigner, (tx) => createCampaign(tx, foreigner, { settings, ...document }))).toMatchObject({ ok: true })
  expect(await withActor(database.db, foreigner, getCampaigns)).toMatchObject([{ countyCode: '990002' }])
})

test('an extension is a dated revision; what stood before stays readable and in force until then', async () => {
  const [first] = await withActor(database.db, admin, (tx) => getSettingsHistory(tx, campaignId))
  const extended = { ...settings, closesOn: plainDate('2022-02-28') }
  const revision = { settings: extended, documentTitle: '关于延长集中缴费期的通知', documentNumber: '平政办发〔2021〕120号', effectiveFrom: plainDate('2021-12-20'), reason: '集中缴费期延长', seenRevision: first!.id }
  const revised = await withActor(database.db, admin, (tx) => reviseSettings(tx, admin, campaignId, revision))
  expect(revised).toMatchObject({ ok: true, audit: [{ act: 'campaign:revise', fields: ['closesOn'], records: [campaignId] }] })
  const closesOn = async (day: string) => (await withActor(database.db, admin, (tx) => getSettingsInForce(tx, campaignId, plainDate(day))))?.settings.closesOn
  expect([await closesOn('2021-12-19'), await closesOn('2021-12-20')]).toEqual(['2021-12-25', '2022-02-28'])
  expect(await withActor(database.db, admin, (tx) => getSettingsHistory(tx, campaignId))).toMatchObject([
    { documentNumber: '平政办发〔2021〕120号', reason: '集中缴费期延长', authorName: admin.displayName },
    { documentNumber: '平政办发〔2021〕105号' },
  ])
  // Somebody who still looks at the first revision is told.
  expect(await withActor(database.db, admin, (tx) => reviseSettings(tx, admin, campaignId, revision))).toMatchObject({ ok: false, refusal: { reason: 'stale', by: admin.displayName } })
})

test('another year, a day before the first settings and another county are refused', async () => {
  const [newest] = await withActor(database.db, admin, (tx) => getSettingsHistory(tx, campaignId))
  const revision = { settings, ...document, effectiveFrom: plainDate('2021-12-20'), reason: '更正', seenRevision: newest!.id }
  const revise = (actor: Actor, change: Partial<typeof revision>) => withActor(database.db, actor, (tx) => reviseSettings(tx, actor, campaignId, { ...revision, ...change }))
  expect(await revise(admin, { settings: { ...settings, coverageYear: 2023 } })).toMatchObject({ refusal: { reason: 'year' } })
  expect(await revise(admin, { effectiveFrom: plainDate('2021-10-01') })).toMatchObject({ refusal: { reason: 'beforeFirst' } })
  expect(await revise(foreigner, {})).toMatchObject({ refusal: { reason: 'missing' } })
  expect(await withActor(database.db, foreigner, (tx) => getSettingsHistory(tx, campaignId))).toEqual([])
  await expect(revise(staff, {})).rejects.toThrow()
  await expect(withActor(database.db, staff, (tx) => createCampaign(tx, staff, { settings: { ...settings, coverageYear: 2030 }, ...document }))).rejects.toThrow()
  await expect(withActor(database.db, admin, (tx) => tx.execute(sql`update campaign_settings set reason = ''`))).rejects.toThrow()
})

test('the checklist counts the own county alone', async () => {
  expect(await withActor(database.db, admin, getSetupState)).toEqual({ towns: 0, villages: 0, campaigns: 1, quotas: 0, accounts: 2 })
})
