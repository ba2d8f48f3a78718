import type { Page } from '@playwright/test'
import { expect, passwordOf, test } from './fixtures'

/*
 * The desk with keys alone: what has the focus can be seen, and every place can be reached and used. Writes nothing: the value
 * typed for 11 November is taken back, the quota file is not imported.
 */

/** What has the focus: its words, and whether somebody who looks can see that it has it. */
function focused(page: Page): Promise<{ name: string; seen: boolean }> {
  return page.evaluate(() => {
    const one = document.activeElement
    if (!one || one === document.body) return { name: '', seen: true }
    const style = getComputedStyle(one)
    // The calendar's button inside a date field belongs to the browser, which rings it where no script can look.
    const isInside = one instanceof HTMLInputElement && one.type === 'date' && !one.matches(':focus')
    const label = one instanceof HTMLInputElement ? (one.labels?.[0]?.textContent ?? '') : ''
    return { name: `${one.getAttribute('aria-label') ?? ''} ${one.textContent} ${label}`, seen: isInside || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none' }
  })
}

/** Presses Tab until something with these words has the focus; on the way everything that has it shows it. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab')
    const { name, seen } = await focused(page)
    expect(seen, `the focus on “${name.trim()}” can be seen`).toBe(true)
    if (words.test(name)) return
  }
  throw new Error(`80 times Tab and nothing of ${words} had the focus.`)
}

async function signInByKeys(page: Page, username: string, path: string): Promise<void> {
  await page.goto(`/login?next=${encodeURIComponent(path)}`)
  await expect(page.getByLabel('用户名')).toBeFocused()
  await expect(page.getByRole('button', { name: '登录' })).toBeEnabled()
  await page.keyboard.type(username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(passwordOf(username))
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/login')
}

test('from the sign-in past the navigation to a day and a town', async ({ page }) => {
  await signInByKeys(page, 'jingban', '/about')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()

  await page.reload()
  await tabTo(page, /^\s*进度总览/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '进度总览' })).toBeVisible()
  await tabTo(page, /看前一天/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/asOf=2021-11-22/)
  await tabTo(page, /^\s*兴隆镇\s*$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '兴隆镇进度' })).toBeVisible()
})

test('the account menu opens, closes and gives the focus back', async ({ page }) => {
  await signInByKeys(page, 'jingban', '/about')
  await tabTo(page, /账户：/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: '修改密码' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: '修改密码' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: '修改密码' })).not.toBeFocused()
  await expect(page.locator('[role=menuitem]:focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(page.getByRole('button', { name: /^账户：/ })).toBeFocused()
})

test('on a phone a row of the ranking opens for the rest', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signInByKeys(page, 'jingban', '/dashboard')
  await tabTo(page, /兴隆镇的其余数字/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('近7日新增（人）').last()).toBeVisible()
  await expect(page.getByRole('button', { name: '兴隆镇的其余数字' })).toHaveAttribute('aria-expanded', 'true')
})

test('the sheet: into a cell, a row down, taken back', async ({ page }) => {
  await signInByKeys(page, 'jingban', '/daily-counts?asOf=2021-11-11')
  await tabTo(page, /^城关镇 .*累计人数/)
  const cell = page.getByRole('textbox', { name: /^城关镇 .*累计人数$/ })
  const before = await cell.inputValue()
  await page.keyboard.type('123456')
  await expect(cell).toHaveValue('123456')
  await page.keyboard.press('Escape')
  await expect(cell).toHaveValue(before)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('textbox', { name: /^老县镇 .*累计人数$/ })).toBeFocused()
})

test('a quota file is chosen and answered', async ({ page }) => {
  await signInByKeys(page, 'jingban', '/quotas/import')
  await tabTo(page, /\.csv）：/)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
  await chooser.setFiles({ name: '任务.csv', mimeType: 'text/csv', buffer: Buffer.from('镇,任务数\n老县,18800.5\n') })
  await expect(page.getByRole('alert').filter({ hasText: '什么都没有导入' })).toBeVisible()
})

test('the settings of a campaign: a refused save leads to the first field in error', async ({ page }) => {
  await signInByKeys(page, 'guanli', '/admin/campaigns')
  await page.getByRole('link', { name: '2022年度' }).click()
  await page.getByRole('link', { name: '修改设置' }).click()
  await page.getByLabel('通知标题').fill('通知')
  await page.getByLabel('文号', { exact: true }).fill('平政办发〔2021〕9号')
  await page.getByLabel('修改的原因').fill('试填')
  await page.getByLabel('个人缴费标准（元/人）').fill('三百')
  await page.getByLabel('资料保存（年）').fill('若干')
  await page.getByRole('button', { name: '保存修改' }).press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '有 2 处要改' })).toBeVisible()
  await expect(page.getByLabel('个人缴费标准（元/人）')).toBeFocused()
  await expect(page.getByLabel('个人缴费标准（元/人）')).toBeInViewport()
})
