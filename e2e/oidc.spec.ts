import type { Browser, BrowserContext, Page } from '@playwright/test'
import { freePort, prepareDesk, type DeskProcess } from './desk-process'
import { expect, signIn, test } from './fixtures'
import { client, startOidcServer } from './oidc-server.mjs'
import { enrol } from './second-factor'

/*
 * Signing in at the county's own server (OIDC), and a second factor that a role must have, on a desk of its own beside a real
 * OpenID provider on the loopback address (issue A2 §3).
 */
test.describe.configure({ mode: 'serial' })

const button = '用县政务统一身份认证登录'
let desk: DeskProcess
let stopServer: () => Promise<void>

test.beforeAll(async () => {
  test.setTimeout(240_000)
  const port = await freePort()
  desk = await prepareDesk({
    YINGBAO_OIDC_ISSUER: `http://localhost:${port}`,
    YINGBAO_OIDC_CLIENT_ID: client.id,
    YINGBAO_OIDC_CLIENT_SECRET: client.secret,
    YINGBAO_OIDC_NAME: '县政务统一身份认证',
  })
  stopServer = await startOidcServer({ port, deskUrl: desk.url })
  await desk.start()
})
test.afterAll(async () => {
  await desk.remove()
  await stopServer()
})

/** Somebody at a fresh browser who comes over the sign-in server under a name. */
async function come(browser: Browser, name: string, next = '/dashboard'): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: desk.url })
  const page = await context.newPage()
  await page.goto(`/login?next=${encodeURIComponent(next)}`)
  await page.getByRole('button', { name: button }).click()
  await page.getByPlaceholder('Enter any login').fill(name)
  await page.getByPlaceholder('and password').fill('anything')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  return { page, context }
}

test('an account of that name is signed in and lands where he wanted to go; the log says how', async ({ browser }) => {
  const { page, context } = await come(browser, 'chengguan', '/daily-counts')
  await expect(page).toHaveURL(`${desk.url}/daily-counts`)
  await expect(page.getByText('城关镇').first()).toBeVisible()
  const cookies = await context.cookies(desk.url)
  expect(cookies.find(({ name }) => name === 'next-auth.session-token')).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  await context.close()

  const admin = await browser.newContext({ baseURL: desk.url })
  const log = await admin.newPage()
  await signIn(log, 'guanli', '/admin/audit', desk.passwordOf('guanli'))
  await expect(log.getByRole('row').filter({ hasText: '绑定统一身份认证' })).toContainText('chengguan')
  await expect(log.getByRole('row').filter({ hasText: '登录' }).filter({ hasText: '统一身份认证' }).first()).toBeVisible()
  await admin.close()
})

for (const [name, words] of [
  ['chengguan~2', '本系统里与您账号同名的账户已绑定另一个人'],
  ['meiyou-zhege-ren', '本系统里没有与您的账号同名的账户'],
] as const) {
  test(`${name} is told why he is not let in`, async ({ browser }) => {
    const { page, context } = await come(browser, name)
    await expect(page.getByText(words)).toBeVisible()
    await page.goto('/dashboard')
    await expect(page).toHaveURL(/\/login\?next=/)
    await context.close()
  })
}

test('an answer that nobody asked for signs nobody in', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: desk.url })
  const page = await context.newPage()
  await page.goto('/api/auth/callback/oidc?code=stolen&state=forged')
  await expect(page.getByText('登录没有完成，请重新登录')).toBeVisible()
  await page.goto('/dashboard')
  await expect(page).toHaveURL(/\/login\?next=/)
  await context.close()
})

test('a role that must have a second factor sets it up first, and gives the code at every later sign-in', async ({ browser }) => {
  // Given an administrator who asks auditors for it
  const admin = await browser.newContext({ baseURL: desk.url })
  const settings = await admin.newPage()
  await signIn(settings, 'guanli', '/admin/sign-in', desk.passwordOf('guanli'))
  await settings.getByRole('checkbox', { name: /^审计\/纪检/ }).check()
  await settings.getByRole('checkbox', { name: '长期不登录的账户自动停用' }).check()
  await settings.getByLabel('多少天没有登录就停用').fill('60')
  await settings.getByRole('button', { name: '保存' }).click()
  await expect(settings.getByRole('row').filter({ hasText: '审计/纪检' })).toContainText('60天')

  // When the auditor comes over the sign-in server, nothing opens before it is set up
  const first = await come(browser, 'shenji', '/admin/audit')
  await expect(first.page.getByRole('heading', { level: 1, name: '先设置动态验证码' })).toBeVisible()
  await first.page.goto('/admin/audit')
  await expect(first.page).toHaveURL(`${desk.url}/second-factor`)
  const phone = await enrol(first.page)
  await expect(first.page.getByRole('heading', { level: 1, name: '操作日志' })).toBeVisible()
  await first.context.close()

  // Then the next time the code is asked for, and a wrong one opens nothing
  const later = await come(browser, 'shenji', '/admin/audit')
  await expect(later.page.getByRole('heading', { level: 1, name: '请填动态验证码' })).toBeVisible()
  await later.page.getByLabel('动态验证码', { exact: true }).fill('000000')
  await later.page.getByRole('button', { name: '继续' }).click()
  await expect(later.page.getByText('动态验证码不正确或已用过')).toBeVisible()
  await later.page.goto('/admin/audit')
  await expect(later.page.getByRole('heading', { level: 1, name: '请填动态验证码' })).toBeVisible()
  await later.page.getByLabel('动态验证码', { exact: true }).fill(phone.code())
  await later.page.getByRole('button', { name: '继续' }).click()
  await expect(later.page.getByRole('heading', { level: 1, name: '操作日志' })).toBeVisible()
  await Promise.all([later.context.close(), admin.close()])
})
