import type { Page } from '@playwright/test'
import { expect, signIn, test, usernameOf } from './fixtures'

/*
 * Questions about numbers and their answers. Reads days before 15 November 2021, where the example has one question of each
 * kind; answers are the only thing written.
 */

const item = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

test('the county reads what is asked, with the figures and the rows behind them', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/questions?from=2021-11-11&asOf=2021-11-14')
  await expect(page.getByText(/^11月11日至11月14日，全县有 3 处数字请核实/)).toBeVisible()
  await expect(page.getByText('八仙镇11月13日累计 12,910 人，比11月12日的 12,922 人少 12 人，写明的原因是“12人重复缴费，已退费”，请核对人数。')).toBeVisible()
  await expect(page.getByText('广佛镇11月8日至11月12日连续5天都新增 428 人，请核实是否按日统计。')).toBeVisible()
  await expect(page.getByText('洛河镇11月11日新增 1,913 人，此前7个填报日平均每次新增 59.7 人，在截止时点17时前后（17:05）录入，请核实是否含有以前各日的人数。')).toBeVisible()

  await page.getByRole('link', { name: '广佛镇 11-12：10,585 人，看上报记录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '广佛镇上报记录' })).toBeVisible()
  await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '2021-11-12' }) })).toContainText('10,585')
})

test('villages all at exactly 80.00 %, and a digit too many, are asked about in their group', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/questions?group=threeKinds&from=2021-11-05&asOf=2021-11-14')
  await expect(page.getByText('西河镇已上报的 10 个村（社区），11月12日的累计数都正好是任务数 80.00% 的人数，请核实是否按实际缴费人数统计。')).toBeVisible()
  await expect(page.getByText('西河镇三合村委会11月5日累计 80 人，是任务数 15 人的 533.33%，前一次10月29日是 5 人，请核实是否多打了数字。')).toBeVisible()
})

test('an answer is kept with author and time, a second beside the first, and the leader reads them', async ({ page, browser }) => {
  const path = '/questions?from=2021-11-12&asOf=2021-11-12'
  await signIn(page, usernameOf.county_staff, path)
  const asked = item(page, '广佛镇11月8日至11月12日')
  await expect(asked.first()).toContainText('待答复')
  await page.getByRole('textbox', { name: '答复：广佛镇11月12日每天新增相同' }).fill('按日统计，属实')
  await page.getByRole('button', { name: '保存答复' }).click()
  await expect(page.getByText(/均已答复。$/)).toBeVisible()
  await page.getByRole('textbox', { name: '补充答复：广佛镇11月12日每天新增相同' }).fill('已附缴费明细')
  await page.getByRole('button', { name: '保存答复' }).click()
  await expect(page.getByText('已附缴费明细')).toBeVisible()
  await expect(page.getByText('按日统计，属实')).toBeVisible()
  await expect(page.getByText(/^答复 · 县医保局经办 \d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)).toHaveCount(2)

  const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await signIn(other, usernameOf.county_leader, path)
  await expect(other.getByText('按日统计，属实')).toBeVisible()
  await expect(other.getByRole('button', { name: '保存答复' })).toHaveCount(0)
  await other.context().close()
})

test("a clerk is asked about his own town alone and reads nobody else's answers", async ({ page }) => {
  await signIn(page, usernameOf.town_clerk, '/questions?from=2021-10-15')
  await expect(page.getByText('10月15日至11月23日，城关镇没有需要核实的数字。')).toBeVisible()
  await expect(page.getByText(/广佛镇|八仙镇|洛河镇/)).toHaveCount(0)
})

test('who holds no right to it is told whose it is', async ({ page }) => {
  await signIn(page, usernameOf.village_agent, '/questions')
  await expect(page.getByRole('heading', { name: '您没有打开这个页面的权限' })).toBeVisible()
})
