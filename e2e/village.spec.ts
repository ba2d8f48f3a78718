import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { EntrySheet } from '../domain/progress/entry-sheet'
import { atOwnDesk, newAccount, setOwnPassword } from './new-account'
import { expect, signIn, test, usernameOf } from './fixtures'

/*
 * The village agent's phone: three places, his own village and his town's line (R11, R17). Writes 五峰村's own count of
 * 22 November alone.
 */

test.use({ viewport: { width: 390, height: 844 } })

const village = '610926100204'
const writtenDay = '2021-11-22'

/** Corrects the village's own number by one person, as the town's clerk at another desk would. */
async function correctVillage(clerk: Page): Promise<number> {
  const sheet = (await (await clerk.request.get(`/api/daily-counts?asOf=${writtenDay}&town=610926100`)).json()) as EntrySheet
  const row = sheet.groups.flatMap((group) => group.rows).find((found) => found.divisionCode === village)
  if (!row) throw new Error(`The sheet of ${writtenDay} has no ${village}.`)
  const persons = (row.stored?.persons ?? row.previous?.persons ?? 0) + 1
  const answer = await clerk.request.post('/api/daily-counts', {
    headers: { origin: new URL(clerk.url()).origin, 'idempotency-key': randomUUID() },
    data: {
      campaign: sheet.campaignId,
      asOf: writtenDay,
      series: sheet.series,
      cells: [{ divisionCode: village, level: 'village', persons, hour: 17, reason: '补录一人', baseRevision: row.stored?.revision ?? 0 }],
    },
  })
  expect(answer.status()).toBe(200)
  return persons
}

test('an agent lands on the village: its numbers, the town beside it, and the rows behind', async ({ page }) => {
  await signIn(page, usernameOf.village_agent, '/')
  await expect(page).toHaveURL(/\/village$/)
  await expect(page.getByRole('heading', { level: 1, name: '五峰村委会' })).toBeVisible()
  await expect(page.getByText(/^截至11月23日17时，五峰村委会已参保缴费 [\d,]+ 人/)).toBeVisible()
  await expect(page.getByText(/城关镇已参保缴费 30,840 人，完成任务数的 64.25%/)).toBeVisible()
  await expect(page.getByRole('rowheader', { name: '三类人员' })).toBeVisible()

  await page.getByRole('link', { name: /^11月23日累计 .*看上报记录$/ }).click()
  await expect(page).toHaveURL(/\/village\/revisions#d2021-11-23$/)
  await expect(page.getByRole('rowheader').first()).toHaveText('2021-11-23')
  await page.getByRole('link', { name: '待办' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '待办' })).toBeVisible()
  await page.getByRole('link', { name: '我的', exact: true }).click()
  await expect(page.getByRole('definition').filter({ hasText: '村（社区）代办员' })).toBeVisible()
})

test('old links lead to the village, and nothing of the county or of others opens', async ({ page }) => {
  await signIn(page, usernameOf.village_agent, '/village/me')
  for (const [old, now] of [
    ['/dashboard', '/village'],
    ['/dashboard/610926100?asOf=2021-11-12', '/village?asOf=2021-11-12'],
    [`/dashboard/${village}/revisions`, '/village/revisions'],
    ['/print/ranking', '/village'],
  ]) {
    await page.goto(old!)
    expect(new URL(page.url()).pathname + new URL(page.url()).search, old).toBe(now)
  }
  for (const path of ['/dashboard/610926101', '/dashboard/610926100/revisions', '/dashboard/610926100201/revisions']) {
    expect((await page.request.get(path)).status(), path).toBe(404)
  }
  for (const path of ['/daily-counts', '/quotas', '/admin/accounts', '/admin/audit']) {
    expect((await page.goto(path))?.status(), path).toBe(403)
    await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link')).toHaveText(['我的村', /^待办/, '我的'])
  }
  expect((await page.request.get('/api/ranking')).status()).toBe(404)
  expect((await page.request.get('/village')).ok()).toBe(true)
})

test("another person's save shows by itself, and without news a question costs a 304", async ({ page, browser }) => {
  await signIn(page, usernameOf.village_agent, `/village?asOf=${writtenDay}`)
  const quiet = await page.waitForResponse(/api\/towns/)
  expect(quiet.status()).toBe(304)

  const clerk = await atOwnDesk(browser, usernameOf.town_clerk, undefined, '/about')
  const persons = await correctVillage(clerk.page)
  await expect(page.getByRole('link', { name: `11月22日累计 ${persons.toLocaleString('en-US')} 人，看上报记录` })).toBeVisible()
  await clerk.context.close()
})

test('without a connection and after the session the page says so and keeps its numbers', async ({ page, context }) => {
  await signIn(page, usernameOf.village_agent, '/village')
  await page.waitForResponse(/api\/towns/)
  await context.setOffline(true)
  await expect(page.getByText(/^自 \d{2}:\d{2} 起未能更新/)).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText(/起未能更新/)).toHaveCount(0)
  await context.clearCookies()
  await expect(page.getByText('登录已失效，页面上是此前的数字。')).toBeVisible()
  await expect(page.getByText(/^截至11月23日17时，五峰村委会/)).toBeVisible()
  await page.getByRole('link', { name: '重新登录' }).click()
  await expect(page).toHaveURL(/\/login\?next=/)
})

test('a phone left lying stops asking, and a touch lets it go on', async ({ page }) => {
  await page.clock.install()
  await signIn(page, usernameOf.village_agent, '/village')
  await page.clock.runFor(6_000)
  await page.clock.runFor(11 * 60_000)
  await expect(page.getByText('有一阵没有操作，已停止自动更新')).toBeVisible()
  const asked = page.waitForRequest(/api\/towns/)
  await page.mouse.click(200, 300)
  await asked
  await expect(page.getByText('有一阵没有操作')).toHaveCount(0)
})

test('an account near its end says so among the tasks; a new agent sets a password on a light page first', async ({ page, browser }) => {
  await signIn(page, usernameOf.county_admin, '/about')
  const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  const person = await newAccount(page, 'daoqi', 'village_agent', '610926100201', inTenDays)
  const desk = await atOwnDesk(browser, person.username, person.password, '/village')
  await setOwnPassword(desk.page, person.password)
  await desk.page.goto('/village/tasks')
  await expect(desk.page.getByRole('heading', { name: /^账户 .* 到期$/ })).toBeVisible()
  await desk.context.close()
})
