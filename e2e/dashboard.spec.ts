import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { EntrySheet } from '../domain/progress/entry-sheet'
import type { Overview } from '../domain/progress/overview'
import { expect, signIn, test, usernameOf } from './fixtures'

/*
 * The dashboard and everything one reaches from a number. Reads 23 November 2021, which no other journey writes on;
 * writes on 16 November alone.
 */

const asOf = '2021-11-23'
const writtenDay = '2021-11-16'
const sentence =
  '截至11月23日17时，全县已参保缴费 138,212 人，完成任务数的 65.82%，比序时进度慢 2.27 个百分点（差 4,767 人，约 1.3 天）；11 个镇均已上报。'

const town = (page: Page, name: string) => page.getByRole('region', { name: '各镇排名' }).getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })

/** Corrects one town's count of a day by one person, as another clerk at another desk would. */
async function correctCount(page: Page, divisionCode: string): Promise<number> {
  const sheet = (await (await page.request.get(`/api/daily-counts?asOf=${writtenDay}`)).json()) as EntrySheet
  const row = sheet.groups.flatMap((group) => group.rows).find((found) => found.divisionCode === divisionCode && found.level === 'town')
  if (!row) throw new Error(`The sheet of ${writtenDay} has no ${divisionCode}.`)
  const persons = (row.stored?.persons ?? row.previous?.persons ?? 0) + 1
  const answer = await page.request.post('/api/daily-counts', {
    headers: { origin: new URL(page.url()).origin, 'idempotency-key': randomUUID() },
    data: {
      campaign: sheet.campaignId,
      asOf: writtenDay,
      series: sheet.series,
      cells: [{ divisionCode, level: 'town', persons, hour: 17, reason: '补录一人', baseRevision: row.stored?.revision ?? 0 }],
    },
  })
  expect(answer.status()).toBe(200)
  return persons
}

test('a leader reads the sentence, the figures and who is behind', async ({ page }) => {
  await signIn(page, usernameOf.county_leader, `/dashboard?asOf=${asOf}`)

  await expect(page.getByText(sentence, { exact: true })).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: /^138,212$/ })).toBeVisible()
  await expect(page.getByText('应达 68.09%')).toContainText('▼ 慢于序时进度 2.27 个百分点')
  await expect(page.getByText('口径：任务数（上级任务）')).toContainText('按节点折线')

  const first = town(page, '兴隆镇')
  await expect(first.getByRole('cell').first()).toHaveText('1')
  await expect(first).toContainText('82.00%')
  await expect(first.getByRole('img', { name: /已参保缴费 9,840 人，应达/ })).toBeVisible()
  await expect(town(page, '大贵镇')).toContainText('▼▼ 差 1,991（明显慢于序时进度）')
  await expect(town(page, '平利县')).toContainText('138,212 / 210,000')
  await expect(page.getByText(`数据截至 ${asOf} 17时（最近一次上报所属时点）。`, { exact: true })).toBeVisible()
})

test('the chooser changes every number of the page and its URL, with the keyboard alone', async ({ page }) => {
  await signIn(page, usernameOf.county_leader, `/dashboard?asOf=${asOf}`)
  const chooser = page.getByRole('form', { name: '看哪些数' })
  await expect(chooser.getByLabel('口径')).toHaveValue('')
  await chooser.getByLabel('口径').focus()
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(/\?asOf=2021-11-23&series=tax$/)
  await expect(page.getByText(/^截至11月22日17时（11月23日尚无上报），按税务缴费口径，全县已参保缴费 135,442 人，完成任务数的 64\.50%/)).toBeVisible()
  await expect(page.getByText('口径：任务数（上级任务）')).toContainText('税务缴费')
  await expect(chooser.getByLabel('口径')).toBeFocused()

  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(/\?asOf=2021-11-23&series=tax&group=formerPoor$/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(/\?asOf=2021-11-23&series=tax&group=formerPoor&kind=own$/)
  await expect(page.getByText('截至11月23日，按税务缴费口径，全县一般脱贫户尚无上报。', { exact: true })).toBeVisible()

  // Back is what was seen before; the usual measure leaves no trace in the URL.
  await page.goBack()
  await page.goBack()
  await expect(page.getByText(/按税务缴费口径，全县已参保缴费/)).toBeVisible()
  await chooser.getByLabel('口径').selectOption({ label: '镇村上报（为准）' })
  await expect(page).toHaveURL(/\?asOf=2021-11-23$/)
  await expect(page.getByText(sentence, { exact: true })).toBeVisible()
})

test('the measure goes along to a town, its revisions, the paper and the poll', async ({ page }) => {
  await signIn(page, usernameOf.supervisor, `/dashboard?asOf=${asOf}&group=formerPoor`)
  await expect(page.getByText(/^截至11月23日17时，全县一般脱贫户已参保缴费 41,450 人，完成任务数的 93\.99%/)).toBeVisible()
  await page.waitForRequest((request) => request.url().endsWith(`/api/ranking?asOf=${asOf}&group=formerPoor`))

  await page.getByRole('link', { name: '城关镇', exact: true }).click()
  await expect(page.getByText(/^截至11月23日17时，城关镇一般脱贫户已参保缴费 9,475 人，完成任务数的 94\.00%/)).toBeVisible()
  await expect(page.getByRole('form', { name: '看哪些数' }).getByLabel('人群')).toHaveValue('formerPoor')
  await expect(page.getByText('各村（社区）合计 9,457 人，比镇上报数少 18 人。')).toBeVisible()
  const [paper] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: '打印' }).click()])
  await expect(paper.getByRole('heading', { level: 1 })).toHaveText('平利县城关镇2022年度城乡居民医保参保缴费进度（演示数据）')
  await expect(paper.getByText('口径：一般脱贫户 · 任务数（上级任务）')).toBeVisible()
  await expect(paper.getByRole('rowheader')).toHaveCount(31)
  await paper.close()

  await page.getByRole('link', { name: '看上报记录', exact: true }).click()
  await expect(page.getByText('镇村上报的一般脱贫户累计参保缴费人数', { exact: false })).toBeVisible()
  await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: asOf }) })).toContainText('9,475')
})

test('last year on the same day, for the county and each town, in the table and in the chart', async ({ page }) => {
  await signIn(page, usernameOf.county_leader, `/dashboard?asOf=${asOf}`)
  await expect(page.getByRole('definition').filter({ hasText: '任务数 210,000 人' })).toContainText('较上年同日 +35,074')
  const table = page.getByRole('region', { name: '与上年同日比' })
  await expect(table.getByRole('row', { name: /^城关镇/ })).toHaveText('城关镇30,84064.25%23,15948.74%+7,681+15.51')
  await expect(table.getByRole('row', { name: /^平利县/ })).toHaveText('平利县138,21265.82%103,13849.61%+35,074+16.21')
  await expect(page.getByText('上年同日指2021年度的 2020-11-23。', { exact: true })).toBeVisible()
  await page.getByText('看每日数字（40 天）').click()
  const days = page.getByRole('table', { name: '全县每日累计（人）' })
  await expect(days.getByRole('row').filter({ has: page.getByRole('rowheader', { name: asOf }) })).toHaveText(/^2021-11-23138,212\+?\d,\d{3}142,979103,138$/)

  await page.goto(`/dashboard?asOf=${asOf}&series=tax`)
  await expect(page.getByText('2021年度没有这一口径的数，不作同比。')).toBeVisible()
  await expect(table).toHaveCount(0)
})

test('two campaigns: switching keeps the measure, and says what the other year does not have', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/dashboard?kind=own')
  await page.getByRole('navigation', { name: '征缴活动' }).getByRole('link', { name: '2021年度' }).click()
  await expect(page).toHaveURL(/\?campaign=[0-9a-f-]{36}&kind=own$/)
  await expect(page.getByText(/^截至12月25日17时，全县已参保缴费 [\d,]+ 人，未下达本级任务数，不计完成率/)).toBeVisible()
  await expect(page.getByText('本级任务数还没有下达，这里只列人数，不计完成率和名次。')).toBeVisible()
  await expect(page.getByRole('heading', { name: '与上年同日比' })).toHaveCount(0)

  await page.goto(`${page.url()}&group=nobody`)
  await expect(page.getByText('2021年度的征缴活动没有人群“nobody”，已改看“全部人员”。')).toBeVisible()
  expect((await page.request.get(`/api/ranking${new URL(page.url()).search}`)).status()).toBe(422)
})

test('a town clerk reads his town by any measure, and prints no other', async ({ page }) => {
  await signIn(page, usernameOf.town_clerk, `/dashboard/610926100?asOf=${asOf}&series=registered`)
  await expect(page.getByText(/^截至11月22日17时（11月23日尚无上报），按系统登记口径，城关镇已参保缴费 29,298 人/)).toBeVisible()
  expect((await page.goto('/print/towns/610926100'))?.status()).toBe(200)
  expect((await page.goto('/print/towns/610926101'))?.status()).toBe(404)
})

test('on a phone the chooser is a column of its own, as wide as the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, usernameOf.county_staff, `/dashboard?asOf=${asOf}`)
  await page.getByLabel('人群').selectOption({ label: '三类人员' })
  await expect(page).toHaveURL(/group=threeKinds/)
  await expect(page.getByText(/全县三类人员已参保缴费/)).toBeVisible()
  const box = await page.getByLabel('人群').boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(44)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1)).toBe(true)
})

test('one click copies the sentence, with and without the clipboard of a secure page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, usernameOf.county_staff, `/dashboard?asOf=${asOf}`)
  await page.getByRole('button', { name: '复制这句话' }).click()
  await expect(page.getByText('已复制')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sentence)

  // Over plain http on the county's network browsers hide the clipboard.
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await page.reload()
  await page.getByRole('button', { name: '复制这句话' }).click()
  await expect(page.getByText('已复制')).toBeVisible()
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('textarea'), { id: 'pasted' })))
  await page.locator('#pasted').focus()
  await page.keyboard.press('Control+V')
  await expect(page.locator('#pasted')).toHaveValue(sentence)
})

test('the day is in the URL: back, on, mistyped and not yet come', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/dashboard')
  await page.getByRole('link', { name: '看前一天' }).click()
  await expect(page).toHaveURL(/asOf=2021-11-22/)
  await expect(page.getByText(/^截至11月22日.*全县/)).toBeVisible()
  await page.getByLabel('截至日期').fill('2021-11-12')
  await expect(page).toHaveURL(/asOf=2021-11-12/)
  await expect(page.getByText(/^截至11月12日.*全县/)).toBeVisible()
  await page.getByRole('link', { name: '回到今天' }).click()
  await expect(page).toHaveURL(/\/dashboard$/)

  await page.goto('/dashboard?asOf=2021-13-40')
  await expect(page.getByText('网址里的日期“2021-13-40”不是日期，应写作 2021-11-23；已显示2021年11月23日的数字。')).toBeVisible()
  await page.goto('/dashboard?asOf=2021-12-01')
  await expect(page.getByText('2021年12月1日还没有到，已显示2021年11月23日的数字。')).toBeVisible()
  await expect(page.getByText(sentence, { exact: true })).toBeVisible()
})

test('from the county to a town, its villages and the revisions behind a number', async ({ page }) => {
  await signIn(page, usernameOf.supervisor, `/dashboard?asOf=${asOf}`)
  await page.getByRole('link', { name: '城关镇', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '城关镇进度' })).toBeVisible()
  await expect(page.getByText(/^截至11月23日17时，城关镇已参保缴费 30,840 人，完成任务数的 64.25%/)).toBeVisible()
  await expect(page.getByText('全县第 8 名')).toBeVisible()
  await expect(page.getByText(/各村（社区）合计 [\d,]+ 人，比镇上报数少/)).toBeVisible()

  // 五峰社区 and 五峰村 are two (R4).
  await expect(page.getByRole('rowheader', { name: /^五峰/ })).toHaveCount(2)
  await page.getByRole('link', { name: /^五峰村委会 .*看上报记录$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '城关镇五峰村委会上报记录' })).toBeVisible()
  await expect(page.getByRole('rowheader').first()).toHaveText(asOf)
})

test('a corrected number stays readable with author, time and reason', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/dashboard/610926100/revisions')
  const persons = await correctCount(page, '610926100')
  await page.reload()
  const day = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: writtenDay }) })
  await expect(day).toContainText(persons.toLocaleString('en-US'))
  await expect(day).toContainText('原因：补录一人')
  await expect(day).toContainText(/县医保局经办 \d{4}-\d{2}-\d{2} \d{2}:\d{2}/)
  await expect(day.locator('s').first()).toBeVisible()
})

test('a clerk sees the table without drill-down, and no other town opens', async ({ page }) => {
  await signIn(page, usernameOf.town_clerk, `/dashboard?asOf=${asOf}`)
  await expect(town(page, '城关镇')).toContainText('本镇')
  await expect(page.getByRole('link', { name: '城关镇', exact: true })).toBeVisible()
  await expect(town(page, '兴隆镇')).toContainText('82.00%')
  await expect(page.getByRole('link', { name: '兴隆镇', exact: true })).toHaveCount(0)

  for (const path of ['/dashboard/610926101', '/dashboard/610926101/revisions', '/dashboard/610926101201/revisions']) {
    expect((await page.goto(path))?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: '没有找到这个页面' })).toBeVisible()
  }
  expect((await page.request.get('/api/towns/610926101')).status()).toBe(404)
  expect((await page.request.get('/api/towns/610926100')).status()).toBe(200)
})

test("another person's save shows within five seconds, without a reload", async ({ page, browser }) => {
  await signIn(page, usernameOf.county_leader, `/dashboard?asOf=${writtenDay}`)
  const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await signIn(other, usernameOf.county_staff, '/daily-counts')
  const persons = await correctCount(other, '610926109')
  await expect(page.getByRole('link', { name: new RegExp(`已参保缴费 ${persons.toLocaleString('en-US')} 人`) })).toBeVisible({ timeout: 5_000 })
  await other.context().close()
})

test('polls cost a 304 while nothing changes, stop in a hidden tab and go on when it is seen', async ({ page }) => {
  await page.clock.install()
  await signIn(page, usernameOf.county_leader, `/dashboard?asOf=${asOf}`)
  const polls: string[] = []
  page.on('request', (request) => request.url().includes('/api/ranking') && polls.push(request.url()))
  await page.waitForRequest(/api\/ranking/)

  const first = await page.request.get(`/api/ranking?asOf=${asOf}`)
  const again = await page.request.get(`/api/ranking?asOf=${asOf}`, { headers: { 'if-none-match': first.headers().etag ?? '' } })
  expect([first.status(), again.status(), (await again.body()).length]).toEqual([200, 304, 0])
  expect(((await first.json()) as Overview).sentence).toBe(sentence)

  const see = (state: 'hidden' | 'visible') =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true })
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    }, state)
  await see('hidden')
  await page.clock.runFor(5_000)
  const asked = polls.length
  await page.clock.runFor(60_000)
  expect(polls.length).toBe(asked)
  const resumed = page.waitForRequest(/api\/ranking/)
  await see('visible')
  await resumed
})

test('without a connection the page says since when its numbers stand', async ({ page, context }) => {
  await signIn(page, usernameOf.county_leader, `/dashboard?asOf=${asOf}`)
  // The first poll says that the page is alive.
  await page.waitForResponse(/api\/ranking/)
  await context.setOffline(true)
  await expect(page.getByText(/^自 \d{2}:\d{2} 起未能更新/)).toBeVisible()
  await expect(page.getByText(sentence, { exact: true })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText(/起未能更新/)).toHaveCount(0)
})

test('on a phone a row keeps town, bar, rate and gap, and opens for the rest', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, usernameOf.county_staff, `/dashboard?asOf=${asOf}`)
  await expect(page.getByRole('columnheader', { name: '当日新增（人）' })).toBeHidden()
  await page.getByRole('button', { name: '兴隆镇的其余数字' }).click()
  await expect(page.getByRole('definition').filter({ hasText: '9,840' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1)).toBe(true)
})

test('the ranking on paper: a plain table with base, as-of and the mark of example data', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, `/dashboard?asOf=${asOf}`)
  const [paper] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: '打印' }).click()])
  await expect(paper.getByRole('heading', { level: 1 })).toHaveText('平利县2022年度城乡居民医保参保缴费进度（演示数据）')
  await expect(paper.getByText(sentence)).toBeVisible()
  await expect(paper.getByRole('navigation')).toHaveCount(0)
  await expect(paper.getByRole('row')).toHaveCount(13)
})

test('who holds no right to progress is told whose it is', async ({ page }) => {
  await signIn(page, usernameOf.department, '/dashboard')
  await expect(page.getByRole('heading', { name: '您没有打开这个页面的权限' })).toBeVisible()
})
