import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { getDivision } from '@/db/queries/divisions'
import { dailyCounts } from '@/db/schema'
import { buildCounty } from '@/db/seed/build-county'
import { withActor, withOperator } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import type { Actor } from '@/domain/access/actor'
import { plainDate } from '@/domain/time/plain-date'
import { givenSession, setTestEnvironment, writeRequest } from './request.fixture'

vi.mock('server-only', () => ({}))

const [ending, successor] = ['990001100', '990001101']
let database: TestDatabase
let admin: Actor
let cookie: string

beforeAll(async () => {
  database = await openTestDatabase()
  setTestEnvironment(database)
  const { campaignId } = await givenCounty(database, { ...buildCounty({ towns: 3, villages: 6, persons: 3_000, days: 0, seed: 1 }), demoDate: plainDate('2021-11-23') })
  admin = await givenActor(database, 'county_admin', '990001')
  cookie = (await givenSession(database, admin)).cookie
  const cell = (day: string, persons: number) => ({ campaignId, divisionCode: ending, level: 'town' as const, asOf: plainDate(day), persons, hour: 17, revision: 1, series: 'reported' as const, coverageGroup: 'everyone', authorName: '试验员' })
  await withOperator(database.ownerDb, '990001', (tx) => tx.insert(dailyCounts).values([cell('2021-11-10', 100), cell('2021-11-20', 150)]))
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

async function merge(lastDay: string) {
  const { POST } = await import('@/app/api/divisions/[code]/changes/route')
  const villages = ['201', '202'].map((end) => ({ code: `${ending}${end}`, successorCode: successor }))
  const body = { kind: 'merge', successorCode: successor, lastDay, villages, documentNumber: '县政函〔2021〕12号', reason: '撤乡并镇' }
  const answer = await POST(writeRequest(`/api/divisions/${ending}/changes`, body, cookie), { params: Promise.resolve({ code: ending }) })
  return { status: answer.status, body: (await answer.json()) as { error?: string } }
}

test('a merge dated back over a report is refused with its number, and one that leaves every report alone is taken', async () => {
  expect(await merge('2021-11-12')).toEqual({
    status: 422, body: { error: '2021年11月12日以后已有上报：第1镇 1 项，合并后会从合计里消失。请先撤销或更正这些数，或把最后一天改为2021年11月20日或以后。' },
  })
  expect(await withActor(database.db, admin, (tx) => getDivision(tx, ending))).toMatchObject({ validTo: null })
  expect(await merge('2021-11-20')).toMatchObject({ status: 201 })
})
