import { NextRequest } from 'next/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { reviseSettings } from '@/db/mutations/campaigns'
import { getSettingsHistory } from '@/db/queries/campaigns'
import { buildCounty } from '@/db/seed/build-county'
import { withActor } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import { plainDate } from '@/domain/time/plain-date'
import { atNoParams, givenSession, setTestEnvironment } from './request.fixture'

vi.mock('server-only', () => ({}))

let today = plainDate('2021-11-23')
vi.mock('./working-date', () => ({ workingDate: () => today }))

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  setTestEnvironment(database)
})
afterAll(async () => {
  const { connection } = await import('./database')
  await connection().client.end()
  await database.close()
})

test('a switch that takes effect overnight reaches an open page without any change to the numbers (R11)', async () => {
  const { campaignId } = await givenCounty(database, { ...buildCounty({ towns: 2, villages: 4, persons: 2_000, days: 30, seed: 3 }), demoDate: null })
  const admin = await givenActor(database, 'county_admin', '990001')
  const { cookie } = await givenSession(database, await givenActor(database, 'town_clerk', '990001100'))
  const [newest] = await withActor(database.db, admin, (tx) => getSettingsHistory(tx, campaignId))
  const closed = { settings: { ...newest!.settings, townsSeeTable: false }, documentTitle: '通知', documentNumber: '1号', reason: '按通知', effectiveFrom: plainDate('2021-11-24'), seenRevision: newest!.id }
  expect(await withActor(database.db, admin, (tx) => reviseSettings(tx, admin, campaignId, closed))).toMatchObject({ ok: true })

  const { GET } = await import('@/app/api/ranking/route')
  const poll = async (etag?: string | null) => {
    const headers = { cookie, host: '127.0.0.1:3000', ...(etag ? { 'if-none-match': etag } : {}) }
    const response = await GET(new NextRequest('http://127.0.0.1:3000/api/ranking?asOf=2021-11-01', { headers }), atNoParams)
    return { status: response.status, etag: response.headers.get('etag'), rows: response.status === 200 ? ((await response.json()) as { rows: unknown[] }).rows.length : null }
  }
  const evening = await poll()
  expect(evening).toMatchObject({ status: 200, rows: 2 })
  expect(await poll(evening.etag)).toMatchObject({ status: 304 })
  today = plainDate('2021-11-24')
  expect(await poll(evening.etag)).toMatchObject({ status: 200, rows: 1 })
  expect(await poll()).toMatchObject({ rows: 1 })
})
