import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildCounty } from '@/db/seed/build-county'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { plainDate } from '@/domain/time/plain-date'
import { givenCookie, serveFrom, writeRequest } from './signed-in.fixture'

vi.mock('server-only', () => ({}))

/* What the routes of supervision refuse, in which words: days, switches, whose step it is (R15–R17). Today is 23 November. */
const [county, switchedOff] = ['990001', '990002']
const town = `${county}100`
let database: TestDatabase
let campaign: string, offCampaign: string
let cookies: Record<'staff' | 'signer' | 'leader' | 'clerk' | 'agent' | 'off', string>

function plan(countyCode: string, escalation: Partial<CampaignSettings['escalation']>) {
  const base = buildCounty({ countyCode, towns: 2, villages: 4, persons: 2_000, days: 0, seed: 3 })
  return { ...base, demoDate: plainDate('2021-11-23'), settings: { ...base.settings, escalation: { ...base.settings.escalation, ...escalation } } }
}

beforeAll(async () => {
  database = await openTestDatabase()
  serveFrom(database)
  campaign = (await givenCounty(database, plan(county, {}))).campaignId
  offCampaign = (await givenCounty(database, plan(switchedOff, { reminders: false, talks: false }))).campaignId
  const cookieOf = async (role: Parameters<typeof givenActor>[1], scope: string, signs = false) => givenCookie(database, await givenActor(database, role, scope, undefined, signs))
  cookies = {
    staff: await cookieOf('county_staff', county), signer: await cookieOf('supervisor', county, true), leader: await cookieOf('county_leader', county), clerk: await cookieOf('town_clerk', town),
    agent: await cookieOf('village_agent', `${town}201`), off: await cookieOf('county_staff', switchedOff, true),
  }
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

type Who = keyof typeof cookies
const at = (params: Record<string, string> = {}) => ({ params: Promise.resolve(params) })
async function answerOf(response: Response): Promise<Record<string, unknown> & { status: number }> {
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) }
}

async function remind(who: Who, more: Record<string, unknown> = {}) {
  const { POST } = await import('@/app/api/supervision/reminders/route')
  const body = { campaign, issue: null, dueOn: '2021-11-26', reminders: [{ division: town, level: null, content: '请答复' }], ...more }
  return answerOf(await POST(writeRequest('/api/supervision/reminders', cookies[who], body), at()))
}

async function visit(who: Who, more: Record<string, unknown> = {}) {
  const { POST } = await import('@/app/api/supervision/visits/route')
  const body = { campaign, division: town, team: '医保局', heldOn: '2021-11-22', content: '未按日上报', dueOn: null, ...more }
  return answerOf(await POST(writeRequest('/api/supervision/visits', cookies[who], body), at()))
}

async function step(who: Who, id: string, body: Record<string, unknown>) {
  const { POST } = await import('@/app/api/supervision/cases/[id]/steps/route')
  return answerOf(await POST(writeRequest(`/api/supervision/cases/${id}/steps`, cookies[who], { seenNumber: 1, content: '已核实', onDay: null, ...body }), at({ id })))
}

async function review(who: Who, of: string) {
  const { POST } = await import('@/app/api/supervision/talks/route')
  return answerOf(await POST(writeRequest('/api/supervision/talks', cookies[who], { campaign: of }), at()))
}

describe('reminders', () => {
  test('are sent all or none, and only by the county', async () => {
    expect(await remind('staff', { reminders: [{ division: town, level: 'red', content: '请答复' }, { division: `${county}199`, level: null, content: '请答复' }] })).toMatchObject({ status: 404 })
    expect(await remind('staff')).toMatchObject({ status: 201, ids: [expect.any(String)] })
    for (const who of ['leader', 'clerk', 'agent'] as const) expect(await remind(who)).toMatchObject({ status: 403 })
  })

  test.each<[Record<string, unknown>, string]>([
    [{ dueOn: '2021-11-22' }, '答复期限11月22日已经过去，请改为今天或以后的日期。'],
    [{ dueOn: '2023-11-22' }, '答复期限2023-11-22太远，请核对年份。'],
    [{ reminders: [] }, '请至少选择一个镇。'],
    [{ reminders: [{ division: town, level: null, content: ' ' }] }, '请填写提醒内容。'],
    [{ reminders: [{ division: town, level: null, content: 'a' }, { division: town, level: null, content: 'b' }] }, '同一个镇在这次提醒里出现了两次，请刷新页面后重试。'],
  ])('%j is refused', async (more, sentence) => {
    expect(await remind('staff', more)).toMatchObject({ status: 422, error: sentence })
  })

  test('and talks are refused where they are switched off, visits are not', async () => {
    const division = `${switchedOff}100`
    expect(await remind('off', { campaign: offCampaign, reminders: [{ division, level: null, content: '请答复' }] })).toMatchObject({ status: 422, error: expect.stringContaining('没有启用提醒督办') })
    expect(await review('off', offCampaign)).toMatchObject({ status: 422, error: expect.stringContaining('没有启用约谈') })
    expect(await visit('off', { campaign: offCampaign, division })).toMatchObject({ status: 201 })
  })

  test('of another county’s campaign are not found', async () => {
    expect(await remind('off')).toMatchObject({ status: 404 })
    expect(await review('off', campaign)).toMatchObject({ status: 404 })
    expect(await review('signer', campaign)).toMatchObject({ status: 200, opened: 0, reexamined: 0 })
    for (const who of ['staff', 'leader', 'clerk'] as const) expect(await review(who, campaign)).toMatchObject({ status: 403 })
  })
})

test.each<[Record<string, unknown>, string]>([
  [{ heldOn: '2021-11-24' }, '督导日期11月24日还没有到，请核对。'],
  [{ heldOn: '2019-11-24' }, '督导日期2019-11-24太早，请核对年份。'],
  [{ dueOn: '2021-11-21' }, '约定的日期早于督导日期，请核对。'],
  [{ team: '' }, '请填写督导组成员。'],
])('a visit with %j is refused', async (more, sentence) => {
  expect(await visit('staff', more)).toMatchObject({ status: 422, error: sentence })
})

describe('a step', () => {
  test('says whose it is, what is missing, and who was first', async () => {
    const sent = await remind('staff')
    const id = (sent.ids as string[])[0]!
    expect(await step('staff', id, { step: 'replied' })).toMatchObject({ status: 403, error: '这一步由被提醒或约谈的单位办理，您这次的没有存。' })
    expect(await step('leader', id, { step: 'closed' })).toMatchObject({ status: 403, error: '这一步由县里（县医保局、联合督导组）办理，您这次的没有存。' })
    expect(await step('agent', id, { step: 'replied' })).toMatchObject({ status: 403 })
    expect(await step('clerk', id, { step: 'replied', content: '' })).toMatchObject({ status: 422, error: '请填写答复。' })
    expect(await step('clerk', id, { step: 'replied', onDay: '2021-11-22' })).toMatchObject({ status: 422, error: '预计完成日期11月22日已经过去，请改为今天或以后的日期。' })
    expect(await step('clerk', id, { step: 'explained' })).toMatchObject({ status: 409 })
    expect(await step('clerk', id, { step: 'replied' })).toMatchObject({ status: 201, id, number: 2 })
    expect(await step('staff', id, { step: 'closed' })).toMatchObject({ status: 409, reason: 'stale', error: expect.stringMatching(/^town-clerk-990001100已于.*办过一步（已答复），您这次的没有存。/) })
    expect(await step('staff', id, { step: 'closed', seenNumber: 2, onDay: '2021-11-25' })).toMatchObject({ status: 422 })
    expect(await step('staff', id, { step: 'closed', seenNumber: 2 })).toMatchObject({ status: 201 })
  })

  test('in a case that is none, or none of the reader’s, is not found', async () => {
    const sent = await remind('staff')
    expect(await step('off', (sent.ids as string[])[0]!, { step: 'closed' })).toMatchObject({ status: 404 })
    expect(await step('staff', 'nonsense', { step: 'closed' })).toMatchObject({ status: 404 })
  })
})
