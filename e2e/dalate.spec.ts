import type { Page } from '@playwright/test'
import { prepareDesk, type DeskProcess } from './desk-process'
import { expect, test } from './fixtures'

/*
 * Dalate banner from an empty desk (issue A2, done when "Dalate's divisions and calendar work as well as Pingli's"): its real
 * divisions, its window over New Year with 29 February, quotas and notice simulated. A desk of its own; the campaign is past,
 * so the days looked at stand in the URL.
 */
test.describe.configure({ mode: 'serial' })

const password = 'da-la-te-qi-2024-mi-ma'
let desk: DeskProcess

test.beforeAll(async () => {
  test.setTimeout(240_000)
  desk = await prepareDesk({ YINGBAO_EMPTY: '1' })
  await desk.start()
})
test.afterAll(() => desk.remove())

const open = (page: Page, path: string) => page.goto(`${desk.url}${path}`)
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })
const asCsv = (text: string, name = '任务表.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

async function signInHere(page: Page, path: string): Promise<void> {
  await open(page, `/login?next=${encodeURIComponent(path)}`)
  await page.getByLabel('用户名').fill('zhang')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => url.pathname !== '/login')
}

test('first run and divisions: 街道, 镇, 苏木 and their 村, 社区, 嘎查 from the lists as they are', async ({ page }) => {
  const code = /([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})/.exec(desk.output())?.[1] ?? ''
  await open(page, '/first-run')
  await page.getByLabel('一次性代码').fill(code)
  await page.getByLabel('县（市、区、旗）代码').fill('150621')
  await page.getByLabel('县（市、区、旗）名称').fill('达拉特旗')
  await page.getByLabel('管理员姓名').fill('张管理')
  await page.getByLabel('用户名').fill('zhang')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByLabel('再填一次密码').fill(password)
  await page.getByRole('button', { name: '建立管理员' }).click()
  await page.waitForURL((url) => url.pathname === '/login')
  await signInHere(page, '/admin/divisions')
  const list = page.getByLabel(/区划表（\.xlsx 或 \.csv）/)
  await list.setInputFiles('db/seed/dalate/dalate-towns.csv')
  await page.getByRole('button', { name: '导入 17 个区划' }).click()
  await expect(page.getByText('已导入：新增 17 个，变更 0 个。')).toBeVisible()
  await list.setInputFiles('db/seed/dalate/dalate-villages.csv')
  await page.getByRole('button', { name: '导入 161 个区划' }).click()
  await expect(page.getByText('达拉特旗现有 17 个镇（街道、苏木），161 个村（社区、嘎查）。')).toBeVisible()
})

test('the campaign from 1 September to 29 February, a group with its own milestone, the hour of the day', async ({ page }) => {
  await signInHere(page, '/admin/campaigns/new')
  await page.getByLabel('通知标题').fill('达拉特旗2024年度城乡居民基本医疗保险参保缴费工作方案')
  await page.getByLabel('文号').fill('达政办发〔2023〕40号')
  await page.getByLabel('参保年度').fill('2024')
  await page.getByLabel('开征日').fill('2023-09-01')
  await page.getByLabel('截止日', { exact: true }).fill('2034-02-28')
  await page.getByLabel('个人缴费标准（元/人）').fill('380')
  await page.getByLabel('财政补助标准（元/人）').fill('640')
  await page.getByLabel('第1个节点日期', { exact: true }).fill('2023-12-31')
  await page.getByLabel('第1个节点比例（%）', { exact: true }).fill('80')
  await page.getByLabel('第2个节点日期', { exact: true }).fill('2024-02-29')
  await page.getByLabel('每日上报截止时点').selectOption('18时')
  await page.getByRole('button', { name: '给三类人员加一个节点' }).click()
  await page.getByLabel('三类人员第1个节点日期').fill('2023-12-31')
  await page.getByLabel('三类人员第1个节点比例（%）').fill('100')
  await page.getByRole('button', { name: '加另一类必保对象' }).click()
  await page.getByLabel('第3类必保对象名称').fill('低保对象')
  await page.getByRole('button', { name: '加一类资助对象' }).click()
  await page.getByLabel('第1类资助对象', { exact: true }).fill('特困人员')
  await page.getByLabel('第1类资助标准（元/人）').fill('全额')
  await page.getByRole('button', { name: '建立征缴活动' }).click()
  await expect(page.getByText('集中征缴期从2023年9月1日到2034年2月28日共3834天，最长397天，请核对年份。')).toBeVisible()
  await page.getByLabel('截止日', { exact: true }).fill('2024-02-29')
  await page.getByRole('button', { name: '建立征缴活动' }).click()
  await expect(heading(page, '2024年度征缴活动')).toBeVisible()
  await expect(page.getByText('2023年9月1日至2024年2月29日')).toBeVisible()
  await expect(page.getByText('一般脱贫户、三类人员（2023年12月31日 100%）、低保对象')).toBeVisible()
  await expect(page.getByText('特困人员 全额')).toBeVisible()
  await expect(page.getByText('18时')).toBeVisible()
})

test('a quota table, one town split to its villages, and the dashboard on a day inside the window', async ({ page }) => {
  test.setTimeout(120_000)
  await signInHere(page, '/quotas/import')
  const table = (title: string) => `${title}\n苏木镇（街道）,任务数,12月31日前完成,1月1日—2月29日任务\n树林召镇,60000,48000,12000\n展旦召苏木,10007,8006,2001\n昭君街道,8000,6400,1600\n昭君镇,9000,7200,1800\n合计,87007,69606,17401\n`
  const file = page.getByLabel(/任务表（\.xlsx 或 \.csv）/)
  await file.setInputFiles(asCsv(table('达拉特旗2023年任务表')))
  await expect(page.getByText('表题或文件名里写着2023年，这里是2024年度的征缴活动（2023年9月1日至2024年2月29日）。请核对是不是拿错了别的年度的表。')).toBeVisible()
  await expect(page.getByRole('button', { name: /^导入，记入 5 条/ })).toBeDisabled()
  await file.setInputFiles(asCsv(table('达拉特旗2024年任务表')))
  await expect(page.getByText('新下达 4 个苏木镇（街道）；合计新下达。')).toBeVisible()
  await expect(page.getByLabel('生效日期')).toHaveValue('2023-09-01')
  await page.getByRole('button', { name: '导入，记入 5 条任务数' }).click()
  await expect(page.getByText('已记入 5 条任务数，自2023年9月1日起生效。')).toBeVisible()

  // The split: nothing is known of last year or of the population, so it says so; then by hand, with a difference in sight.
  await open(page, '/quotas/150621200/split?from=2023-09-01')
  await expect(heading(page, '分解展旦召苏木任务数')).toBeVisible()
  await page.getByRole('button', { name: '按上年参保人数计算' }).click()
  await expect(page.getByText('没有各嘎查村（社区）上年的参保人数，不能按上年参保人数分解，请换一种依据或手工填写。')).toBeVisible()
  await page.getByRole('button', { name: '按人口计算' }).click()
  await expect(page.getByText('各嘎查村（社区）都没有记录人口，不能按人口分解，请换一种依据或手工填写。')).toBeVisible()
  await page.getByLabel('天义昌村委会分解为（人）').fill('6000')
  await page.getByLabel('展旦召嘎查分解为（人）').fill('4,000')
  await expect(page.getByText('各嘎查村（社区）合计 10,000 人，比展旦召苏木任务数 10,007 人少 7 人。')).toBeVisible()
  await page.getByLabel('展旦召嘎查分解为（人）').fill('4007')
  await page.getByLabel('文号').fill('展政发〔2023〕2号')
  await page.getByLabel('原因').fill('苏木分解')
  await page.getByRole('button', { name: '保存分解', exact: true }).click()
  await expect(page.getByText('已记入 2 个嘎查村（社区）的任务数，自2023年9月1日起生效；展旦召苏木各嘎查村（社区）合计 10,007 人，与本苏木任务数一致。')).toBeVisible()

  // The year's end and 29 February lie inside the window.
  await open(page, '/quotas?asOf=2024-02-29')
  await expect(page.getByRole('row', { name: /展旦召苏木/ }).first()).toContainText(/10,007\s*8,006\s*2,001/)
  for (const day of ['2023-12-31', '2024-01-01', '2024-02-29']) {
    await open(page, `/dashboard?asOf=${day}`)
    await expect(heading(page, '进度总览')).toBeVisible()
    await expect(page.getByRole('row', { name: /展旦召苏木/ }).first()).toBeVisible()
  }
})

test('a town renamed: the old name is still read, and said; its history stands', async ({ page }) => {
  await signInHere(page, '/admin/divisions/150621105?act=rename')
  await page.getByLabel('新名称（全称）').fill('恩格贝街道')
  await page.getByLabel('自哪天起').fill('2023-10-01')
  await page.getByLabel('文号').fill('内民政发〔2023〕9号')
  await page.getByLabel('原因').fill('撤镇设街道')
  await page.getByRole('button', { name: '改名为恩格贝街道' }).click()
  await expect(heading(page, '恩格贝街道的沿革')).toBeVisible()
  await expect(page.getByRole('row', { name: /2023-10-01.*恩格贝镇 改名为 恩格贝街道.*内民政发〔2023〕9号/ })).toBeVisible()
  await open(page, '/quotas/import')
  await page.getByLabel(/任务表（\.xlsx 或 \.csv）/).setInputFiles(asCsv('镇,任务数\n恩格贝镇,100\n合计,100\n', '补充.csv'))
  await expect(page.getByText('第2行“恩格贝镇”是恩格贝街道的旧名，已按恩格贝街道读入。')).toBeVisible()
})

test('the next year copied from this one, with the fee left to its notice', async ({ page }) => {
  await signInHere(page, '/admin/campaigns')
  await page.getByRole('link', { name: '按上年建立' }).click()
  await expect(heading(page, '按2024年度建立征缴活动')).toBeVisible()
  await expect(page.getByLabel('参保年度')).toHaveValue('2025')
  await expect(page.getByLabel('开征日')).toHaveValue('2024-09-01')
  await expect(page.getByLabel('截止日', { exact: true })).toHaveValue('2025-02-28')
  await expect(page.getByLabel('个人缴费标准（元/人）')).toHaveValue('')
  await expect(page.getByText('2024年度是 380 元，今年的请照新通知填写。', { exact: false })).toBeVisible()
  await expect(page.getByLabel('三类人员第1个节点日期')).toHaveValue('2024-12-31')
  await expect(page.getByText('请按新通知核对', { exact: true })).toHaveCount(7)
  await page.getByRole('button', { name: '建立征缴活动' }).click()
  await expect(page.getByText('个人缴费标准没有填写。')).toBeVisible()
  await expect(page.getByText('请填写通知的标题。')).toBeVisible()
})

test('a zone merged into another ends with its community, and both histories say so', async ({ page }) => {
  await signInHere(page, '/admin/divisions/150621401')
  await page.getByRole('link', { name: '并入其他镇' }).click()
  await page.getByLabel('并入', { exact: true }).selectOption('150621400')
  await page.getByLabel('最后一天', { exact: true }).fill('2023-12-31')
  await expect(page.getByLabel('鄂尔多斯市生态示范区管理委员会虚拟社区由谁接续')).toHaveValue('150621400')
  await page.getByLabel('鄂尔多斯市生态示范区管理委员会虚拟社区由谁接续').selectOption('150621400498')
  await page.getByLabel('文号').fill('鄂府函〔2023〕77号')
  await page.getByLabel('原因').fill('园区整合')
  await page.getByRole('checkbox', { name: /^已核对：鄂尔多斯市生态示范区/ }).check()
  await page.getByRole('button', { name: '把鄂尔多斯市生态示范区并入达拉特经济开发区' }).click()
  await expect(page.getByText('截至2023年12月31日已撤销，由达拉特经济开发区（150621400）接续。', { exact: false })).toBeVisible()
  await page.getByRole('row', { name: /2024-01-01.*并入/ }).getByRole('link', { name: '达拉特经济开发区（150621400）' }).click()
  await expect(page.getByRole('row', { name: /鄂尔多斯市生态示范区（150621401） 并入本单位.*鄂府函〔2023〕77号/ })).toBeVisible()
  await open(page, '/admin/divisions')
  await expect(page.getByText('达拉特旗现有 16 个镇（街道、苏木），160 个村（社区、嘎查）。')).toBeVisible()
  await expect(page.getByRole('row', { name: /鄂尔多斯市生态示范区/ })).toContainText('至 2023-12-31，并入 150621400')
})
