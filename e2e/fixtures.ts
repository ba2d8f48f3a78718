import { readFileSync } from 'node:fs'
import { test as base, type Page } from '@playwright/test'
import type { Role } from '../domain/access/roles'

export { expect } from '@playwright/test'
export const test = base

export function passwordOf(username: string): string {
  const file = process.env.YINGBAO_ACCOUNTS_FILE
  if (!file) throw new Error('YINGBAO_ACCOUNTS_FILE names no accounts file: run the journeys through npm test.')
  const line = readFileSync(file, 'utf8').split('\n').find((row) => row.startsWith(`${username}\t`))
  if (!line) throw new Error(`The example has no account ${username}.`)
  return line.split('\t')[1]!
}

/** Signs in as one of the example's accounts and lands on `path`. */
export async function signIn(page: Page, username: string, path = '/', password = passwordOf(username)): Promise<void> {
  await page.goto(`/login?next=${encodeURIComponent(path)}`)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/login')
}

/** The example's account of each role. */
export const usernameOf: Record<Role, string> = {
  county_admin: 'guanli',
  county_staff: 'jingban',
  supervisor: 'dudao',
  county_leader: 'lingdao',
  department: 'minzheng',
  town_clerk: 'chengguan',
  village_agent: 'wufeng',
  auditor: 'shenji',
}
