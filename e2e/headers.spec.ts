import { expect, signIn, test } from './fixtures'

test('every page carries its defences, and scripts run by nonce alone', async ({ page }) => {
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text())
  })
  await signIn(page, 'lingdao', '/dashboard')
  const response = await page.goto('/dashboard')
  const headers = response!.headers()
  const policy = headers['content-security-policy'] ?? ''
  expect(policy).toMatch(/script-src 'self' 'nonce-[0-9a-f]{32}'/)
  expect(policy.split(';').find((part) => part.includes('script-src'))).not.toContain('unsafe')
  expect(policy).toContain("frame-ancestors 'none'")
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' })
  expect(headers['x-powered-by']).toBeUndefined()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // An address that leads nowhere has the office's own page, whose scripts carry the nonce too.
  expect((await page.goto('/no-such-page'))!.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: '没有找到这个页面' })).toBeVisible()
  await expect(page.getByRole('link', { name: '回到首页' })).toBeVisible()
  expect(refused).toEqual([])
})

test('a body beyond the limit and a host of another name are turned away', async ({ page, request, baseURL }) => {
  await signIn(page, 'jingban', '/about')
  const tooLong = await page.request.post('/api/daily-counts', {
    headers: { origin: new URL(baseURL!).origin, 'idempotency-key': 'too-long-a-body', 'content-type': 'application/json' },
    data: Buffer.alloc(1_100_000, 0x20),
  })
  expect(tooLong.status()).toBe(413)
  const foreign = await request.get('/login', { headers: { host: 'yingbao.example.com' } })
  expect(foreign.status()).toBe(421)
})

test('half a body, unknown fields and a missing key get a sentence and change nothing', async ({ page, baseURL }) => {
  await signIn(page, 'jingban', '/about')
  const headers = { origin: new URL(baseURL!).origin, 'content-type': 'application/json' }
  const post = async (data: string, extra: Record<string, string> = { 'idempotency-key': 'bad-input-of-a-test' }) => {
    const answer = await page.request.post('/api/daily-counts', { headers: { ...headers, ...extra }, data: Buffer.from(data) })
    return [answer.status(), ((await answer.json()) as { error: string }).error]
  }
  expect(await post('{"campaign":"')).toEqual([400, '提交的内容不完整或不是 JSON，什么都没有改变。请重新提交。'])
  const cells = [{ divisionCode: '610926100', level: 'town', persons: 1, hour: 17, reason: '', baseRevision: 0 }]
  const body = { campaign: '00000000-0000-4000-8000-000000000000', asOf: '2021-11-23', series: 'reported', cells }
  const [status, sentence] = await post(JSON.stringify({ ...body, surprise: 1 }))
  expect([status, sentence]).toEqual([422, expect.stringContaining('不认识的栏目：surprise')])
  expect(await post(JSON.stringify(body), {})).toEqual([400, '提交缺少防重复编号（Idempotency-Key），请刷新页面后重试。'])
})
