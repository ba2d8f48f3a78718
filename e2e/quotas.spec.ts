import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, passwordOf, signIn, test } from './fixtures'

/*
 * The quota table (issue A1 §2, §3). The one quota these journeys change is that of a village of 正阳镇, which no other
 * journey looks at; the towns' numbers stay as annex 1 has them.
 */

const annex = 'db/seed/pingli/pingli-annex1.xlsx'
const published = readFileSync('db/seed/pingli/pingli-2022-quota.csv', 'utf8')
const towns = ['城关镇', '老县镇', '长安镇', '广佛镇', '八仙镇', '洛河镇', '三阳镇', '大贵镇', '兴隆镇', '西河镇', '正阳镇']

const file = (page: Page) => page.getByLabel(/任务表（\.xlsx 或 \.csv）/)
const asCsv = (text: string, name = '任务表.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

async function rowsOf(page: Page): Promise<string[]> {
  return page.getByRole('table').first().locator('tbody').getByRole('rowheader').allInnerTexts()
}

test('annex 1 is there in the order of the notice, and its total stands beside the towns\' sum', async ({ page }) => {
  await signIn(page, 'lingdao', '/quotas')
  await expect(page.getByRole('heading', { level: 1, name: '任务数' })).toBeVisible()
  expect(await rowsOf(page)).toEqual(towns)
  await expect(page.getByRole('row', { name: /^\s*1\s+城关镇/ })).toContainText(/48,000\s*38,400\s*9,600/)
  await expect(page.getByRole('row', { name: /合计.*210,000/ })).toContainText(/210,000\s*168,000\s*42,000/)
  await expect(page.getByRole('row', { name: /各镇之和/ })).toContainText(/210,000\s*168,000\s*42,000/)
  // A leader reads; nothing here may be changed by him.
  await expect(page.getByRole('link', { name: '导入任务表' })).toHaveCount(0)
  await page.getByRole('link', { name: /^城关镇任务数/ }).click()
  await expect(page.getByRole('row', { name: /2021-10-15.*48,000.*平政办发〔2021〕105号.*现行/ })).toBeVisible()
  await expect(page.getByRole('button', { name: '调整任务' })).toHaveCount(0)
})

test('annex 1 goes in as it stands and is found equal; what goes out comes in equal again', async ({ page }) => {
  await signIn(page, 'jingban', '/quotas')
  const [xlsx] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 .xlsx' }).click()])
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 .csv' }).click()])
  expect(xlsx.suggestedFilename()).toBe('平利县2022年城乡居民医疗保险参保计划任务表.xlsx')
  const outgoing = [annex, await xlsx.path(), await csv.path()]
  await page.getByRole('link', { name: '导入任务表' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '导入任务表' })).toBeVisible()
  for (const path of outgoing) {
    const name = path === annex ? '附件1.xlsx' : `导出-${outgoing.indexOf(path)}`
    await file(page).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: readFileSync(path) })
    await expect(page.getByText(`读了 ${name} 的工作表`)).toContainText('合计 210,000 人，与各镇之和 210,000 人一致。')
    await expect(page.getByText('全部相同：表中的数与现在的任务数一致，没有需要导入的。')).toBeVisible()
    await expect(page.getByRole('button', { name: /^导入，记入/ })).toHaveCount(0)
  }
})

test('a changed number is shown old and new before anything happens, and cancelling leaves everything', async ({ page }) => {
  await signIn(page, 'jingban', '/quotas/import')
  await file(page).setInputFiles(asCsv(published.replace('8200,6560,1640', '8000,6400,1600').replace('210000,168000,42000', '209800,167840,41960')))
  await expect(page.getByText('有变更 1 个镇，相同 10 个镇；合计有变更。')).toBeVisible()
  await expect(page.getByRole('row', { name: /正阳镇.*有变更/ })).toContainText(/8,200.*8,000/)
  const enter = page.getByRole('button', { name: '导入，记入 2 条任务数' })
  // A later change rests on another paper than the notice: nothing is filled in for it.
  await expect(enter).toBeDisabled()
  await page.getByLabel('文号').fill('平政办函〔2021〕9号')
  await page.getByLabel('原因').fill('调整')
  await expect(enter).toBeEnabled()
  await page.getByLabel('生效日期').fill('2021-10-01')
  await page.getByLabel('原因').focus()
  await expect(page.getByRole('alert').filter({ hasText: '生效日期是2021年10月1日，应在征缴期内（2021年10月15日至2021年12月25日）。' })).toBeVisible()
  await expect(enter).toBeDisabled()
  await page.getByRole('button', { name: '取消，不导入' }).click()
  await expect(page.getByRole('row', { name: /正阳镇/ })).toHaveCount(0)
  await page.goto('/quotas')
  await expect(page.getByRole('row', { name: /正阳镇/ })).toContainText('8,200')
})

test('a faulty file is answered with every row and column to be mended', async ({ page }) => {
  await signIn(page, 'jingban', '/quotas/import')
  await file(page).setInputFiles(asCsv(published.replace('老县镇', '老县').replace('48000', '48000.5')))
  const refusal = page.getByRole('alert').filter({ hasText: '什么都没有导入' })
  await expect(refusal).toBeVisible()
  await expect(refusal.getByRole('row', { name: /2 C 第2行C列“quota”读到“48000.5”，人数应为整数/ })).toBeVisible()
  await expect(refusal.getByRole('row', { name: /3 B 第3行“老县”不是全称，是否指老县镇？请写全称或填区划代码。/ })).toBeVisible()
  await file(page).setInputFiles(asCsv(published.replace('210000', '211000')))
  await expect(page.getByRole('alert').filter({ hasText: '各镇相加是210,000，合计多1,000，请核对。' })).toBeVisible()
  await file(page).setInputFiles({ name: '通知.pdf.xlsx', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
  await expect(page.getByRole('alert').filter({ hasText: '这是 PDF 文件' })).toBeVisible()
})

test('one village\'s quota is changed with its reason and paper, and the entry before stays', async ({ page }) => {
  await signIn(page, 'guanli', '/quotas/610926109200')
  await expect(page.getByRole('heading', { level: 1, name: '洪家坪村委会任务数' })).toBeVisible()
  const history = page.getByRole('table').locator('tbody').getByRole('row')
  const before = await history.count()
  const persons = String(300 + before)
  await page.getByRole('button', { name: /^(下达|调整)任务$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('任务数（人）').fill('1.2E+5')
  await expect(dialog.getByText('读到“1.2E+5”，这是科学计数法')).toBeVisible()
  await dialog.getByLabel('任务数（人）').fill(persons)
  await dialog.getByLabel('原因').fill('镇里分解')
  await dialog.getByLabel('文号').fill('正政发〔2021〕7号')
  await dialog.getByRole('button', { name: '保存调整' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(history).toHaveCount(before + 1)
  await expect(history.first()).toContainText(/2021-11-23\s*.*镇里分解\s*正政发〔2021〕7号/)
  await expect(history.first()).toContainText(persons)
})

test('own quotas and a group\'s are tables of their own, and say how far they part from the assigned', async ({ page }) => {
  await signIn(page, 'lingdao', '/quotas')
  await page.getByRole('form', { name: '看哪些数' }).getByLabel('任务').selectOption({ label: '本级任务' })
  await expect(page).toHaveURL(/kind=own/)
  await expect(page.getByText('平利县本级任务 214,200 人，比上级任务 210,000 人多 4,200 人。其中本级比上级：城关镇多 960 人、老县镇多 376 人、长安镇多 420 人等 11 个镇不同。')).toBeVisible()
  await expect(page.getByRole('row', { name: /^\s*1\s+城关镇/ })).toContainText(/48,960.*48,000\s*本级多 960/)
  await page.getByRole('form', { name: '看哪些数' }).getByLabel('任务').selectOption({ label: '上级任务' })
  await expect(page).not.toHaveURL(/kind=/)
  await page.getByLabel('人群').selectOption({ label: '三类人员' })
  await expect(page).toHaveURL(/group=threeKinds/)
  await expect(page.getByText('三类人员：截至11月23日，各镇任务数合计 4,200 人，与平利县任务数 4,200 人一致。')).toBeVisible()
  await page.getByRole('link', { name: /^城关镇任务数 960 人/ }).click()
  await expect(page.getByText('截至11月23日，城关镇三类人员任务数 960 人', { exact: false })).toBeVisible()
})

test('a town is split by last year\'s counts to the person, and cancelling leaves everything', async ({ page }) => {
  await signIn(page, 'jingban', '/quotas/610926100')
  await page.getByRole('link', { name: '分解到村（社区）' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '分解城关镇任务数' })).toBeVisible()
  await expect(page.getByText('上年参保人数取2021年度截至2020年12月25日各村（社区）最后上报的数。', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '按上年参保人数计算' }).click()
  const sum = page.getByRole('status').filter({ hasText: '各村（社区）合计' })
  await expect(sum).toHaveText('各村（社区）合计 48,000 人，与城关镇任务数 48,000 人一致。')
  const cell = page.getByLabel('五峰村委会分解为（人）')
  await cell.fill(String(Number(await cell.inputValue()) - 13))
  await expect(sum).toContainText('比城关镇任务数 48,000 人少 13 人')
  await cell.fill('1.2E+3')
  await expect(page.getByText('读到“1.2E+3”，这是科学计数法', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: /^保存分解/ })).toBeDisabled()
  await page.getByRole('link', { name: '取消' }).click()
  await expect(page.getByText('城关镇还没有分解到村（社区）。')).toBeVisible()
})

test('a clerk sees the own town only, and not the way in', async ({ page }) => {
  await signIn(page, 'chengguan', '/quotas')
  await expect(page.getByRole('heading', { level: 1, name: '城关镇任务数' })).toBeVisible()
  await expect(page.getByText('截至11月23日，城关镇任务数 48,000 人，其中11月30日前需完成 38,400 人。')).toBeVisible()
  await expect(page.locator('main')).not.toContainText('老县镇')
  await expect(page.locator('main')).not.toContainText('210,000')
  expect((await page.goto('/quotas/610926102'))?.status()).toBe(404)
  expect((await page.goto('/quotas/610926'))?.status()).toBe(404)
  expect((await page.goto('/quotas/import'))?.status()).toBe(403)
  expect((await page.goto('/quotas/610926100/split'))?.status()).toBe(403)
  const sheet = await page.request.get('/api/quotas/export?format=csv&town=610926102')
  expect(sheet.status()).toBe(404)
  // A person without the right gets nowhere by asking the route itself either.
  const forced = await page.evaluate(async () => {
    const answer = await fetch('/api/quotas/preview?fileName=a.csv&campaign=00000000-0000-4000-8000-000000000000', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: 'x' })
    return answer.status
  })
  expect(forced).toBe(403)
})

test('the table fits a phone', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await signIn(page, 'dudao', '/quotas', passwordOf('dudao'))
  await expect(page.getByRole('row', { name: /城关镇/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await context.close()
})
