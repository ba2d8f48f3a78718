import type { Page } from '@playwright/test'
import { expect, passwordOf, signIn, test } from './fixtures'
import { atOwnDesk, freshName, newAccount, ownPassword, setOwnPassword } from './new-account'

/*
 * The way in, and what happens when it closes behind somebody's back (issue A1 §3, §4). Nothing is saved here: the value
 * typed for 西河镇 on 12 November stays a draft.
 */

const refused = (page: Page) => page.getByRole('alert').filter({ hasText: '用户名或密码不正确，或账户暂时锁定、已停用' })

async function trySignIn(page: Page, username: string, password: string) {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

test('without a sign-in server of the county there is no button for one', async ({ page }) => {
  await page.goto('/login')
  await expect(page.getByRole('button', { name: /登录$/ })).toHaveText(['登录'])
})

test('a wrong password and an unknown name get the same sentence', async ({ page }) => {
  await signIn(page, 'guanli', '/admin/accounts')
  const person = await newAccount(page, 'cuomi', 'town_clerk', '610926103')
  await page.context().clearCookies()
  const sentences: string[] = []
  for (const username of [person.username, freshName('meiyou')]) {
    await page.goto('/login')
    await trySignIn(page, username, 'wrong-password')
    await expect(refused(page)).toBeVisible()
    sentences.push((await refused(page).textContent()) ?? '')
  }
  expect(sentences[0]).toBe(sentences[1])
})

for (const next of ['https://example.com/', '//example.com', '/\\example.com', 'javascript:alert(1)']) {
  test(`after signing in, ?next=${next} does not lead away`, async ({ page }) => {
    await page.goto(`/login?next=${encodeURIComponent(next)}`)
    const origin = new URL(page.url()).origin
    await trySignIn(page, 'lingdao', passwordOf('lingdao'))
    await page.waitForURL((url) => url.pathname !== '/login')
    expect(new URL(page.url()).origin).toBe(origin)
  })
}

test('without a session a page leads to the sign-in and back to where one wanted to go', async ({ page }) => {
  await page.goto('/dashboard?asOf=2021-11-12')
  await expect(page).toHaveURL(/\/login\?next=/)
  await trySignIn(page, 'lingdao', passwordOf('lingdao'))
  await expect(page).toHaveURL(/\/dashboard/)
})

test('the session ends while somebody types: signed in again, the value is still there', async ({ page }) => {
  // Given a value typed and not yet saved
  await signIn(page, 'jingban', '/daily-counts?asOf=2021-11-12')
  const cell = page.getByRole('textbox', { name: /^西河镇 .*累计人数$/ })
  await cell.fill('14321')

  // When the session is gone
  await page.context().clearCookies()
  const again = page.getByRole('dialog', { name: '请重新登录' })
  await expect(again).toBeVisible()
  await expect(again).toContainText('您填写的内容还在本页')
  await again.getByLabel('密码', { exact: true }).fill(passwordOf('jingban'))
  await again.getByRole('button', { name: '登录并继续' }).click()

  // Then the sheet is as it was left
  await expect(again).toBeHidden()
  await expect(cell).toHaveValue(/14,?321/)
})

test('disabled in the middle of the work, the page says so and lets nobody on', async ({ page, browser }) => {
  await signIn(page, 'guanli', '/admin/accounts')
  const person = await newAccount(page, 'zhongtu', 'county_staff', '610926')
  const desk = await atOwnDesk(browser, person.username, person.password, '/')
  await setOwnPassword(desk.page, person.password)
  await desk.page.goto('/dashboard')

  await page.goto(`/admin/accounts?q=${person.username}`)
  await page.getByRole('button', { name: /^停用/ }).click()
  await page.getByRole('dialog', { name: '停用账户' }).getByRole('button', { name: '停用' }).click()
  await expect(page.getByRole('row').filter({ hasText: person.username })).toContainText('已停用')

  const over = desk.page.getByRole('dialog', { name: '请重新登录' })
  await expect(over).toContainText('这个账户已停用或到期')
  await over.getByLabel('密码', { exact: true }).fill(ownPassword)
  await over.getByRole('button', { name: '登录并继续' }).click()
  await expect(refused(desk.page)).toBeVisible()
  await desk.context.close()
})

test('a changed password: this desk goes on, the other one is out', async ({ page, browser }) => {
  await signIn(page, 'guanli', '/admin/accounts')
  const person = await newAccount(page, 'gaimi', 'county_staff', '610926')
  const first = await atOwnDesk(browser, person.username, person.password, '/')
  await setOwnPassword(first.page, person.password)
  const second = await atOwnDesk(browser, person.username, ownPassword, '/about')

  await first.page.goto('/password')
  await first.page.getByLabel('原密码').fill('not-the-old-one')
  await first.page.getByLabel('新密码', { exact: true }).fill('xin-de-mi-ma-66')
  await first.page.getByLabel('再输一次新密码').fill('xin-de-mi-ma-66')
  await first.page.getByRole('button', { name: '修改密码' }).click()
  await expect(first.page.getByText('原密码不正确')).toBeVisible()
  await first.page.getByLabel('原密码').fill(ownPassword)
  await first.page.getByRole('button', { name: '修改密码' }).click()
  await expect(first.page.getByText('密码已经改好，其他地方的登录都已退出')).toBeVisible()

  await second.page.goto('/about')
  await expect(second.page.getByText('账户的密码、角色或范围刚被修改')).toBeVisible()
  await Promise.all([first.context.close(), second.context.close()])
})

test('signed out, the way back shows nothing', async ({ page }) => {
  await signIn(page, 'lingdao', '/dashboard')
  await page.getByRole('button', { name: /^账户：/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/login/)
  await page.goto('/dashboard')
  await expect(page).toHaveURL(/\/login\?next=/)
})
