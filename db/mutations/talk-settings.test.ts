import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { plainDate } from '@/domain/time/plain-date'
import { getCases, getRunIssues } from '../queries/supervision'
import { campaignSettings } from '../schema'
import { buildCounty } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { cutOffOn, givenIssued, reportCount } from '../testing/bulletins'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { reviewTalks } from './supervision'

/* R16 over settings that change in mid-campaign: three towns, the first of which is last in every bulletin. Bulletins are issued on 31 December. */
const county = '990001'
const town = (index: number) => `${county}${100 + index}`
const plan = buildCounty({ countyCode: county, towns: 3, villages: 3, persons: 3_000, days: 0, seed: 1 })

let database: TestDatabase
let campaignId: string
let author: Actor, signer: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  const quotas = plan.quotas.map((quota) => ({ ...quota, persons: quota.divisionCode === county ? 3_000 : 1_000 }))
  campaignId = (await givenCounty(database, { ...plan, quotas })).campaignId
  author = await givenActor(database, 'county_staff', county)
  signer = await givenActor(database, 'supervisor', county, 'signer', true)
})
afterAll(() => database.close())

async function revise(from: string, escalation: Partial<CampaignSettings['escalation']>): Promise<void> {
  const settings = { ...plan.settings, escalation: { ...plan.settings.escalation, ...escalation } }
  await withOperator(database.ownerDb, county, (tx) => tx.insert(campaignSettings).values({ campaignId, effectiveFrom: plainDate(from), settings, documentTitle: '补充通知', documentNumber: '试2号', authorName: '试验' }))
}

async function issueOn(day: string): Promise<void> {
  for (const index of [0, 1, 2]) await reportCount(database, { campaignId, town: town(index), day, persons: 100 * (index + 1) })
  await givenIssued(database, { author, signer }, { cutOff: cutOffOn(day) })
}

const talks = async () => (await withActor(database.db, author, (tx) => getCases(tx, campaignId, { kind: 'talk' }))).map(({ divisionCode, runEndsWith, runLength }) => [divisionCode, runEndsWith, runLength])
const review = (escalation: Partial<CampaignSettings['escalation']> = {}) => withActor(database.db, signer, (tx) => reviewTalks(tx, signer, { campaignId, today: { ...plan.settings.escalation, ...escalation } }))

test('what is switched off on the day of issuing opens nothing, though the sealed settings would', async () => {
  await revise('2021-12-30', { talks: false })
  await issueOn('2021-10-26')
  await issueOn('2021-11-02')
  expect((await withActor(database.db, signer, (tx) => getRunIssues(tx, campaignId))).map(({ rules }) => [rules?.talks, rules?.lastPlaceTimes])).toEqual([[true, 2], [true, 2]])
  expect(await talks()).toEqual([])
})

test('an issue sealed while talks were switched off ends no run afterwards, and how often is what it has sealed', async () => {
  await revise('2021-11-08', { talks: false })
  await issueOn('2021-11-09')
  await revise('2021-11-15', { lastPlaceTimes: 3 })
  await revise('2021-12-31', {})
  await review({ exemptCodes: [town(0)] })
  expect(await talks()).toEqual([])
  // Switched on again: 1 and 2 by their own rules, 3 by none, and 3 to 5 by the three that 5 asks for.
  await issueOn('2021-11-16')
  expect(await talks()).toEqual([[town(0), 2, 2]])
  await issueOn('2021-11-23')
  expect(await talks()).toEqual([[town(0), 5, 3], [town(0), 2, 2]])
})
