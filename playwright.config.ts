import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

// The runner reads this file first and its workers again: what it chose is handed on in the environment.
if (!process.env.YINGBAO_E2E_FOLDER) {
  const ask = `require('node:net').createServer().listen(0, '127.0.0.1', function () { console.log(this.address().port); this.close() })`
  const folder = mkdtempSync(path.join(tmpdir(), 'yingbao-e2e-'))
  // As root the database runs under another account, which must get through.
  chmodSync(folder, 0o711)
  process.env.YINGBAO_E2E_FOLDER = folder
  process.env.YINGBAO_E2E_PORT = execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8' }).trim()
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
}
const folder = process.env.YINGBAO_E2E_FOLDER
const port = process.env.YINGBAO_E2E_PORT ?? ''
const dataFolder = path.join(folder, 'data')

const ownDesks = ['crash', 'dalate', 'first-run', 'oidc', 'tls'].map((name) => `**/${name}.spec.ts`)

// Tests that start a desk of their own use the same build; those of the common desk sign in with its accounts.
process.env.YINGBAO_DIST ??= '.next-test'
process.env.YINGBAO_ACCOUNTS_FILE = path.join(dataFolder, 'accounts.txt')

export default defineConfig({
  projects: [
    // One desk and one set of numbers for these: two at once would correct each other's counts.
    { name: 'journeys', testDir: 'e2e', testIgnore: ownDesks, workers: 1 },
    // These start desks of their own, and go on beside the others.
    { name: 'own desks', testDir: 'e2e', testMatch: ownDesks, workers: 1 },
    { name: 'operations', testDir: 'scripts', testMatch: '**/*.e2e.ts', workers: 1 },
  ],
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: process.env.YINGBAO_CHROMIUM ?? '/usr/bin/chromium' },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    // Recording needs a program of Playwright's own download, which is not there.
    video: 'off',
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `http://127.0.0.1:${port}/login`,
    timeout: 240_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: { PORT: port, HOST: '', YINGBAO_DATA: dataFolder, YINGBAO_DIST: process.env.YINGBAO_DIST, YINGBAO_SKIP_INSTALL: '1', NODE_ENV: 'production' },
  },
})
