import type { Page } from '@playwright/test'
import { expect, signIn, test, usernameOf } from './fixtures'

/* Both quota kinds side by side (R2). Reads 23 November 2021, which no journey writes on; writes nothing. */

const asOf = '2021-11-23'
const path = '/dashboard/quotas-compared'
const line = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

test('one number against two quotas: sentence, warning and every figure', async ({ page }) => {
  await signIn(page, usernameOf.county_leader, `/dashboard?asOf=${asOf}`)
  await page.getByRole('navigation', { name: '换一种看法' }).getByRole('link', { name: '双任务对照' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '双任务对照' })).toBeVisible()
  await expect(page.getByText('截至11月23日17时，全县已参保缴费 138,212 人：完成上级任务 210,000 人的 65.82%，差 71,788 人；完成本级任务 214,200 人的 64.52%，差 75,988 人。', { exact: true })).toBeVisible()
  await expect(page.getByText('本级任务高于上级任务：全县高 4,200 人；城关镇高 960 人、八仙镇高 534 人、广佛镇高 446 人等 11 个镇。')).toBeVisible()
  await expect(line(page, '三阳镇').getByRole('cell')).toHaveText(['8,513', '12,200', '69.78%', '▼ 3,687', '12,444', '68.41%', '▼ 3,931', '▲ +244', '2021-11-23 17时'])
  await expect(line(page, '全县').getByRole('cell')).toHaveText(['138,212', '210,000', '65.82%', '▼ 71,788', '214,200', '64.52%', '▼ 75,988', '▲ +4,200', '2021-11-23 17时'])
})

test('the numbers lead to their rows', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, `${path}?asOf=${asOf}`)
  await expect(line(page, '城关镇').getByRole('link', { name: /^城关镇本级任务任务数 48,960 人/ })).toHaveAttribute('href', `/quotas/610926100?asOf=${asOf}&kind=own`)
  await line(page, '城关镇').getByRole('link', { name: '城关镇已参保缴费 30,840 人，看上报记录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '城关镇上报记录' })).toBeVisible()
})

test('a group without own quotas: said in a note, and its cells are unknown with the reason', async ({ page }) => {
  await signIn(page, usernameOf.supervisor, `${path}?asOf=${asOf}`)
  await page.getByLabel('人群').selectOption({ label: '一般脱贫户' })
  await expect(page).toHaveURL(/group=formerPoor/)
  await expect(page.getByText('截至11月23日17时，全县一般脱贫户已参保缴费 41,450 人：完成上级任务 44,100 人的 93.99%，差 2,650 人；未下达本级任务。')).toBeVisible()
  await expect(page.getByText('只有上级任务、没有本级任务的：全县；城关镇、老县镇、长安镇等 11 个镇。')).toBeVisible()
  await expect(line(page, '城关镇').getByRole('cell').nth(4)).toHaveText('—（未下达任务数）')
})

test('a clerk sees the towns’ totals without drill-down; an agent has no such page', async ({ page, browser }) => {
  await signIn(page, usernameOf.town_clerk, `${path}?asOf=${asOf}`)
  await expect(line(page, '老县镇')).toContainText('13,119')
  await expect(line(page, '老县镇').getByRole('link')).toHaveCount(0)
  const other = await browser.newContext()
  const agent = await other.newPage()
  await signIn(agent, usernameOf.village_agent, '/about')
  expect((await agent.request.get(path)).status()).toBe(403)
  await other.close()
})

test('on paper and on a phone nothing runs out of the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, usernameOf.county_leader, `${path}?asOf=${asOf}`)
  await expect(line(page, '城关镇')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
  await page.setViewportSize({ width: 688, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  const [table, paper] = await page.evaluate(() => [document.querySelector('table')!.getBoundingClientRect().right, window.innerWidth])
  expect(table).toBeLessThanOrEqual(paper!)
})
