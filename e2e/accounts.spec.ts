import type { Locator, Page } from '@playwright/test'
import { expect, signIn, test } from './fixtures'
import { atOwnDesk, freshName, newAccount, ownPassword, setOwnPassword } from './new-account'

/*
 * Accounts from the first slip to the last click (issue A1 §3, §4). Every journey makes its own people, in 老县镇 and 大贵镇.
 */

const laoxian = '610926102'
const dagui = '610926103'

/** The row of an account, looked up by its user name through the page's own search. */
async function rowOf(page: Page, username: string) {
  await page.goto(`/admin/accounts?q=${username}`)
  return page.getByRole('row').filter({ hasText: username })
}

test('a new clerk signs in with the slip, sets a password and sees the own town; disabled, the next click says so', async ({ page, browser }) => {
  // Given an administrator who makes an account for 老县镇
  const username = freshName('laoxian')
  await signIn(page, 'guanli', '/admin/accounts')
  await page.getByRole('button', { name: '新建账户' }).click()
  const form = page.getByRole('dialog', { name: '新建账户' })
  await form.getByLabel('用户名').fill(username)
  await form.getByLabel('姓名').fill('老县镇社保站经办')
  await form.getByLabel('角色').selectOption({ label: '镇社保站经办' })
  await form.getByLabel('镇（街道）').selectOption({ label: '老县镇' })
  await form.getByRole('button', { name: '新建账户' }).click()
  const slip = page.getByRole('article', { name: '老县镇社保站经办的密码条' })
  await expect(slip).toContainText(username)
  await expect(slip).toContainText('首次登录须改成自己的密码')
  const password = (await slip.getByRole('definition').nth(1).textContent()) ?? ''

  // When the clerk signs in with it elsewhere
  const clerk = await atOwnDesk(browser, username, password, '/daily-counts')
  // Then nothing opens before the own password is set
  await expect(clerk.page.getByRole('heading', { level: 1, name: '先设自己的密码' })).toBeVisible()
  await clerk.page.goto('/dashboard')
  await expect(clerk.page).toHaveURL(/\/password$/)
  await setOwnPassword(clerk.page, password)
  await clerk.page.goto('/daily-counts')
  await expect(clerk.page.getByText('老县镇').first()).toBeVisible()
  const elsewhere = await clerk.page.request.get(`/api/towns/${dagui}`)
  expect(elsewhere.status()).toBe(404)

  // When the administrator disables the account
  const row = await rowOf(page, username)
  await row.getByRole('button', { name: /^停用/ }).click()
  await page.getByRole('dialog', { name: '停用账户' }).getByRole('button', { name: '停用' }).click()
  await expect(row).toContainText('已停用')
  // Then the clerk's next page says so, and the password opens nothing
  await clerk.page.goto('/dashboard')
  await expect(clerk.page.getByText('这个账户已停用或到期')).toBeVisible()
  await clerk.page.getByLabel('用户名').fill(username)
  await clerk.page.getByLabel('密码', { exact: true }).fill(ownPassword)
  await clerk.page.getByRole('button', { name: '登录' }).click()
  await expect(clerk.page.getByRole('alert').filter({ hasText: '用户名或密码不正确' })).toBeVisible()
  await clerk.context.close()
})

test("a town resets its own village agent and finds nobody else's", async ({ page, browser }) => {
  // Given a clerk of 老县镇, an agent of his and one of 大贵镇
  await signIn(page, 'guanli', '/admin/accounts')
  const villages = async (town: string) => {
    await page.goto('/admin/accounts')
    await page.getByRole('button', { name: '新建账户' }).click()
    const form = page.getByRole('dialog', { name: '新建账户' })
    await form.getByLabel('角色').selectOption({ label: '村（社区）代办员' })
    await form.getByLabel('镇（街道）').selectOption(town)
    return (await form.getByLabel('村（社区）').locator('option').nth(1).getAttribute('value')) ?? ''
  }
  const clerkAccount = await newAccount(page, 'zhen', 'town_clerk', laoxian)
  const own = await newAccount(page, 'daiban', 'village_agent', await villages(laoxian))
  const foreign = await newAccount(page, 'waizhen', 'village_agent', await villages(dagui))
  const agent = await atOwnDesk(browser, own.username, own.password, '/')
  await setOwnPassword(agent.page, own.password)

  // When the clerk opens the accounts
  const clerk = await atOwnDesk(browser, clerkAccount.username, clerkAccount.password, '/')
  await setOwnPassword(clerk.page, clerkAccount.password)
  const row = await rowOf(clerk.page, own.username)
  await row.getByRole('button', { name: /^重置密码/ }).click()
  await clerk.page.getByRole('dialog', { name: '重置密码' }).getByRole('button', { name: '重置密码' }).click()
  const slip = clerk.page.getByRole('article').filter({ hasText: own.username })
  const fresh = (await slip.getByRole('definition').nth(1).textContent()) ?? ''

  // Then the agent's session is over and the new slip opens the first page
  await agent.page.goto('/password')
  await expect(agent.page.getByText('账户的密码、角色或范围刚被修改')).toBeVisible()
  await signIn(agent.page, own.username, '/', fresh)
  await expect(agent.page.getByRole('heading', { name: '先设自己的密码' })).toBeVisible()

  // And the other town's agent is neither listed nor found
  await clerk.page.goto(`/admin/accounts?q=${foreign.username}`)
  await expect(clerk.page.getByText('没有相符的账户')).toBeVisible()
  const reach = await clerk.page.request.post(`/api/accounts/${foreign.id}/password`, {
    headers: { origin: new URL(clerk.page.url()).origin, 'idempotency-key': `reach-${foreign.username}` },
    data: { version: 1 },
  })
  expect(reach.status()).toBe(404)
  await Promise.all([agent.context.close(), clerk.context.close()])
})

test('a table with mistakes names each of them; mended, it makes every account and prints their slips', async ({ page }) => {
  await signIn(page, 'guanli', '/admin/accounts/import')
  const [first, second] = [freshName('biao'), freshName('biao')]
  const heading = '用户名,姓名,角色,区划代码,镇,村,到期日\n'
  const choose = (name: string, rows: string) => page.getByLabel('账户表（.xlsx 或 .csv）').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(heading + rows) })

  // A file chosen before the page has come to life would be lost.
  await expect(async () => {
    await choose('有错.csv', `${first},甲,代办员,,城关镇,五峰,\n${first},乙,镇社保站经办,,大贵镇,,2001-01-01\n`)
    await expect(page.getByText('有3处要改，一个账户也没有建')).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(page.getByText(/第2行“五峰”可能是.*请写全称或填区划代码/)).toBeVisible()
  await expect(page.getByText(`第3行用户名“${first}”与第2行重复`)).toBeVisible()

  await choose('改好.csv', `${first},甲,镇社保站经办,,大贵镇,,\n${second},乙,县医保局经办,,,,\n`)
  await page.getByRole('button', { name: '新建2个账户' }).click()
  await expect(page.getByRole('heading', { name: '一次性密码：2个账户' })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(await rowOf(page, first)).toContainText('待改密')
})

test('the right to sign bulletins is ticked and needs no new password; another role takes it away (R13)', async ({ page, browser }) => {
  await signIn(page, 'guanli', '/admin/accounts')
  const person = await newAccount(page, 'qianfa', 'county_staff', '610926')
  const staff = await atOwnDesk(browser, person.username, person.password, '/')
  await setOwnPassword(staff.page, person.password)
  const grant = '有签发通报的权限'
  const edit = async (change: (form: Locator) => Promise<unknown>) => {
    await (await rowOf(page, person.username)).getByRole('button', { name: /^修改/ }).click()
    const form = page.getByRole('dialog', { name: '修改账户' })
    await change(form)
    await form.getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    return page.getByRole('row').filter({ hasText: person.username })
  }

  await expect(await edit((form) => form.getByLabel(grant).check())).toContainText(grant)
  await staff.page.goto('/dashboard')
  await expect(staff.page.getByRole('heading', { level: 1, name: '进度总览' })).toBeVisible()
  await page.goto('/admin/audit?act=accounts%3Aedit')
  await expect(page.getByRole('row').nth(1)).toContainText('签发通报的权限')

  const leader = await edit(async (form) => {
    await form.getByLabel('角色').selectOption({ label: '县领导' })
    await expect(form.getByLabel(grant)).toHaveCount(0)
  })
  await expect(leader).toContainText('县领导')
  await expect(leader).not.toContainText(grant)
  await staff.context.close()
})

test('two administrators on one account: the second is told who was faster', async ({ page, browser }) => {
  await signIn(page, 'guanli', '/admin/accounts')
  const other = await newAccount(page, 'guanli', 'county_admin', '610926')
  const person = await newAccount(page, 'liangren', 'town_clerk', dagui)
  const colleague = await atOwnDesk(browser, other.username, other.password, '/')
  await setOwnPassword(colleague.page, other.password)

  const rename = async (admin: Page, name: string) => {
    const form = admin.getByRole('dialog', { name: '修改账户' })
    await form.getByLabel('姓名').fill(name)
    await form.getByRole('button', { name: '保存' }).click()
  }
  await (await rowOf(page, person.username)).getByRole('button', { name: /^修改/ }).click()
  await (await rowOf(colleague.page, person.username)).getByRole('button', { name: /^修改/ }).click()
  await rename(colleague.page, '同事先改')
  await expect(colleague.page.getByRole('dialog')).toBeHidden()
  await rename(page, '我后改')
  await expect(page.getByRole('alert').filter({ hasText: `试用${other.username}已在` })).toContainText('没有保存')
  await expect(await rowOf(page, person.username)).toContainText('同事先改')
  await colleague.context.close()
})

test('the log shows who made the account, from where, and nothing of the person', async ({ page, browser }) => {
  await signIn(page, 'guanli', '/admin/accounts')
  const person = await newAccount(page, 'rizhi', 'town_clerk', dagui)
  const auditor = await atOwnDesk(browser, 'shenji', undefined, '/admin/audit?act=accounts%3Acreate')
  await expect(auditor.page.getByRole('heading', { level: 1, name: '操作日志' })).toBeVisible()
  const entry = auditor.page.getByRole('row').nth(1)
  await expect(entry).toContainText('新建账户')
  await expect(entry).toContainText('县医保局管理员')
  await expect(entry).toContainText('大贵镇')
  await expect(entry).not.toContainText(person.password)
  await expect(entry).not.toContainText(`试用${person.username}`)
  await auditor.context.close()
})
