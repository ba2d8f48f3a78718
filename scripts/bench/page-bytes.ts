import { chromium } from '@playwright/test'
import type { DeskProcess } from '../../e2e/desk-process'
import { watchLoad, type LoadedBytes } from '../../e2e/page-load'

export interface PageBytes extends LoadedBytes {
  path: string
}

/** Opens each page in a real browser with a cold cache and adds up what it fetched. */
export async function measurePages(desk: DeskProcess, pages: { path: string; username: string }[]): Promise<PageBytes[]> {
  const browser = await chromium.launch({ executablePath: process.env.YINGBAO_CHROMIUM ?? '/usr/bin/chromium' })
  try {
    const results: PageBytes[] = []
    for (const { path, username } of pages) {
      const context = await browser.newContext({ baseURL: desk.url, locale: 'zh-CN' })
      const signIn = await context.newPage()
      await signIn.goto('/login')
      await signIn.getByLabel('用户名').fill(username)
      await signIn.getByLabel('密码', { exact: true }).fill(desk.passwordOf(username))
      await signIn.getByRole('button', { name: '登录' }).click()
      await signIn.waitForURL((url) => url.pathname !== '/login')
      const state = await context.storageState()
      await context.close()

      const cold = await browser.newContext({ baseURL: desk.url, locale: 'zh-CN', storageState: state })
      const page = await cold.newPage()
      const load = watchLoad(page)
      await page.goto(path, { waitUntil: 'load' })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {})
      results.push({ path, ...(await load.stop()) })
      await cold.close()
    }
    return results
  } finally {
    await browser.close()
  }
}
