import type { Page } from '@playwright/test'
import { expect, signIn, test, usernameOf } from './fixtures'
import { overflow } from './page-checks'

/*
 * Reminders, talks and visits from their opening to their end, each step by whose step it is. Writes a reminder and a visit of
 * 城关镇, and takes the first open talk of the example to its end.
 */

// Three people sign in one after the other in each of them.
test.describe.configure({ timeout: 120_000 })

const cases = (page: Page, list: '提醒督办' | '约谈' | '督导记录') => page.getByRole('list', { name: list, exact: true }).getByRole('listitem')
const course = (page: Page) => page.getByRole('list', { name: '办理过程' })
const said = (page: Page, sentence: string) => page.getByRole('status').filter({ hasText: sentence })
const pathOf = (page: Page) => new URL(page.url()).pathname

/** A person at a desk of his own, beside the one of the test. */
async function another(page: Page, username: string, path: string): Promise<Page> {
  const other = await (await page.context().browser()!.newContext({ baseURL: new URL(page.url()).origin, viewport: page.viewportSize() })).newPage()
  await signIn(other, username, path)
  return other
}

/** Takes a step on the case's page: which one where there is a choice, what is said, the day. */
async function take(page: Page, action: string, field: string, text: string, day?: { label: string; on: string }): Promise<void> {
  const form = page.getByRole('form', { name: '办理' })
  const choice = form.getByRole('radio', { name: action, exact: true })
  if ((await choice.count()) > 0) await choice.check()
  await form.getByRole('textbox', { name: field }).fill(text)
  if (day) await form.getByLabel(day.label).fill(day.on)
  await form.getByRole('button', { name: action, exact: true }).click()
}

test('a reminder: the supervisor sends it, the town answers on the phone, it is sent back, answered and closed', async ({ page }) => {
  await signIn(page, usernameOf.supervisor, '/supervision')
  const form = page.getByRole('form', { name: '发出提醒' })
  await form.getByRole('textbox', { name: '给正阳镇的提醒内容' }).fill('另写的。')
  for (const town of await form.getByRole('checkbox').all()) await town.uncheck()
  await form.getByRole('checkbox', { name: '城关镇' }).check()
  await expect(form.getByRole('textbox', { name: '给城关镇的提醒内容' })).toHaveValue(/城关镇.*比序时进度慢/)
  await form.getByLabel('答复期限').fill('2021-11-26')
  await form.getByRole('button', { name: '发出提醒（1 个镇）' }).click()
  const sent = cases(page, '提醒督办').filter({ hasText: '待城关镇答复，11月26日前' }).first()
  await expect(sent).toContainText('▶ 在办')
  // On one issue a town gets one.
  await expect(form.getByRole('checkbox', { name: '城关镇' })).toHaveCount(0)
  await expect(said(page, '已发出 1 份提醒。')).toBeFocused()
  // What was written for another town is still there, and leaving asks.
  await form.getByRole('checkbox', { name: '正阳镇' }).check()
  await expect(form.getByRole('textbox', { name: '给正阳镇的提醒内容' })).toHaveValue('另写的。')
  page.once('dialog', (dialog) => void dialog.accept())
  await sent.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: /^城关镇.*（第\d+期）$/ })).toBeVisible()
  await expect(page.getByRole('list', { name: '依据的通报' }).getByRole('link')).toHaveAttribute('href', /^\/bulletins\//)
  const path = pathOf(page)

  const town = await another(page, usernameOf.town_clerk, '/supervision')
  await town.setViewportSize({ width: 390, height: 844 })
  await cases(town, '提醒督办').filter({ hasText: '待您办理' }).getByRole('link').first().click()
  await town.waitForURL(`**${path}`)
  expect(await overflow(town)).toBe(0)
  await take(town, '报送答复', '答复', '已逐村排查')
  await expect(course(town)).toContainText('已逐村排查')
  await expect(said(town, '报送答复，已记入。')).toBeVisible()

  await page.reload()
  await take(page, '退回补充', '退回原因', '请写明每村的时间', { label: '新的答复期限（可不填）', on: '2021-11-28' })
  await expect(page.getByText('待城关镇补充答复，11月28日前')).toBeVisible()
  await town.reload()
  await take(town, '报送答复', '答复', '每村时间已列出', { label: '预计完成日期（可不填）', on: '2021-11-27' })
  await expect(course(town).getByRole('listitem')).toHaveCount(4)
  await town.context().close()

  await page.reload()
  await take(page, '办结', '办结说明', '已核实')
  await expect(page.getByRole('form', { name: '办理' })).toHaveCount(0)
  await expect(said(page, '办结，已记入。')).toBeFocused()
  await expect(course(page).getByRole('listitem').last()).toContainText('已办结')
  await page.getByRole('link', { name: '打印' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '提醒督办单' })).toBeVisible()
  await expect(page.getByRole('table', { name: '办理过程' }).getByRole('row')).toHaveCount(5)
})

test('a talk: proposed by rule with its two bulletins, decided by the leader, noticed, held and closed', async ({ page }) => {
  await signIn(page, usernameOf.county_leader, '/supervision')
  await cases(page, '约谈').filter({ hasText: '待您办理' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 2, name: '待您办理' })).toBeVisible()
  await expect(page.getByText(/连续2期排名末位，按规则提出约谈建议，是否约谈由县领导决定。/).first()).toBeVisible()
  await expect(page.getByRole('list', { name: '依据的通报' }).getByRole('link')).toHaveCount(2)
  await expect(page.getByRole('list', { name: '依据的通报' })).toContainText('（末位）')
  const path = pathOf(page)

  // Before the decision there is nothing for the county to do, and nobody else decides.
  const county = await another(page, usernameOf.county_staff, path)
  await expect(county.getByRole('heading', { level: 2, name: '办理过程' })).toBeVisible()
  await expect(county.getByRole('form', { name: '办理' })).toHaveCount(0)

  await take(page, '同意约谈', '理由', '连续两期靠后，请分管负责人说明')
  await expect(page.getByText('待县里发出约谈通知')).toBeVisible()

  await county.reload()
  await take(county, '发出约谈通知', '通知内容（时间、地点、参加人）', '上午9时，县政府三楼会议室', { label: '约谈日期', on: '2021-11-25' })
  await expect(county.getByText('待县里约谈并记录，11月25日')).toBeVisible()
  await take(county, '记录约谈', '约谈记录', '承诺补齐进度', { label: '承诺完成日期', on: '2021-11-30' })
  await expect(county.getByText('待县里核实整改、办结，11月30日前')).toBeVisible()
  await take(county, '办结', '办结说明', '进度已补齐')
  await expect(course(county).getByRole('listitem')).toHaveCount(5)
  await expect(course(county)).toContainText('同意约谈')
  await county.goto(`/print${path}`)
  await expect(county.getByRole('heading', { level: 1, name: '约谈通知书' })).toBeVisible()
  await expect(county.getByText('定于2021年11月25日约谈。')).toBeVisible()
  await county.context().close()

  // Asked again, the rule opens no second one.
  const supervisor = await another(page, usernameOf.supervisor, '/supervision')
  await supervisor.getByRole('button', { name: '按已签发的通报重新核对' }).click()
  await expect(supervisor.getByText('已核对，没有变化。')).toBeVisible()
  await supervisor.context().close()
})

test('a visit: recorded, followed up, closed; of two at once the second is told who was first', async ({ page }) => {
  await signIn(page, usernameOf.supervisor, '/supervision')
  await page.getByText('记一次督导').click()
  const form = page.getByRole('form', { name: '记一次督导' })
  await form.getByLabel('督导的镇').selectOption('城关镇')
  await form.getByLabel('督导日期').fill('2021-11-22')
  await form.getByLabel('督导组成员').fill('医保局、税务局')
  await form.getByLabel('约定整改日期（可不填）').fill('2021-11-24')
  await form.getByLabel('发现的问题').fill('<b>两个社区</b>未按日上报\n=1+1')
  await form.getByRole('button', { name: '保存督导记录' }).click()
  await expect(said(page, '督导记录已存，在下面的列表里。')).toBeFocused()
  await cases(page, '督导记录').filter({ hasText: '<b>两个社区</b>' }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: '11月22日督导城关镇' })).toBeVisible()

  const second = await another(page, usernameOf.county_staff, pathOf(page))
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible()
  await take(page, '记录跟进', '跟进情况', '一个社区已改')
  await expect(course(page)).toContainText('一个社区已改')
  await take(second, '办结', '办结说明', '已改')
  await expect(second.getByRole('form', { name: '办理' }).getByRole('alert')).toContainText(/已于.*办过一步（已跟进），您这次的没有存/)
  await second.getByRole('button', { name: '看最新的情况（您写的还在）' }).click()
  await expect(course(second)).toContainText('一个社区已改')
  await expect(second.getByRole('textbox', { name: '办结说明' })).toHaveValue('已改')
  await take(second, '办结', '办结说明', '均已改')
  await expect(course(second).getByRole('listitem')).toHaveCount(3)
  await second.context().close()

  await page.goto('/supervision')
  await expect(cases(page, '督导记录').filter({ hasText: '<b>两个社区</b>' })).toHaveCount(0)
  await page.getByRole('link', { name: '全部' }).click()
  await expect(cases(page, '督导记录').filter({ hasText: '<b>两个社区</b>' })).toContainText('✓ 已办结')
})

test("a town reads no other town's cases, and offers nothing it may not do", async ({ page }) => {
  await signIn(page, usernameOf.county_leader, '/supervision?show=all')
  const foreign = await cases(page, '约谈').getByRole('link').filter({ hasNotText: '城关镇' }).first().getAttribute('href')
  const town = await another(page, usernameOf.town_clerk, '/supervision?show=all')
  await expect(town.getByRole('heading', { level: 1, name: '督导' })).toBeVisible()
  for (const name of ['发出提醒', '记一次督导']) await expect(town.getByRole('form', { name })).toHaveCount(0)
  await expect(town.getByRole('button', { name: '按已签发的通报重新核对' })).toHaveCount(0)
  await town.goto(foreign!)
  await expect(town.getByRole('heading', { level: 1 })).toContainText('没有找到')
  await town.context().close()
})
