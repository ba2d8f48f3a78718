import type { Page } from '@playwright/test'
import { expect, signIn, test, usernameOf } from './fixtures'

/* Must-cover groups (R18). Reads 23 November 2021, which no journey writes on; writes nothing. */

const asOf = '2021-11-23'
const sentence =
  '截至11月23日17时，全县必保对象：一般脱贫户还差 2,650 人（城关镇 605 人、八仙镇 337 人、广佛镇 281 人等 11 个镇）；三类人员还差 132 人（城关镇 29 人、八仙镇 17 人、广佛镇 14 人等 11 个镇）。'

const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const line = (page: Page, groupName: string, name: string) => group(page, groupName).getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

test('a leader reads from the dashboard how many persons remain of each group, and where', async ({ page }) => {
  await signIn(page, usernameOf.county_leader, `/dashboard?asOf=${asOf}`)
  const block = page.getByRole('region', { name: '必保对象' })
  await expect(block).toContainText('一般脱贫户还差 2,650 人（93.99%）')
  await expect(block).toContainText('三类人员还差 132 人（96.86%）')
  await block.getByRole('link', { name: '必保对象' }).click()

  await expect(page.getByRole('heading', { level: 1, name: '必保对象' })).toBeVisible()
  await expect(page.getByText(sentence, { exact: true })).toBeVisible()
  await expect(line(page, '一般脱贫户', '全县').getByRole('cell')).toHaveText([/▼ 2,650/, '93.99%', '41,450', '44,100', /▲ 多 11,424/, /^\+/, /^\+/, '2021-11-23 17时'])
  await expect(line(page, '三类人员', '正阳镇')).toContainText('▼ 5')
  // In the order of the quota table, not by rank.
  await expect(group(page, '一般脱贫户').getByRole('rowheader').first()).toHaveText('城关镇')
  await expect(group(page, '一般脱贫户').getByText('12月25日达 100%（44,100 人），还差 2,650 人')).toBeVisible()
})

test('every number leads to its rows, the group with it', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, `/must-cover?asOf=${asOf}`)
  await line(page, '三类人员', '城关镇').getByRole('link', { name: /已参保缴费 931 人，看上报记录/ }).click()
  await expect(page).toHaveURL(/group=threeKinds/)
  await expect(page.getByRole('heading', { level: 1, name: '城关镇上报记录' })).toBeVisible()
  await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: asOf }) })).toContainText('931')

  await page.goto(`/must-cover?asOf=${asOf}`)
  await line(page, '一般脱贫户', '城关镇').getByRole('link', { name: '城关镇', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '城关镇必保对象' })).toBeVisible()
  await expect(page.getByText('截至11月23日17时，城关镇必保对象：一般脱贫户还差 605 人；三类人员还差 29 人。', { exact: true })).toBeVisible()
  // Villages have no quota of their own here: what remains of them is unknown, never zero.
  const village = line(page, '一般脱贫户', '五峰村委会')
  await expect(village.getByRole('cell').first()).toHaveText('—（未下达任务数）')
  await expect(village.getByRole('link', { name: /看上报记录/ })).toBeVisible()
  await expect(group(page, '一般脱贫户').getByText(/任务数还没有分解到村（社区）/)).toBeVisible()
})

test('series and quota kind are in the URL; what is not there is said, not shown as zero', async ({ page }) => {
  await signIn(page, usernameOf.supervisor, `/must-cover?asOf=${asOf}`)
  await page.getByLabel('口径').selectOption({ label: '税务缴费' })
  await expect(page).toHaveURL(/series=tax/)
  await expect(page.getByText('截至11月23日，全县必保对象：一般脱贫户尚无上报（任务数 44,100 人）；三类人员尚无上报（任务数 4,200 人）。')).toBeVisible()
  await expect(line(page, '一般脱贫户', '城关镇').getByRole('cell').first()).toHaveText('—（尚无上报）')
  await page.getByRole('form', { name: '看哪些数' }).getByLabel('任务').selectOption({ label: '本级任务' })
  await expect(page).toHaveURL(/series=tax&kind=own/)
  await expect(page.getByText(/一般脱贫户未下达任务数；三类人员未下达任务数/)).toBeVisible()
})

test('a clerk opens his own town and no other', async ({ page }) => {
  await signIn(page, usernameOf.town_clerk, `/must-cover?asOf=${asOf}`)
  await expect(group(page, '三类人员').getByRole('row').filter({ hasText: '本镇' })).toContainText('▼ 29')
  await expect(group(page, '三类人员').getByRole('link', { name: '老县镇', exact: true })).toHaveCount(0)
  expect((await page.request.get('/must-cover/610926101')).status()).toBe(404)
  expect((await page.request.get('/must-cover/610926100')).status()).toBe(200)
})

test('an agent comes to his own village and sees no other', async ({ page }) => {
  await signIn(page, usernameOf.village_agent, `/must-cover?asOf=${asOf}`)
  await expect(page).toHaveURL(/\/must-cover\/610926100/)
  await expect(group(page, '一般脱贫户').locator('tbody').getByRole('row')).toHaveCount(1)
  await expect(page.getByRole('link', { name: '‹ 全县必保对象' })).toHaveCount(0)
})

test('on a phone the answer stands first and nothing runs out of the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, usernameOf.county_leader, `/must-cover?asOf=${asOf}`)
  await expect(line(page, '一般脱贫户', '城关镇').getByRole('cell').first()).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
})

test('on paper: county and campaign above, no navigation, no table cut', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, `/must-cover?asOf=${asOf}`)
  await page.setViewportSize({ width: 688, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('平利县 · 2022年度城乡居民医保参保缴费（演示数据）')).toBeVisible()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden()
  await expect(page.getByRole('button', { name: '打印这一页' })).toBeHidden()
  const [table, paper] = await page.evaluate(() => [document.querySelector('table')!.getBoundingClientRect().right, window.innerWidth])
  expect(table).toBeLessThanOrEqual(paper!)
})
