import type { Page } from '@playwright/test'
import { prepareDesk, type DeskProcess } from './desk-process'
import { expect, test } from './fixtures'

/*
 * From an empty desk to the first ranking (product.md §4: "I upload the quota table as it is and see my county in a minute").
 * It runs a desk of its own without example data; the one-time code is read from its console, as a person would.
 */
test.describe.configure({ mode: 'serial' })

const password = 'shan-shui-ping-li-2021'
let desk: DeskProcess

test.beforeAll(async () => {
  test.setTimeout(240_000)
  desk = await prepareDesk({ YINGBAO_EMPTY: '1' })
  await desk.start()
})
test.afterAll(() => desk.remove())

function codeOf(output: string): string {
  const code = /([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})/.exec(output)?.[1]
  if (!code) throw new Error(`The console of the empty desk names no one-time code:\n${output}`)
  return code
}

async function onDesk(page: Page, path: string): Promise<void> {
  await page.goto(`${desk.url}${path}`)
}

async function fillFirstRun(page: Page, code: string, again = password): Promise<void> {
  await page.getByLabel('一次性代码').fill(code)
  await page.getByLabel('县（市、区、旗）代码').fill('610926')
  await page.getByLabel('县（市、区、旗）名称').fill('平利县')
  await page.getByLabel('管理员姓名').fill('张管理')
  await page.getByLabel('用户名').fill('zhang')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByLabel('再填一次密码').fill(again)
}

const send = (page: Page) => page.getByRole('button', { name: '建立管理员' }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

async function signInHere(page: Page, path: string): Promise<void> {
  await onDesk(page, `/login?next=${encodeURIComponent(path)}`)
  await page.getByLabel('用户名').fill('zhang')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => url.pathname !== '/login')
}

test('an empty desk leads to the first run, and a wrong code or two passwords make nothing', async ({ page }) => {
  await onDesk(page, '/')
  await expect(heading(page, '首次设置')).toBeVisible()
  await fillFirstRun(page, codeOf(desk.output()), 'something-else-altogether')
  await send(page)
  await expect(page.getByText('两次填写的密码不一样，请重新填写。')).toBeVisible()
  await fillFirstRun(page, 'aaaa-bbbb-cccc')
  await send(page)
  await expect(page.getByText('一次性代码不正确，没有建立账户。', { exact: false })).toBeVisible()
  await page.getByLabel('县（市、区、旗）代码').fill('6109')
  await send(page)
  await expect(page.getByText('县（市、区、旗）代码应为6位数字，如平利县 610926。')).toBeVisible()
  await onDesk(page, '/login')
  await expect(heading(page, '首次设置')).toBeVisible()
})

test('the code from the console makes county and administrator, once', async ({ page }) => {
  const code = codeOf(desk.output())
  await onDesk(page, '/first-run')
  await fillFirstRun(page, code)
  await send(page)
  await page.waitForURL((url) => url.pathname === '/login')
  await expect(page.getByText('管理员账户已建立，一次性代码已失效。请用刚才的用户名和密码登录。')).toBeVisible()
  await onDesk(page, '/first-run')
  await expect(heading(page, '应保')).toBeVisible()
  const again = await page.evaluate(async (body) => {
    const answer = await fetch('/api/first-run', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return answer.status
  }, { code, countyCode: '610927', countyName: '镇坪县', username: 'zweite', displayName: '李管理', password })
  expect(again).toBe(409)
})

test('divisions, campaign and quota table, each in its turn, and the county is there', async ({ page }) => {
  test.setTimeout(120_000)
  await signInHere(page, '/dashboard')
  await expect(page.getByRole('link', { name: '1. 行政区划' })).toBeVisible()
  await onDesk(page, '/admin/campaigns')
  const steps = page.getByRole('list', { name: '开始使用的四步' })
  await expect(steps.getByRole('listitem').first()).toContainText('接下来')

  // Divisions: villages before their towns are refused, then both lists come in.
  await steps.getByRole('link', { name: '1. 行政区划' }).click()
  const list = page.getByLabel(/区划表（\.xlsx 或 \.csv）/)
  await list.setInputFiles('db/seed/pingli/pingli-villages.csv')
  await expect(page.getByRole('alert').filter({ hasText: '不在名单中，请先补上这个镇' })).toBeVisible()
  await list.setInputFiles('db/seed/pingli/pingli-towns.csv')
  await page.getByRole('button', { name: '导入 11 个区划' }).click()
  await expect(page.getByText('已导入：新增 11 个，变更 0 个。')).toBeVisible()
  await list.setInputFiles('db/seed/pingli/pingli-villages.csv')
  await page.getByRole('button', { name: '导入 152 个区划' }).click()
  await expect(page.getByText('平利县现有 11 个镇（街道、苏木），152 个村（社区、嘎查）。')).toBeVisible()

  // The campaign, with nothing filled in that the notice does not say; the empty dashboard names the same next step.
  await onDesk(page, '/dashboard')
  await page.getByRole('link', { name: '2. 征缴活动' }).click()
  await page.getByRole('button', { name: '建立征缴活动' }).click()
  await expect(page.getByText(/有 \d+ 处要改，还没有保存。/)).toBeVisible()
  await page.getByLabel('通知标题').fill('关于2022年度全县城乡居民基本医疗保险参保缴费工作的通知')
  await page.getByLabel('文号').fill('平政办发〔2021〕105号')
  await page.getByLabel('参保年度').fill('2022')
  await expect(page.getByText('参考：2022年度每人每年320元', { exact: false })).toBeVisible()
  await page.getByLabel('开征日').fill('2021-10-15')
  await page.getByLabel('截止日', { exact: true }).fill('2021-12-25')
  await page.getByLabel('个人缴费标准（元/人）').fill('320')
  await page.getByLabel('财政补助标准（元/人）').fill('580')
  await page.getByLabel('第1个节点日期').fill('2021-11-30')
  await page.getByLabel('第1个节点比例（%）').fill('80')
  await page.getByLabel('第2个节点日期').fill('2021-12-25')
  await page.getByRole('button', { name: '建立征缴活动' }).click()
  await expect(heading(page, '2022年度征缴活动')).toBeVisible()
  await expect(page.getByText('每人每年 320 元')).toBeVisible()
  await expect(page.getByText('2021年11月30日 80%；2021年12月25日 100%')).toBeVisible()

  // Annex 1 as it stands.
  await onDesk(page, '/quotas/import')
  await page.getByLabel(/任务表（\.xlsx 或 \.csv）/).setInputFiles('db/seed/pingli/pingli-annex1.xlsx')
  await expect(page.getByText('新下达 11 个镇；合计新下达。')).toBeVisible()
  await expect(page.getByLabel('文号')).toHaveValue('平政办发〔2021〕105号')
  await expect(page.getByLabel('生效日期')).toHaveValue('2021-10-15')
  await page.getByRole('button', { name: '导入，记入 12 条任务数' }).click()
  await expect(page.getByText('已记入 12 条任务数，自2021年10月15日起生效。')).toBeVisible()
  await page.getByRole('link', { name: '看全县进度' }).click()
  await expect(heading(page, '进度总览')).toBeVisible()
  await expect(page.getByRole('row', { name: /城关镇/ }).first()).toBeVisible()
  await onDesk(page, '/quotas')
  await expect(page.getByText(/各镇任务数合计 210,000 人，与平利县任务数 210,000 人一致。/)).toBeVisible()
})

test('talks are switched off by a paper of their own, and the settings name it (R17)', async ({ page }) => {
  await signInHere(page, '/admin/campaigns')
  await page.getByRole('link', { name: '2022年度' }).click()
  await page.getByRole('link', { name: '修改设置' }).click()
  await page.getByLabel('通知标题').fill('关于规范征缴通报和约谈的通知')
  await page.getByLabel('文号').fill('平医保发〔2021〕12号')
  await page.getByLabel('自哪天起').fill('2021-11-01')
  await page.getByLabel('修改的原因').fill('减轻基层负担')
  await page.getByLabel('使用约谈').uncheck()
  await page.getByLabel('达标线（%）').fill('60')
  await page.getByLabel('落后几个百分点为黄色').fill('10')
  await page.getByLabel('落后几个百分点为红色').fill('5')
  await page.getByText('不提请约谈的镇：无').click()
  await page.getByLabel('长安镇').check()
  await page.getByRole('button', { name: '保存修改' }).click()
  await expect(page.getByText('红色应比黄色落后更多，请核对。')).toBeVisible()
  await page.getByLabel('落后几个百分点为红色').fill('20')
  await page.getByRole('button', { name: '保存修改' }).click()
  await expect(page.getByRole('row', { name: /2021-11-01.*达标线（%） 无 → 60.*约谈改为不使用.*平医保发〔2021〕12号/ })).toBeVisible()
  await expect(page.getByText('不使用，依据 平医保发〔2021〕12号（2021年11月1日起）')).toBeVisible()
  await expect(page.getByText('长安镇', { exact: true })).toBeVisible()
})

test('an extended window is a dated revision with its own paper', async ({ page }) => {
  await signInHere(page, '/admin/campaigns')
  await page.getByRole('link', { name: '2022年度' }).click()
  await page.getByRole('link', { name: '修改设置' }).click()
  await page.getByLabel('通知标题').fill('关于延长2022年度集中缴费期的通知')
  await page.getByLabel('文号').fill('平政办发〔2021〕120号')
  await page.getByLabel('自哪天起').fill('2021-12-20')
  await page.getByLabel('修改的原因').fill('集中缴费期延长到2月底')
  await page.getByLabel('截止日', { exact: true }).fill('2022-02-28')
  await page.getByRole('button', { name: '保存修改' }).click()
  await expect(page.getByRole('row', { name: /2021-12-20.*截止日 2021-12-25 → 2022-02-28.*平政办发〔2021〕120号/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /2021-10-15.*最初的设置.*平政办发〔2021〕105号/ })).toBeVisible()
})
