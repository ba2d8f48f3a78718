import { defineConfig } from '/work/main/node_modules/@playwright/test'
process.env.YINGBAO_ACCOUNTS_FILE = '/tmp/sup-data/data/accounts.txt'
export default defineConfig({ testDir: '/work/main/e2e', outputDir: '/tmp/sup-data/results', timeout: 120_000, expect: { timeout: 20_000 }, workers: 1, reporter: 'list',
  use: { baseURL: 'http://127.0.0.1:3111', locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 }, launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] }, screenshot: 'only-on-failure' } })
