import { randomUUID } from 'node:crypto'
import type { EntrySheet } from '../domain/progress/entry-sheet'
import { freshName } from './new-account'
import { expect, signIn, test } from './fixtures'

/*
 * Senders and tokens (issue A2 §1, §4). They write the series 系统登记 of 12 November, which no other journey looks at. Every
 * wrong use of a token is proved at the routes in app/_server/sender.database.test.ts; here is the way of a person and a program.
 */

test('an administrator makes a sender, a program sends with its token, and revoking ends it at once', async ({ page }) => {
  await signIn(page, 'guanli', '/admin/senders')
  const name = freshName('程序')
  await page.getByRole('button', { name: '建立报送方' }).first().click()
  const dialog = page.getByRole('dialog', { name: '建立报送方' })
  await dialog.getByLabel('名称').fill(name)
  await dialog.getByLabel('范围').selectOption({ label: '正阳镇' })
  await dialog.getByLabel('口径').selectOption({ label: '系统登记' })
  await dialog.getByLabel('最后一天').fill('2999-12-31')
  await dialog.getByRole('button', { name: '建立报送方' }).click()
  await expect(page.getByRole('heading', { name: `“${name}”的令牌` })).toBeFocused()
  const token = await page.getByText(/^yb_[\w-]{43}$/).innerText()

  // A program without cookie and origin
  const url = new URL(page.url()).origin
  const send = (path: string, body: unknown, given = token) =>
    fetch(`${url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${given}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body: JSON.stringify(body) })
  const sheet = (await (await page.request.get('/api/daily-counts?series=registered&asOf=2021-11-12')).json()) as EntrySheet
  const row = sheet.groups.flatMap((group) => group.rows).find((one) => one.divisionCode === '610926109')!
  const delivery = { asOf: '2021-11-12', rows: [{ divisionCode: '610926109', persons: row.stored!.persons! + 1, reason: '系统重新统计' }] }
  const answer = await send('/api/daily-counts/uploads', delivery)
  expect([answer.status, await answer.json()]).toEqual([201, expect.objectContaining({ saved: 1, same: 0 })])
  expect((await send('/api/daily-counts/uploads', { ...delivery, rows: [{ divisionCode: '610926100', persons: 1 }] })).status).toBe(404)
  expect((await send('/api/daily-counts/uploads', { ...delivery, series: 'tax' })).status).toBe(403)
  expect((await send('/api/senders', {})).status).toBe(403)
  expect((await fetch(`${url}/api/ranking`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(403)

  // Its use is seen, its delivery stands among the uploads, and a repeated page never shows the token again
  await page.goto('/admin/senders')
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText(/127\.0\.0\.1|::1/)
  await expect(page.getByText(token)).toHaveCount(0)
  await page.goto('/daily-counts/import?series=registered&asOf=2021-11-12')
  await expect(page.getByRole('row', { name: new RegExp(`接口报送.*${name}（报送方）`) })).toBeVisible()

  await page.goto('/admin/senders')
  await page.getByRole('button', { name: `撤销令牌：${name}` }).click()
  await page.getByRole('dialog', { name: '撤销令牌' }).getByRole('button', { name: '撤销令牌' }).click()
  await expect(page.getByText(`“${name}”的令牌已撤销。`)).toBeVisible()
  const ended = await send('/api/daily-counts/uploads', delivery)
  expect([ended.status, ((await ended.json()) as { error: string }).error]).toEqual([401, expect.stringContaining('令牌已撤销')])
})

test('nobody but an administrator opens the senders', async ({ page }) => {
  await signIn(page, 'jingban', '/admin/senders')
  await expect(page.getByRole('heading', { name: '您没有打开这个页面的权限' })).toBeVisible()
})
