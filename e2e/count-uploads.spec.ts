import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { EntryRow, EntrySheet } from '../domain/progress/entry-sheet'
import { expect, signIn, test } from './fixtures'

/*
 * Daily counts from files (issue A2 §1). The journeys write the series 税务缴费 of 9 and 10 November, days and numbers that no
 * other journey looks at; each takes back what it brought, or leaves a correction.
 */

const file = (page: Page) => page.getByLabel(/填好的填报表（\.xlsx 或 \.csv）/)
/** What the desk says, beside the announcer of the router. */
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /./ })
const asCsv = (text: string, name = '税务日报.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const at = (asOf: string) => `/daily-counts/import?series=tax&asOf=${asOf}`

async function townsOf(page: Page, asOf: string): Promise<EntryRow[]> {
  const sheet = (await (await page.request.get(`/api/daily-counts?series=tax&asOf=${asOf}`)).json()) as EntrySheet
  return sheet.groups.flatMap((group) => group.rows).filter((row) => row.level === 'town')
}

const persons = (rows: EntryRow[], name: string) => rows.find((row) => row.name === name)?.stored?.persons

test('the blank sheet goes out with the towns in it; a filled one is looked through, confirmed, and taken back', async ({ page }) => {
  // Given the blank sheet of the day
  await signIn(page, 'jingban', at('2021-11-09'))
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^下载空表（11月9日，税务缴费，全部人员）/ }).click()])
  expect(download.suggestedFilename()).toBe('平利县每日填报表税务缴费2021-11-09.xlsx')
  await file(page).setInputFiles({ name: '空表.xlsx', mimeType: 'application/octet-stream', buffer: readFileSync(await download.path()) })
  await expect(page.getByRole('alert').filter({ hasText: '有11行单位，都没有填人数' })).toBeVisible()

  // When two towns are corrected, one by a total row that does not add up
  const before = await townsOf(page, '2021-11-09')
  const [one, two] = before.filter((row) => row.stored !== null).slice(-2) as [EntryRow, EntryRow]
  const [first, second] = [one.stored!.persons! + 1, two.stored!.persons! + 1]
  await file(page).setInputFiles(asCsv(`镇,截至日期,累计参保缴费人数（人）\n${one.name},2021-11-09,${first}\n${two.name},2021/11/9,"${second.toLocaleString('en-US')}"\n合计,,1\n`))
  await expect(page.getByText('要写原因 2 项。')).toBeVisible()
  await expect(page.getByText(/^第4行合计写着 1 人，与上面各行之和/)).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(`${one.name}.*\\+1`) })).toBeVisible()
  await expect(page.getByRole('button', { name: '上报2项' })).toBeDisabled()
  await page.getByLabel(/^原因（用于要写原因的2项/).fill('税务局补传')
  await page.getByRole('button', { name: '上报2项' }).click()

  // Then both are stored, the upload is listed, and undoing gives the numbers before back
  await expect(page.getByText('已存2项（2021-11-09）')).toBeVisible()
  const stored = await townsOf(page, '2021-11-09')
  expect([persons(stored, one.name), persons(stored, two.name)]).toEqual([first, second])
  await page.getByRole('button', { name: /^撤回 .*税务日报\.csv/ }).first().click()
  await page.getByRole('dialog', { name: '撤回这次上传' }).getByRole('button', { name: '撤回2项' }).click()
  await expect(page.getByText('已撤回2项，各项恢复上传前的数。')).toBeVisible()
  const back = await townsOf(page, '2021-11-09')
  expect([persons(back, one.name), persons(back, two.name)]).toEqual([first - 1, second - 1])
  await expect(page.getByRole('row', { name: /税务日报\.csv.*已撤回/ }).first()).toBeVisible()
})

test('upload while someone types: the import is refused with what moved, and goes through after another look', async ({ page }) => {
  await signIn(page, 'jingban', at('2021-11-10'))
  const rows = await townsOf(page, '2021-11-10')
  const [own, other] = rows.filter((row) => row.stored !== null).slice(0, 2) as [EntryRow, EntryRow]
  const text = `代码,单位,累计人数,原因\n${own.divisionCode},${own.name},${own.stored!.persons! + 1},税务局更正\n${other.divisionCode},${other.name},${other.stored!.persons! + 1},税务局更正\n`
  await file(page).setInputFiles(asCsv(text))
  await expect(page.getByText('更正 2 项。')).toBeVisible()

  // Somebody corrects one of the cells meanwhile
  const sheet = (await (await page.request.get('/api/daily-counts?series=tax&asOf=2021-11-10')).json()) as EntrySheet
  const answer = await page.request.post('/api/daily-counts', {
    headers: { origin: new URL(page.url()).origin, 'idempotency-key': `typed-${Date.now()}` },
    data: { campaign: sheet.campaignId, asOf: '2021-11-10', series: 'tax', coverageGroup: 'everyone', cells: [{ divisionCode: other.divisionCode, level: 'town', persons: other.stored!.persons! + 2, hour: null, reason: '先到一步', baseRevision: other.stored!.revision }] },
  })
  expect(answer.status()).toBe(200)

  await page.getByRole('button', { name: '上报2项' }).click()
  await expect(alert(page)).toContainText(`预览之后数据又有改动，什么都没有导入。改动的是：${other.name} 2021-11-10（县医保局经办`)
  expect(persons(await townsOf(page, '2021-11-10'), own.name)).toBe(own.stored!.persons)
  await page.getByRole('button', { name: '重新预览' }).click()
  await page.getByRole('button', { name: '上报2项' }).click()
  await expect(page.getByText('已存2项（2021-11-10）')).toBeVisible()
})

test("last year's sheet and a sheet with mistakes are told at once, and nothing is taken over", async ({ page }) => {
  await signIn(page, 'jingban', at('2021-11-09'))
  await file(page).setInputFiles(asCsv('镇,日期,累计人数\n城关镇,2020-11-20,30000\n'))
  await expect(alert(page)).toContainText('表中的日期是2020年11月20日，早于所选2022年度的征缴期（2021年10月15日至2021年12月25日），属于2021年度的征缴期（2020年10月15日至2020年12月25日）')
  await file(page).setInputFiles(asCsv('镇,日期,累计人数\n五峰,2021-11-09,5\n城关镇,昨天,12.5\n'))
  await expect(page.getByText('表中有 3 处要改，什么都没有导入。')).toBeVisible()
  await expect(page.getByRole('cell', { name: /第3行C列“累计人数”读到“12\.5”/ })).toBeVisible()
})

test("a clerk's file takes the own villages, never another town's, and never the tax bureau's figures", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, 'chengguan', '/daily-counts/import?asOf=2021-11-09')
  await file(page).setInputFiles(asCsv('代码,累计人数\n610926101200,5\n'))
  await expect(alert(page)).toContainText('区划代码“610926101200”不在城关镇的区划名单中')
  await page.getByLabel('口径').selectOption({ label: '税务缴费' })
  await expect(page.getByRole('heading', { name: '这个口径不由您上报' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})
