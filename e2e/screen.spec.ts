import type { Page } from '@playwright/test'
import { expect, signIn, test, usernameOf } from './fixtures'

/*
 * The wall display. Reads 23 November 2021, which no journey writes on. Its one write is the deliberate click, which leaves an
 * entry in the log and changes no number.
 */

const asOf = '2021-11-23'
const shown = (page: Page, name: string) => page.getByRole('heading', { level: 2, name })

test('three figures, the ranking and the days, as the dashboard has them', async ({ page }) => {
  await signIn(page, usernameOf.county_leader, `/screen?asOf=${asOf}&paused=1`)
  await expect(page.getByRole('heading', { level: 1, name: '平利县2022年度城乡居民医保参保缴费（演示数据）' })).toBeVisible()
  await expect(page.getByRole('region', { name: '全县进度' }).getByText('上级任务 · 镇村上报 · 数据截至 2021-11-23 17时')).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: /^138,212$/ })).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: /^65.82%$/ })).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: /^29,788$/ })).toBeVisible()
  await expect(page.getByText('▼ 慢 2.27 个百分点')).toBeVisible()

  // Turned by hand with the keyboard
  await page.keyboard.press('ArrowRight')
  await expect(shown(page, '各镇完成率排名')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '兴隆镇' }).getByRole('cell')).toHaveText(['1', '', '82.00%', '▲ 多 1,669', /^\+\d+$/])
  await expect(page.getByRole('row').filter({ hasText: '大贵镇' })).toContainText('▼▼ 差 1,991')
  await expect(page.getByRole('row').filter({ hasText: '全县' })).toContainText('65.82%')

  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('img', { name: /11月23日为 138,212 人/ })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '11-23' })).toContainText('138,212')
  await expect(page).toHaveURL(/paused=1&view=trend/)
})

test('turns by itself, stands still when asked, and the address says so', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, `/screen?asOf=${asOf}&seconds=5`)
  await expect(shown(page, '全县进度')).toBeVisible()
  await expect(shown(page, '各镇完成率排名')).toBeVisible()
  await expect(shown(page, '全县进度')).toBeHidden()
  await expect(shown(page, '每日累计')).toBeVisible()
  await expect(shown(page, '全县进度')).toBeVisible()

  await page.getByRole('button', { name: '暂停翻页' }).click()
  await expect(page).toHaveURL(/seconds=5&paused=1&view=figures/)
  await page.reload()
  await expect(page.getByRole('button', { name: '继续翻页' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('link', { name: '深色' }).click()
  await expect(page).toHaveURL(/theme=dark/)
  await expect(page.locator('main')).toHaveAttribute('data-theme', 'dark')
})

test('follows group and kind of its address', async ({ page }) => {
  await signIn(page, usernameOf.supervisor, `/screen?asOf=${asOf}&group=formerPoor&paused=1`)
  await expect(page.getByRole('region', { name: '全县进度' }).getByText('一般脱贫户 · 上级任务 · 镇村上报')).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: /^41,450$/ })).toBeVisible()
  await page.goto(`/screen?asOf=${asOf}&kind=own&paused=1`)
  await expect(page.getByRole('definition').filter({ hasText: /^64.52%$/ })).toBeVisible()
})

test('a lost connection is said with its time, and forgotten when it is back', async ({ page }) => {
  await signIn(page, usernameOf.county_leader, `/screen?asOf=${asOf}&paused=1`)
  await page.route('**/api/screen?**', (route) => route.abort())
  await expect(page.getByText(/^数据停在 \d{2}:\d{2}，连不上服务器；恢复后自动更新，不用刷新。$/)).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: /^138,212$/ })).toBeVisible()
  await page.unroute('**/api/screen?**')
  await expect(page.getByText(/^数据停在/)).toBeHidden()
})

test('when the session ends the wall says so, and the way back leads to the same display', async ({ page }) => {
  await signIn(page, usernameOf.county_leader, `/screen?asOf=${asOf}&paused=1`)
  await expect(page.getByRole('button', { name: '在大屏上持续显示' })).toBeVisible()
  await page.evaluate(async () => {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
    await fetch('/api/auth/signout', { method: 'POST', body: new URLSearchParams({ csrfToken, json: 'true' }) })
  })
  await expect(page.getByRole('heading', { name: '大屏已停止更新' })).toBeVisible()
  await expect(page.getByRole('alert').getByText('数据截至 2021-11-23 17时')).toBeVisible()
  await page.getByRole('link', { name: '重新登录' }).click()
  await expect(page).toHaveURL(/\/login\?next=%2Fscreen/)
})

test('the deliberate click lets it go on, and only a cookie no script can read says so', async ({ page, context }) => {
  await signIn(page, usernameOf.county_leader, `/screen?asOf=${asOf}&paused=1`)
  await page.getByRole('button', { name: '在大屏上持续显示' }).click()
  await expect(page.getByText('持续显示中，到登录满 12 小时为止；其他页面仍在 30 分钟无操作后退出')).toBeVisible()
  const pass = (await context.cookies()).find((cookie) => cookie.name === 'yingbao-display')
  expect([pass?.httpOnly, pass?.sameSite]).toEqual([true, 'Strict'])
  await page.reload()
  await expect(page.getByText(/^持续显示中/)).toBeVisible()
})

test('a clerk whose towns see the table has a wall too; an agent is led to his own town', async ({ page, browser }) => {
  await signIn(page, usernameOf.town_clerk, `/screen?asOf=${asOf}&paused=1`)
  await expect(page.getByRole('definition').filter({ hasText: /^138,212$/ })).toBeVisible()
  const other = await browser.newContext()
  const agent = await other.newPage()
  await signIn(agent, usernameOf.village_agent, '/screen')
  await expect(agent).toHaveURL(/\/village$/)
  expect((await agent.request.get('/api/screen')).status()).toBe(404)
  await other.close()
})

for (const size of [{ width: 1920, height: 1080 }, { width: 1366, height: 768 }]) {
  test(`at ${size.width}×${size.height} every page fits the wall`, async ({ page }) => {
    await page.setViewportSize(size)
    for (const view of ['figures', 'ranking', 'trend']) {
      if (view === 'figures') await signIn(page, usernameOf.county_leader, `/screen?asOf=${asOf}&paused=1`)
      else await page.goto(`/screen?asOf=${asOf}&paused=1&view=${view}`)
      await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1)
      const overflow = await page.evaluate(() => {
        const page = document.querySelector('section[data-shown="true"]')!
        return [page.scrollHeight - page.clientHeight, page.scrollWidth - page.clientWidth, document.documentElement.scrollHeight - window.innerHeight]
      })
      expect(overflow, view).toEqual([0, 0, 0])
    }
  })
}

test('on a phone nothing turns: all pages stand one below the other', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, usernameOf.county_leader, `/screen?asOf=${asOf}`)
  for (const name of ['全县进度', '各镇完成率排名', '每日累计']) await expect(shown(page, name)).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '11-23' })).toContainText('138,212')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
})
