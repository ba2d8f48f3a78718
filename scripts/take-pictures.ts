/** Takes the pictures of README and docs from the running program, with the example: `npx tsx scripts/take-pictures.ts`. */
import { mkdirSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { prepareDesk } from '../e2e/desk-process'

const pictures = [
  { file: 'dashboard.png', username: 'jingban', path: '/dashboard', width: 1440, height: 900 },
  { file: 'daily-counts.png', username: 'jingban', path: '/daily-counts', width: 1440, height: 760 },
  { file: 'phone.png', username: 'wufeng', path: '/', width: 390, height: 844 },
]

async function main(): Promise<void> {
  mkdirSync('docs/pictures', { recursive: true })
  const desk = await prepareDesk()
  const browser = await chromium.launch({ executablePath: process.env.YINGBAO_CHROMIUM ?? '/usr/bin/chromium', args: ['--lang=zh-CN'] })
  try {
    await desk.start()
    for (const { file, username, path, width, height } of pictures) {
      const context = await browser.newContext({ baseURL: desk.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width, height } })
      const page = await context.newPage()
      await page.goto(`/login?next=${encodeURIComponent(path)}`)
      await page.getByLabel('用户名').fill(username)
      await page.getByLabel('密码', { exact: true }).fill(desk.passwordOf(username))
      await page.getByRole('button', { name: '登录' }).click()
      await page.waitForURL((url) => url.pathname !== '/login')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {})
      await page.screenshot({ path: `docs/pictures/${file}` })
      await context.close()
    }
  } finally {
    await browser.close()
    await desk.remove()
  }
}

main().catch((problem: unknown) => {
  console.error(problem)
  process.exitCode = 1
})
