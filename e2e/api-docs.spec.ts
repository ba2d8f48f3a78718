import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { apiRoutes, type ApiRoute } from '../domain/access/routes'
import { may, type Permission } from '../domain/access/permissions'
import { roles } from '../domain/access/roles'
import { refusalSchema } from '../domain/api/openapi'
import type { RouteDescription } from '../domain/api/route-description'
import { routeDescriptions } from '../domain/api/route-descriptions'
import type { EntrySheet } from '../domain/progress/entry-sheet'
import { signInClient, type DeskClient } from './desk-client'
import { expect, passwordOf, signIn, test, usernameOf } from './fixtures'

/*
 * Writes on rows of its own: 正阳镇's counts of 17 October, village 610926108200's quota and the account api-test; all other
 * writes here are previews or refused.
 */

type GetRoute = Extract<ApiRoute, `GET ${string}`>

/** A file of the example's first bulletin, whose page the list names last. */
const bulletinFile = (file: string) => async (client: DeskClient) => {
  const listed = [...(await (await client.get('/bulletins')).text()).matchAll(/"(?:\/bulletins\/([0-9a-f-]{36}))"/g)]
  return `/api/bulletins/${listed.at(-1)?.[1]}/${file}`
}

/** Where a path has brackets or a query must be given: an address that the example answers. */
const samples: Partial<Record<GetRoute, string | ((client: DeskClient) => Promise<string>)>> = {
  'GET /api/bulletins/[id]/docx': bulletinFile('docx'),
  'GET /api/bulletins/[id]/xlsx': bulletinFile('xlsx'),
  'GET /api/bulletins/[id]/picture': bulletinFile('picture'),
  'GET /api/auth/[...nextauth]': '/api/auth/session',
  'GET /api/towns/[code]': '/api/towns/610926100',
  'GET /api/quotas/export': '/api/quotas/export?format=csv',
}

const clients = new Map<string, Promise<DeskClient>>()
let url = ''
test.beforeEach(({ baseURL }) => {
  url = baseURL ?? ''
})

function clientOf(username: string): Promise<DeskClient> {
  const known = clients.get(username) ?? signInClient(url, username, passwordOf(username))
  clients.set(username, known)
  return known
}

/** The first account of the example that may call the route. */
function callerOf(route: ApiRoute): Promise<DeskClient> {
  const access = apiRoutes[route]
  const role = roles.find((one) => access === 'public' || may(one, access as Permission))
  return clientOf(usernameOf[role ?? 'county_admin'])
}

/** The answer's status is in the document and its body is what the document says for it, with no field more. */
async function expectDocumented(route: ApiRoute, answer: Response): Promise<unknown> {
  const described: RouteDescription = routeDescriptions[route]
  const said = described.answers[answer.status]
  if (!said) {
    expect(Object.keys({ ...described.refusals, 400: '', 401: '', 403: '', 413: '', 422: '' }), `${route} answered ${answer.status}`).toContain(String(answer.status))
    const refusal = refusalSchema.parse(await answer.json())
    expect(refusal.error).toMatch(/[\u4e00-\u9fff]/)
    return refusal
  }
  if ('contentTypes' in said) {
    expect(said.contentTypes).toContain(answer.headers.get('content-type')?.split(';')[0])
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100)
    return null
  }
  if ('empty' in said) {
    expect(await answer.text()).toBe('')
    return null
  }
  const body: unknown = await answer.json()
  expect(said.schema.safeParse(body).error?.issues, `${route} answered ${JSON.stringify(body).slice(0, 300)}`).toBeUndefined()
  return body
}

async function addressOf(route: GetRoute, client: DeskClient): Promise<string> {
  const sample = samples[route] ?? route.slice('GET '.length)
  return typeof sample === 'string' ? sample : sample(client)
}

for (const route of Object.keys(apiRoutes).filter((one): one is GetRoute => one.startsWith('GET '))) {
  test(`${route} answers as the document says`, async () => {
    const client = await callerOf(route)
    const path = await addressOf(route, client)
    expect(path, 'give this route an address in samples').not.toContain('[')
    const answer = await client.get(path)
    expect(answer.status).toBeLessThan(300)
    await expectDocumented(route, answer)
  })
}

test('a poll that brings its version back is told that nothing changed', async () => {
  const client = await clientOf('jingban')
  for (const route of ['GET /api/ranking', 'GET /api/towns/[code]', 'GET /api/daily-counts'] as const) {
    const path = await addressOf(route, client)
    const etag = (await client.get(path)).headers.get('etag') ?? ''
    const again = await fetch(`${url}${path}`, { headers: { cookie: client.cookie, 'if-none-match': etag } })
    expect(again.status).toBe(304)
    await expectDocumented(route, again)
  }
})

test('each role gets its own share of an answer in the same form', async () => {
  for (const [username, path, route] of [
    ['lingdao', '/api/ranking', 'GET /api/ranking'],
    ['chengguan', '/api/daily-counts', 'GET /api/daily-counts'],
    ['wufeng', '/api/towns/610926100', 'GET /api/towns/[code]'],
    ['wufeng', '/api/towns/610926101', 'GET /api/towns/[code]'],
    ['jingban', '/api/ranking?asOf=2021-12-24', 'GET /api/ranking'],
    ['jingban', '/api/ranking?nonsense=1', 'GET /api/ranking'],
  ] as const) {
    await expectDocumented(route, await (await clientOf(username)).get(path))
  }
})

async function sendFile(client: DeskClient, path: string, file: Buffer): Promise<Response> {
  const headers = { cookie: client.cookie, origin: url, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() }
  return fetch(`${url}${path}`, { method: 'POST', headers, body: new Uint8Array(file) })
}

test('counts are saved, found unchanged and refused as documented', async () => {
  const client = await clientOf('jingban')
  const sheet = (await (await client.get('/api/daily-counts?asOf=2021-10-17')).json()) as EntrySheet
  const row = sheet.groups[0]!.rows.find((one) => one.name === '正阳镇')!
  const { divisionCode, level, stored } = row
  const cell = { divisionCode, level, persons: (stored?.persons ?? 0) + 1, hour: 17, reason: '接口核对', baseRevision: stored?.revision ?? 0 }
  const save = (cells: unknown[]) => client.write('POST', '/api/daily-counts', { campaign: sheet.campaignId, asOf: '2021-10-17', series: 'reported', cells })
  expect(await expectDocumented('POST /api/daily-counts', await save([cell]))).toMatchObject({ saved: [{ divisionCode }], unchanged: 0 })
  expect(await expectDocumented('POST /api/daily-counts', await save([{ ...cell, persons: cell.persons + 1 }]))).toMatchObject({ conflicts: [{ divisionCode }] })
  await expectDocumented('POST /api/daily-counts', await save([{ ...cell, more: 1 }]))
  await expectDocumented('POST /api/daily-counts', await save([{ ...cell, divisionCode: '610927101' }]))
})

test('tables are previewed, imported and refused as documented', async () => {
  const admin = await clientOf('guanli')
  const campaign = ((await (await admin.get('/api/daily-counts')).json()) as EntrySheet).campaignId
  const quotas = readFileSync('db/seed/pingli/pingli-2022-quota.gb18030.csv')
  const query = `campaign=${campaign}&fileName=${encodeURIComponent('任务表.csv')}`
  const preview = (await expectDocumented('POST /api/quotas/preview', await sendFile(admin, `/api/quotas/preview?${query}`, quotas))) as { fingerprint: string }
  const papers = `effectiveFrom=2021-11-23&documentNumber=${encodeURIComponent('试1号')}&reason=${encodeURIComponent('核对')}`
  const imported = await sendFile(admin, `/api/quotas/import?${query}&${papers}&fingerprint=${preview.fingerprint}`, quotas)
  expect(imported.status, 'the very table that is in force').toBe(422)
  await expectDocumented('POST /api/quotas/import', imported)
  await expectDocumented('POST /api/quotas/preview', await sendFile(admin, `/api/quotas/preview?${query}`, Buffer.from('不是任务表')))

  const villages = readFileSync('db/seed/pingli/pingli-villages.csv')
  await expectDocumented('POST /api/divisions/preview', await sendFile(admin, `/api/divisions/preview?fileName=${encodeURIComponent('区划.csv')}`, villages))
  const stale = await sendFile(admin, `/api/divisions/import?fileName=${encodeURIComponent('区划.csv')}&validFrom=2021-11-23&fingerprint=${'0'.repeat(32)}`, villages)
  expect(stale.status).toBe(409)
  await expectDocumented('POST /api/divisions/import', stale)
  await expectDocumented('POST /api/accounts/preview', await sendFile(admin, '/api/accounts/preview?name=accounts.csv', Buffer.from('用户名,姓名\n')))
  await expectDocumented('POST /api/accounts/import', await sendFile(admin, '/api/accounts/import?name=accounts.csv', Buffer.from('用户名,姓名\n')))
})

test('a quota is changed, an account made, disabled and reset, a campaign refused as documented', async () => {
  const admin = await clientOf('guanli')
  const campaignId = ((await (await admin.get('/api/daily-counts')).json()) as EntrySheet).campaignId
  const change = {
    campaignId, divisionCode: '610926108200', kind: 'assigned', coverageGroup: 'everyone', persons: 700, milestones: [], remark: '',
    effectiveFrom: '2021-11-23', reason: '接口核对', documentNumber: '试2号', seenEntry: null,
  }
  const changed = await admin.write('POST', '/api/quotas/changes', change)
  expect(changed.status).toBe(201)
  await expectDocumented('POST /api/quotas/changes', changed)
  await expectDocumented('POST /api/quotas/changes', await admin.write('POST', '/api/quotas/changes', { ...change, persons: 701 }))

  const made = await admin.write('POST', '/api/accounts', { username: 'api-test', displayName: '接口核对', role: 'county_leader', department: null, scopeCode: '610926', expiresOn: null })
  expect(made.status).toBe(201)
  const { accounts } = (await expectDocumented('POST /api/accounts', made)) as { accounts: { id: string }[] }
  const id = accounts[0]!.id
  await expectDocumented('POST /api/accounts/[id]/password', await admin.write('POST', `/api/accounts/${id}/password`, { version: 1 }))
  await expectDocumented('PUT /api/accounts/[id]', await admin.write('PUT', `/api/accounts/${id}`, { act: 'disable', version: 2 }))
  await expectDocumented('PUT /api/accounts/[id]', await admin.write('PUT', `/api/accounts/${id}`, { act: 'disable', version: 2 }))

  for (const [route, path] of [
    ['POST /api/campaigns', '/api/campaigns'],
    ['POST /api/campaigns/[id]/settings', `/api/campaigns/${campaignId}/settings`],
    ['POST /api/bulletins', '/api/bulletins'],
    ['POST /api/bulletins/[id]/steps', `/api/bulletins/${campaignId}/steps`],
    ['POST /api/supervision/reminders', '/api/supervision/reminders'],
    ['POST /api/supervision/visits', '/api/supervision/visits'],
    ['POST /api/supervision/cases/[id]/steps', `/api/supervision/cases/${campaignId}/steps`],
    ['POST /api/password', '/api/password'],
    ['POST /api/first-run', '/api/first-run'],
  ] as const) {
    const { body } = routeDescriptions[route]
    const answer = await admin.write('POST', path, typeof body === 'object' && 'example' in body ? { ...Object(body.example), unknownField: 1 } : {})
    expect(answer.status, route).toBe(422)
    await expectDocumented(route, answer)
  }
  // R13: what follows from bulletins by rule is written by who may sign.
  for (const [username, status] of [['guanli', 403], ['dudao', 200]] as const) {
    const answer = await (await clientOf(username)).write('POST', '/api/supervision/talks', { campaign: campaignId })
    expect([username, answer.status]).toEqual([username, status])
    await expectDocumented('POST /api/supervision/talks', answer)
  }
})

test('without signing in there is no document; signed in, the page shows every route', async ({ page }) => {
  expect((await fetch(`${url}/api/openapi.json`)).status).toBe(401)
  await signIn(page, 'shenji', '/api-docs')
  await expect(page.getByRole('heading', { level: 1, name: '接口说明' })).toBeVisible()
  await expect(page.getByRole('article').filter({ has: page.getByRole('heading', { level: 3, name: /^(GET|POST|PUT|DELETE) / }) })).toHaveCount(Object.keys(apiRoutes).length)
})
