import { expect, signIn, test, usernameOf } from './fixtures'

/*
 * Three series beside each other. Reads 23 November 2021 and before; writes nothing. The preview of another counting is
 * shown and left.
 */

const sentence =
  '截至11月23日，全县镇村上报 138,212 人（截至11月23日17时），税务缴费 135,442 人（截至11月22日17时），系统登记 131,297 人（截至11月22日17时）；' +
  '上报比税务多 2,770 人，自10月15日起已 39 天；税务比登记多 4,145 人，自11月1日起已 22 天。计入进度的是镇村上报。'

test('the county reads what each series says, the differences and their age, and goes to the rows', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '口径对照' }).click()
  await expect(page.getByText(sentence, { exact: true })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '镇村上报' })).toContainText('计入进度')

  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '老县镇' }) })
  await expect(row.getByRole('cell')).toContainText(['13,119', '12,856', '12,463', '+263', '+393'])
  await expect(row.getByRole('cell').nth(1)).toContainText('11-22 17时沿用')
  // The registered series starts late, on 1 November: so does the difference to it.
  await expect(row.getByRole('cell').nth(4)).toContainText(/11-01 起.*22 天/)

  await row.getByRole('link', { name: '老县镇税务缴费 12,856 人，看上报记录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '老县镇上报记录' })).toBeVisible()
  await expect(page.getByText(/^税务缴费的累计参保缴费人数/)).toBeVisible()
  await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '2021-11-22' }) })).toContainText('12,856')
})

test('rows stand in the order of the quota table, never by size', async ({ page }) => {
  await signIn(page, usernameOf.county_leader, '/series')
  await expect(page.getByRole('rowheader')).toHaveText(['平利县', '城关镇', '老县镇', '长安镇', '广佛镇', '八仙镇', '洛河镇', '三阳镇', '大贵镇', '兴隆镇', '西河镇', '正阳镇'])
})

test('a day before the register starts has two series and says so', async ({ page }) => {
  await signIn(page, usernameOf.supervisor, '/series?asOf=2021-10-31')
  await expect(page.getByText(/系统登记尚无数；上报比税务/)).toBeVisible()
})

test('every day of the trend stands in its table', async ({ page }) => {
  await signIn(page, usernameOf.county_staff, '/series')
  await page.getByText('看每日数字（40 天）').click()
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '2021-11-23' }) })
  await expect(row.getByRole('cell')).toHaveText(['138,212', '135,442', '131,297', '2,770', '4,145'])
})

test('a clerk opens his own town and its villages; another town is not there', async ({ page }) => {
  await signIn(page, usernameOf.town_clerk, '/series')
  await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '老县镇' }) }).getByRole('link')).toHaveCount(0)
  await page.getByRole('link', { name: '城关镇', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '城关镇口径对照' })).toBeVisible()
  await expect(page.getByText(/^截至11月23日，城关镇镇村上报 30,840 人/)).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveCount(31)
  expect((await page.goto('/series?town=610926101'))?.status()).toBe(404)
})

test('on a phone every number carries its name and nothing runs off the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, usernameOf.county_staff, '/series')
  await expect(page.getByText(sentence, { exact: true })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1)).toBe(true)
})

test('changing which series counts shows what moves before it is saved', async ({ page }) => {
  await signIn(page, usernameOf.county_admin, '/admin/campaigns')
  await page.getByRole('link', { name: /2022/ }).first().click()
  await page.getByRole('link', { name: '修改设置' }).click()
  await page.getByLabel('通知标题').fill('关于调整计数口径的通知')
  await page.getByLabel('文号').fill('平医保发〔2021〕30号')
  await page.getByLabel('修改的原因').fill('以系统登记为准')
  await page.getByLabel('计入进度的口径').selectOption({ label: '系统登记' })
  const writes: string[] = []
  page.on('request', (request) => request.method() === 'POST' && request.url().includes('/settings') && writes.push(new URL(request.url()).pathname))
  await page.getByRole('button', { name: '保存修改' }).click()

  const preview = page.getByRole('region', { name: '按新口径的变化' })
  await expect(preview).toContainText('按 2021年11月23日 的数比较：镇村上报（镇报） → 系统登记（镇报）。')
  const row = (name: string) => preview.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
  await expect(row('平利县').getByRole('cell').first()).toHaveText('138,212 → 131,297')
  await expect(row('兴隆镇').getByRole('cell')).toHaveText(['9,840 → 9,348', '82.00% → 77.90%', '1 → 1'])
  await expect(page.getByRole('button', { name: '按新口径保存' })).toBeVisible()
  expect(writes.every((path) => path.endsWith('/preview'))).toBe(true)
  expect(writes).toHaveLength(1)

  // Another change of the form takes the preview away: what was seen no longer holds.
  await page.getByLabel('计入进度的口径').selectOption({ label: '税务缴费' })
  await expect(preview).toHaveCount(0)
  await expect(page.getByRole('button', { name: '保存修改' })).toBeVisible()
})
