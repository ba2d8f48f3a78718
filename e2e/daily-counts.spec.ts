import { randomUUID } from 'node:crypto'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import type { EntryRow, EntrySheet } from '../domain/progress/entry-sheet'
import { expect, passwordOf, signIn, test } from './fixtures'

/*
 * The clerk's sheet (issue A1 §3). The journeys write to 20–22 November, days that are over, so corrections ask for a
 * reason; values are chosen from what is stored, so that they hold whichever ran before.
 */

async function open(page: Page, username: string, asOf: string): Promise<EntrySheet> {
  await signIn(page, username, `/daily-counts?asOf=${asOf}`)
  await expect(page.getByRole('heading', { level: 1, name: /每日填报/ })).toBeVisible()
  await expect(page.getByRole('textbox', { name: /累计人数$/ }).first()).toBeEnabled()
  return sheetOf(page, asOf)
}

async function sheetOf(page: Page, asOf: string): Promise<EntrySheet> {
  return (await (await page.request.get(`/api/daily-counts?asOf=${asOf}`)).json()) as EntrySheet
}

function rowOf(sheet: EntrySheet, name: string): EntryRow {
  return sheet.groups.flatMap((group) => group.rows).find((row) => row.name === name)!
}

/** A number that is not the stored one, one above the day before. */
function another(row: EntryRow): number {
  const base = (row.previous?.persons ?? 0) + 1
  return row.stored?.persons === base ? base + 1 : base
}

const cell = (page: Page, name: string): Locator => page.getByRole('textbox', { name: new RegExp(`^${name} .*累计人数$`) })
const line = (page: Page, name: string): Locator => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
const reason = (page: Page, name: string): Locator => page.getByRole('textbox', { name: `${name}的原因` })
const action = (page: Page, name: RegExp): Locator => page.getByRole('button', { name })

async function paste(context: BrowserContext, page: Page, into: Locator, text: string): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await into.focus()
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+V')
}

test('a clerk types two towns with the keyboard alone and saves them', async ({ page }) => {
  // Given the sheet of a day that is over
  const sheet = await open(page, 'jingban', '2021-11-20')
  const [first, second] = ['老县镇', '长安镇'].map((name) => another(rowOf(sheet, name)))

  // When typing replaces, Enter goes down, Tab to the reason asked for, Esc restores
  await cell(page, '老县镇').focus()
  await page.keyboard.type(String(first))
  await page.keyboard.press('Tab')
  await expect(reason(page, '老县镇')).toBeFocused()
  await page.keyboard.type('核对后更正')
  await page.keyboard.press('Tab')
  await expect(cell(page, '长安镇')).toBeFocused()
  await page.keyboard.type(String(second))
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, '广佛镇')).toBeFocused()
  await page.keyboard.type('12x')
  await expect(line(page, '广佛镇')).toContainText('未通过')
  await page.keyboard.press('Escape')
  await expect(line(page, '广佛镇')).toContainText('已存')
  await page.keyboard.press('Shift+Tab')
  await expect(reason(page, '长安镇')).toBeFocused()
  await page.keyboard.type('核对后更正')
  await page.keyboard.press('Control+S')

  // Then both are stored, with the author beside them
  await expect(page.getByRole('status').filter({ hasText: '已存2项' })).toBeVisible()
  await expect(line(page, '老县镇')).toContainText('已存')
  const after = await sheetOf(page, '2021-11-20')
  expect([rowOf(after, '老县镇').stored?.persons, rowOf(after, '长安镇').stored?.persons]).toEqual([first, second])
  expect(rowOf(after, '老县镇').stored?.reason).toBe('核对后更正')
})

test('a column pasted from a spreadsheet fills downwards, can be taken back, and is saved with one reason for all', async ({ page, context }) => {
  // Given four towns at the end of the table, and a copied column with a heading and one number too many
  const sheet = await open(page, 'jingban', '2021-11-22')
  const names = ['大贵镇', '兴隆镇', '西河镇', '正阳镇']
  const numbers = names.map((name) => another(rowOf(sheet, name)))
  const column = ['今日累计', ...numbers.map((number) => number.toLocaleString('en-US')), '99999'].join('\r\n')

  // When it is pasted, taken back and pasted again
  await paste(context, page, cell(page, '大贵镇'), column)
  await expect(page.getByText('贴入5个数，从大贵镇起只有4行，多出的1个没有填入')).toBeVisible()
  await page.getByRole('button', { name: '撤回粘贴' }).click()
  await expect(cell(page, '正阳镇')).not.toHaveValue(numbers[3]!.toLocaleString('en-US'))
  await paste(context, page, cell(page, '大贵镇'), column)
  await expect(cell(page, '正阳镇')).toHaveValue(numbers[3]!.toLocaleString('en-US'))
  const asked = page.getByRole('textbox', { name: /的原因$/ })
  await asked.first().fill('补报更正')
  if ((await asked.count()) > 1) await page.getByRole('button', { name: /^其余\d项填同一原因$/ }).first().click()
  await action(page, /^(上报|更正)\d项/).click()

  // Then all four are stored
  await expect(page.getByRole('status').filter({ hasText: '已存4项' })).toBeVisible()
  const after = await sheetOf(page, '2021-11-22')
  expect(names.map((name) => rowOf(after, name).stored?.persons)).toEqual(numbers)
})

test('numbers pasted with names go to their own lines, and a stem is told, not guessed', async ({ page, context }) => {
  const sheet = await open(page, 'chengguan', '2021-11-21')
  const villages = sheet.groups.find((group) => group.level === 'village')!.rows
  const last = villages.at(-1)!

  await paste(context, page, cell(page, villages[0]!.name), `${last.name}\t${another(last)}\n五峰\t5\n合计\t${another(last)}`)

  await expect(page.getByText('“五峰”可能是五峰社区居委会或五峰村委会')).toBeVisible()
  await expect(cell(page, last.name)).toHaveValue(String(another(last)))
  await expect(line(page, last.name)).toContainText(/待传|未通过/)
  await expect(line(page, villages[0]!.name)).not.toContainText(/待传|未通过/)
})

test('what an issued bulletin used is changed with a reason, and the sheet says so (R13)', async ({ page }) => {
  // Given a day within the fourth bulletin of the example
  const sheet = await open(page, 'jingban', '2021-11-15')
  const row = rowOf(sheet, '三阳镇')
  const { issueNumber } = row.issued!
  const persons = another(row)
  await expect(page.getByText(new RegExp(`^第${issueNumber}期通报已签发，截至11月\\d+日.*须写明原因`))).toBeVisible()

  // When its number is changed, the reason is asked for with the bulletin's name
  await cell(page, '三阳镇').fill(String(persons))
  await expect(page.getByText(new RegExp(`三阳镇：11月15日的数已用于第${issueNumber}期通报`))).toBeVisible()
  const write = { campaign: sheet.campaignId, asOf: sheet.asOf, series: sheet.series, cells: [{ divisionCode: row.divisionCode, level: 'town', persons, hour: 17, reason: '', baseRevision: row.stored!.revision }] }
  const refused = await page.request.post('/api/daily-counts', { headers: { origin: new URL(page.url()).origin, 'idempotency-key': randomUUID() }, data: write })
  expect([refused.status(), JSON.stringify(await refused.json())]).toEqual([422, expect.stringContaining('inBulletin')])

  // Then with a reason it is saved
  await reason(page, '三阳镇').fill('漏报补录')
  await action(page, /^更正1项$/).click()
  await expect(page.getByRole('status').filter({ hasText: '已存1项' })).toBeVisible()
  expect(rowOf(await sheetOf(page, '2021-11-15'), '三阳镇').stored).toMatchObject({ persons, reason: '漏报补录' })
})

test('a fall asks for a reason before it can be saved', async ({ page }) => {
  const sheet = await open(page, 'jingban', '2021-11-21')
  const row = rowOf(sheet, '八仙镇')
  const fallen = row.previous!.persons - (row.stored?.persons === row.previous!.persons - 5 ? 6 : 5)

  await cell(page, '八仙镇').fill(String(fallen))
  await expect(line(page, '八仙镇')).toContainText('未通过')
  await expect(page.getByText(/八仙镇：11月21日填 .*累计数下降请填写原因（如退费）/)).toBeVisible()
  await expect(action(page, /^上报$/)).toBeDisabled()

  await reason(page, '八仙镇').fill('退费')
  await expect(line(page, '八仙镇')).toContainText('待传')
  await action(page, /^更正1项$/).click()

  await expect(page.getByRole('status').filter({ hasText: '已存1项' })).toBeVisible()
  expect(rowOf(await sheetOf(page, '2021-11-21'), '八仙镇').stored).toMatchObject({ persons: fallen, reason: '退费' })
})

for (const [seen, hidesPolls] of [['by the poll', false], ['by the save', true]] as const) {
  test(`two people in one cell: the second is told ${seen} who changed it, and chooses`, async ({ browser, page }) => {
    // Given two people with the same cell open, the second already typing
    const town = hidesPolls ? '三阳镇' : '洛河镇'
    const second = await (await browser.newContext()).newPage()
    const sheet = await open(page, 'jingban', '2021-11-20')
    await open(second, 'guanli', '2021-11-20')
    if (hidesPolls) await second.route('**/api/daily-counts?*', (route) => route.abort())
    const theirs = another(rowOf(sheet, town))
    const mine = rowOf(sheet, town).stored?.persons === theirs + 7 ? theirs + 8 : theirs + 7
    await cell(second, town).fill(String(mine))
    await reason(second, town).fill('我的核对')

    // When the first saves
    await cell(page, town).fill(String(theirs))
    await reason(page, town).fill('先到一步')
    await action(page, /^更正1项$/).click()
    await expect(page.getByRole('status').filter({ hasText: '已存1项' })).toBeVisible()
    if (hidesPolls) await action(second, /^更正1项$/).click()

    // Then the second is told, keeps what was typed, and corrects knowingly
    await expect(line(second, town)).toContainText('他人已改')
    await expect(second.getByText(new RegExp(`${town}：您填写期间，.*改为 ${theirs.toLocaleString('en-US')} 人`))).toBeVisible()
    await expect(cell(second, town)).toHaveValue(String(mine))
    await second.getByRole('button', { name: '更正为我的数' }).click()
    await action(second, /^更正1项$/).click()
    await expect(second.getByRole('status').filter({ hasText: '已存1项' })).toBeVisible()
    const stored = rowOf(await sheetOf(page, '2021-11-20'), town).stored!
    expect(stored).toMatchObject({ persons: mine, revision: rowOf(sheet, town).stored!.revision + 2 })

    // And the first sees it without doing anything
    await expect(cell(page, town)).toHaveValue(mine.toLocaleString('en-US'))
    await second.context().close()
  })
}

test('without a network what was typed stays, and the retry counts once', async ({ page, context }) => {
  const sheet = await open(page, 'chengguan', '2021-11-20')
  const village = sheet.groups.find((group) => group.level === 'village')!.rows[0]!
  const number = another(village)
  await cell(page, village.name).fill(String(number))
  await reason(page, village.name).fill('补报')

  await context.setOffline(true)
  await action(page, /^更正1项$|^上报1项$/).click()
  await expect(page.getByRole('alert').filter({ hasText: '连不上服务器' })).toBeVisible()
  await expect(cell(page, village.name)).toHaveValue(String(number))
  await context.setOffline(false)

  // The next attempt reaches the server, but its answer is lost on the way back.
  await page.route('**/api/daily-counts', async (route) => {
    await route.fetch()
    await page.unroute('**/api/daily-counts')
    await route.abort()
  })
  await page.route('**/api/daily-counts?*', (route) => route.abort())
  const lost = page.waitForEvent('requestfailed', (request) => request.method() === 'POST')
  await action(page, /^更正1项$|^上报1项$/).click()
  await lost
  await action(page, /^更正1项$|^上报1项$/).click()

  await expect(page.getByRole('status').filter({ hasText: '已存1项' })).toBeVisible()
  const stored = rowOf(await sheetOf(page, '2021-11-20'), village.name).stored!
  expect(stored).toMatchObject({ persons: number, revision: (village.stored?.revision ?? 0) + 1 })
})

test('a session that ends keeps what was typed, also over leaving the page', async ({ page, context }) => {
  const sheet = await open(page, 'chengguan', '2021-11-22')
  const village = sheet.groups.find((group) => group.level === 'village')!.rows[1]!
  const number = another(village)
  await cell(page, village.name).fill(String(number))
  await reason(page, village.name).fill('补报')

  // Leaving by a link and coming back finds it again
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '进度总览' }).click()
  await expect(page).toHaveURL(/\/dashboard/)
  await page.goBack()
  await expect(page.getByText('已找回上次在这一页填写、还没有上报的1项。')).toBeVisible()

  await context.clearCookies()
  await action(page, /^更正1项$|^上报1项$/).click()
  const dialog = page.getByRole('dialog', { name: '请重新登录' })
  await dialog.getByLabel('密码', { exact: true }).fill(passwordOf('chengguan'))
  await dialog.getByRole('button', { name: '登录并继续' }).click()
  await expect(dialog).toBeHidden()
  await expect(cell(page, village.name)).toHaveValue(String(number))
  await action(page, /^更正1项$|^上报1项$/).click()
  await expect(page.getByRole('status').filter({ hasText: '已存1项' })).toBeVisible()
})

test('who may not report is told so, and another town is not found', async ({ page }) => {
  await signIn(page, 'dudao', '/daily-counts')
  await expect(page.getByRole('heading', { name: '您没有打开这个页面的权限' })).toBeVisible()
  await page.context().clearCookies()
  await signIn(page, 'chengguan', '/daily-counts?town=610926101')
  await expect(page.getByRole('heading', { name: '没有找到这个页面' })).toBeVisible()
  expect((await page.request.get('/api/daily-counts?town=610926101')).status()).toBe(404)
})

test('a day that has not come falls back to today, and the phone shows the same sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, 'chengguan', '2021-12-24')
  await expect(page.getByText('2021年12月24日还没有到')).toBeVisible()
  await expect(cell(page, '城关镇')).toBeEditable()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})

test('series and coverage group are chosen on the page and stay in the URL; each has its own numbers', async ({ page }) => {
  await open(page, 'jingban', '2021-11-22')
  await page.getByLabel('口径').selectOption({ label: '税务缴费' })
  await expect(page).toHaveURL(/series=tax/)
  await expect(page.getByText('口径：税务缴费，累计已参保缴费人数')).toBeVisible()
  const tax = (await (await page.request.get('/api/daily-counts?asOf=2021-11-22&series=tax')).json()) as EntrySheet
  await expect(cell(page, '城关镇')).toHaveValue(rowOf(tax, '城关镇').stored!.persons!.toLocaleString('en-US'))

  await page.getByLabel('口径').selectOption({ label: '镇村上报（为准）' })
  await expect(page).not.toHaveURL(/series=/)
  await page.getByLabel('人群').selectOption({ label: '一般脱贫户' })
  await expect(page).toHaveURL(/group=formerPoor/)
  // 21 of every hundred of the town's 48,000.
  await expect(line(page, '城关镇')).toContainText('10,080')
  await expect(page.getByText(/^11月22日.*（镇村上报，一般脱贫户）：/)).toBeVisible()

  // More of a group than of everyone asks why.
  const everyone = rowOf(await sheetOf(page, '2021-11-22'), '正阳镇')
  await cell(page, '正阳镇').fill(String(everyone.stored!.persons! + 1))
  await expect(page.getByText(/比同一口径全部人员的 [\d,]+ 人还多/)).toBeVisible()
  await cell(page, '正阳镇').press('Escape')
})

test('a second choice made before the first one has loaded keeps both', async ({ page }) => {
  await open(page, 'jingban', '2021-11-22')
  await page.getByLabel('口径').selectOption({ label: '税务缴费' })
  await page.getByLabel('人群').selectOption({ label: '一般脱贫户' })
  await page.getByLabel('范围').selectOption({ label: '城关镇' })
  await expect(page).toHaveURL(/series=tax&group=formerPoor&town=610926100/)
  await expect(page.getByText('口径：税务缴费，一般脱贫户，累计已参保缴费人数')).toBeVisible()
})

test("a clerk looks at the tax bureau's figures and writes none, told whose they are", async ({ page }) => {
  await signIn(page, 'chengguan', '/daily-counts?asOf=2021-11-22&series=tax')
  await expect(page.getByText('“税务缴费”由县医保局管理员、县医保局经办按文件录入，或由有令牌的报送方报送，您可以填报“镇村上报”。这里只能查看。')).toBeVisible()
  await expect(cell(page, '城关镇')).toBeDisabled()
  await expect(action(page, /上报|更正/)).toHaveCount(0)
  const sheet = (await (await page.request.get('/api/daily-counts?asOf=2021-11-22&series=tax')).json()) as EntrySheet
  const answer = await page.request.post('/api/daily-counts', {
    headers: { origin: new URL(page.url()).origin, 'idempotency-key': 'clerk-writes-tax' },
    data: { campaign: sheet.campaignId, asOf: sheet.asOf, series: 'tax', coverageGroup: 'everyone', cells: [{ divisionCode: '610926100', level: 'town', persons: 1, hour: null, reason: '试', baseRevision: rowOf(sheet, '城关镇').stored!.revision }] },
  })
  expect([answer.status(), ((await answer.json()) as { error: string }).error]).toEqual([403, expect.stringContaining('县医保局经办')])
})

test('a slip of the keyboard far upwards is asked back, and a cell that is no number leaves no sum', async ({ page }) => {
  await open(page, 'jingban', '2021-11-22')
  const total = page.getByRole('row', { name: /^合计/ })
  await cell(page, '正阳镇').fill('99999')
  await expect(page.getByText('正阳镇：11月22日填 99,999 人，超过任务数 8,200 人的一倍半。请核对是否多打了数字；确属实际的，请填写原因。')).toBeVisible()
  await expect(line(page, '正阳镇')).toContainText('未通过')
  await cell(page, '正阳镇').fill('82oo')
  await expect(total).toContainText('1格未通过，暂无合计')
  await expect(total).not.toContainText(/1[34]\d,\d{3}[^任]*1[34]\d,\d{3}/)
  await cell(page, '正阳镇').press('Escape')
  await expect(total).not.toContainText('暂无合计')
})
