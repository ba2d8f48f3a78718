import { randomBytes } from 'node:crypto'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Role } from '../domain/access/roles'
import type { IssuedPasswords } from '../domain/accounts/password-slip'
import { signIn } from './fixtures'

export interface NewPerson {
  id: string
  username: string
  password: string
}

/** A user name no other run has used. */
export const freshName = (prefix: string) => `${prefix}-${randomBytes(3).toString('hex')}`

/** The password every account of these journeys sets for itself. */
export const ownPassword = 'shan-hai-jing-88'

/** An account made through the administrator's page context, with its one-time password. */
export async function newAccount(admin: Page, prefix: string, role: Role, scopeCode: string, expiresOn: string | null = null): Promise<NewPerson> {
  const username = freshName(prefix)
  const response = await admin.request.post('/api/accounts', {
    headers: { origin: new URL(admin.url()).origin, 'idempotency-key': `create-${username}` },
    data: { username, displayName: `试用${username}`, role, department: null, scopeCode, expiresOn },
  })
  const issued = (await response.json()) as IssuedPasswords
  return { id: issued.accounts[0]!.id, username, password: issued.passwords![username]! }
}

/** Sets the own password at the first sign-in and lands on the home page. */
export async function setOwnPassword(page: Page, oneTime: string): Promise<void> {
  await page.getByLabel('一次性密码', { exact: true }).fill(oneTime)
  await page.getByLabel('新密码', { exact: true }).fill(ownPassword)
  await page.getByLabel('再输一次新密码').fill(ownPassword)
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.waitForURL((url) => url.pathname !== '/password')
}

/** Somebody at a desk of his own, signed in. */
export async function atOwnDesk(browser: Browser, username: string, password: string | undefined, path: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, username, path, password)
  return { page, context }
}
