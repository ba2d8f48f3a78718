import { expect, signIn, test, usernameOf } from './fixtures'

/* Feedback from a phone, answered by the county. Writes feedback alone, which no other journey reads. */

test('a village agent says something on the phone, the county answers, the agent reads it', async ({ page, browser }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, usernameOf.village_agent, '/village/me')
  await page.getByRole('link', { name: '意见反馈' }).click()
  await page.waitForURL('**/feedback')
  await page.getByRole('textbox', { name: '意见' }).fill('村里的数能不能标出昨天的')
  await page.getByRole('button', { name: '发给县医保局' }).click()
  await expect(page.getByText('意见已存，答复会显示在下面。')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: '村里的数能不能标出昨天的' })).toContainText('待答复')
  await expect(page.getByRole('textbox', { name: '意见' })).toHaveValue('')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1)).toBe(true)

  const county = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await signIn(county, usernameOf.county_admin, '/feedback')
  const entry = county.getByRole('listitem').filter({ hasText: '村里的数能不能标出昨天的' })
  await expect(entry).toContainText('五峰')
  await entry.getByRole('textbox', { name: /^答复：/ }).fill('镇进度页有“当日新增”一栏')
  await entry.getByRole('button', { name: '保存答复' }).click()
  await expect(entry.first()).toContainText('已答复')
  await county.context().close()

  await page.reload()
  await expect(page.getByText('镇进度页有“当日新增”一栏')).toBeVisible()
  await expect(page.getByRole('button', { name: '保存答复' })).toHaveCount(0)
})

test("nobody but the writer and the county reads it", async ({ page }) => {
  await signIn(page, usernameOf.town_clerk, '/feedback')
  await expect(page.getByRole('heading', { name: '我的意见' })).toBeVisible()
  await expect(page.getByText('村里的数能不能标出昨天的')).toHaveCount(0)
})

test('an address that is no page of the desk is not taken over', async ({ page }) => {
  await signIn(page, usernameOf.county_leader, '/feedback?from=https://example.com')
  await expect(page.getByRole('textbox', { name: '意见' })).toBeVisible()
  await expect(page.getByText('所说的页面')).toHaveCount(0)
})
