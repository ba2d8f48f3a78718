import type { Page } from '@playwright/test'
import { expect, signIn, test, usernameOf } from './fixtures'

/* Who reported when. Reads October 2021, on whose days no other journey writes. */

const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })

test('the county sees by sign and word which days a town reported, and goes to the revisions', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '上报日历' }).click()
  await page.getByRole('link', { name: '2021年10月' }).click()
  await expect(page).toHaveURL(/month=2021-10/)
  await expect(page.getByText('10月15日至10月31日（17 天），11 个镇应报 187 天次，已报 179 天次；沿用 8 天次。', { exact: true })).toBeVisible()
  await expect(row(page, '长安镇')).toContainText('14/17 天已报')
  await expect(row(page, '长安镇').getByTitle('长安镇 10月19日：沿用')).toContainText('沿用')
  await expect(row(page, '城关镇').getByTitle('城关镇 10月15日：已报（17时）')).toContainText('已报')

  await page.getByRole('link', { name: '长安镇', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '长安镇上报记录' })).toBeVisible()
})

test('towns stand in the order of the quota table, whatever they reported', async ({ page }) => {
  await signIn(page, usernameOf.supervisor, '/calendar?month=2021-10')
  await expect(page.getByRole('rowheader')).toHaveText([/^城关镇/, /^老县镇/, /^长安镇/, /^广佛镇/, /^八仙镇/, /^洛河镇/, /^三阳镇/, /^大贵镇/, /^兴隆镇/, /^西河镇/, /^正阳镇/])
})

test('a series that starts late has no days in October', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/calendar?month=2021-10&series=registered')
  await expect(row(page, '城关镇')).toContainText('0/17 天已报')
  await expect(row(page, '城关镇').getByTitle('城关镇 10月15日：未报')).toContainText('未报')
})

test('a clerk sees his town and its villages, and no other', async ({ page }) => {
  await signIn(page, usernameOf.town_clerk, '/calendar?month=2021-10')
  await expect(page.getByRole('heading', { level: 1, name: '城关镇上报日历' })).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(31)
  expect((await page.goto('/calendar?town=610926101'))?.status()).toBe(404)
})

test('on a phone: one town, its days from the newest down', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, usernameOf.county_staff, '/calendar?month=2021-10')
  await expect(page.getByRole('table')).toBeHidden()
  await page.getByLabel('看哪里').selectOption({ label: '长安镇' })
  await page.getByRole('button', { name: '看', exact: true }).click()
  const days = page.getByRole('region', { name: '长安镇的上报日历' })
  await expect(days).toContainText('长安镇：14/17 天已报')
  await expect(days.getByRole('listitem')).toHaveCount(17)
  await expect(days.getByRole('listitem').first()).toContainText('10月31日')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1)).toBe(true)
})
