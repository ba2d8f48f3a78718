import type { Browser, Page } from '@playwright/test'
import { expect, signIn, test } from './fixtures'
import { atOwnDesk, newAccount, ownPassword, setOwnPassword } from './new-account'
import { enrol } from './second-factor'

/*
 * A second factor from setting it up to losing the phone (issue A2 §3). Every journey makes its own people; the setting by
 * role is walked through on the desk of oidc.spec.ts, where it keeps nobody else out.
 */

async function enterPassword(page: Page, username: string) {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(ownPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function enterCode(page: Page, code: string) {
  await page.getByLabel('动态验证码', { exact: true }).fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** A new county account that has its own password and its second factor. */
async function enrolledStaff(page: Page, browser: Browser, username: string) {
  await signIn(page, 'guanli', '/admin/accounts')
  const person = await newAccount(page, username, 'county_staff', '610926')
  const own = await atOwnDesk(browser, person.username, person.password, '/')
  await setOwnPassword(own.page, person.password)
  await own.page.goto('/second-factor')
  return { own, phone: await enrol(own.page) }
}

test('set up by oneself, asked for at sign-in and when the session ended, reset when the phone is lost', async ({ page, browser }) => {
  // Given a clerk who set up a second factor
  await signIn(page, 'guanli', '/admin/accounts')
  const person = await newAccount(page, 'yanzheng', 'county_staff', '610926')
  const own = await atOwnDesk(browser, person.username, person.password, '/')
  await setOwnPassword(own.page, person.password)
  await own.page.goto('/second-factor')
  const phone = await enrol(own.page)
  await expect(own.page.getByText('动态验证码已启用，下次登录时在密码之后填写')).toBeVisible()

  // When the session ends in the middle of the work, the dialog asks for the code as well
  await own.context.clearCookies()
  await own.page.goto('/login')
  await enterPassword(own.page, person.username)
  await enterCode(own.page, '000000')
  await expect(own.page.getByRole('alert').filter({ hasText: '动态验证码不正确或已用过' })).toBeVisible()
  await enterCode(own.page, phone.code())
  await own.page.waitForURL((url) => url.pathname !== '/login')

  // When the phone is lost, the administrator resets it: the session ends and the password alone signs in
  await page.goto(`/admin/accounts?q=${person.username}`)
  await page.getByRole('button', { name: /^重置验证码/ }).click()
  await page.getByRole('dialog', { name: '重置动态验证码' }).getByRole('button', { name: '重置' }).click()
  await expect(page.getByRole('button', { name: /^重置验证码/ })).toBeHidden()
  await own.page.goto('/about')
  await expect(own.page.getByText('刚被修改，请重新登录')).toBeVisible()
  await enterPassword(own.page, person.username)
  await own.page.waitForURL((url) => url.pathname !== '/login')

  // Then the log tells it, by the name of the account
  await page.goto('/admin/audit?act=second-factor%3Areset')
  await expect(page.getByRole('row').filter({ hasText: person.username })).toContainText('重置动态验证码')
  await own.context.close()
})

test('the dialog over a page asks for the code and lets go on', async ({ page, browser }) => {
  const { own, phone } = await enrolledStaff(page, browser, 'duihua')
  await expect(own.page.getByText('动态验证码已启用')).toBeVisible()
  await own.page.goto('/dashboard')
  await own.context.clearCookies()
  const again = own.page.getByRole('dialog', { name: '请重新登录' })
  await expect(again).toBeVisible()
  await again.getByLabel('密码', { exact: true }).fill(ownPassword)
  await again.getByRole('button', { name: '登录并继续' }).click()
  await again.getByLabel('动态验证码', { exact: true }).fill(phone.code())
  await again.getByRole('button', { name: '登录并继续' }).click()
  await expect(again).toBeHidden()
  await own.context.close()
})

test('taken away by oneself with a code', async ({ page, browser }) => {
  const { own, phone } = await enrolledStaff(page, browser, 'tingyong')
  await own.page.getByRole('button', { name: '停用或换手机' }).click()
  await own.page.getByLabel('动态验证码', { exact: true }).fill(phone.code())
  await own.page.getByRole('button', { name: '停用', exact: true }).click()
  await expect(own.page.getByText('原来的动态验证码已停用')).toBeVisible()
  await expect(own.page.getByRole('button', { name: '开始设置' })).toBeVisible()
  await own.context.close()
})
