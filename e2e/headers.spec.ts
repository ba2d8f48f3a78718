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
