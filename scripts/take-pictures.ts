/**
 * Takes the pictures of the manual, README and docs from the running program, with the example: `npm run pictures`. A name
 * after it takes only those pictures.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { prepareDesk, type DeskProcess } from '../e2e/desk-process'
import { readPngSize, toIndexedPng } from './pictures/indexed-png'
import { docsShots, manualShots, type Shot } from './pictures/shots'

/** Larger ones slow the manual down on the county's lines; a picture above it is cropped or left out, not shrunk. */
const largestBytes = 120_000

type SignedIn = BrowserContextOptions['storageState']

async function signIn(browser: Browser, desk: DeskProcess, username: string): Promise<SignedIn> {
  const context = await browser.newContext({ baseURL: desk.url, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto('/login')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(desk.passwordOf(username))
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => url.pathname !== '/login')
  const state = await context.storageState()
  await context.close()
  return state
}

async function settled(page: Page): Promise<void> {
  // The wall display has no heading of the first level that anybody sees.
  await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 5_000 }).catch(() => {})
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {})
  // Letters drawn with a font that comes later would move; carets and fades would differ from run to run.
  await page.evaluate(() => document.fonts.ready)
}

/** A page of somebody's at an address, brought to what is to be done or seen there; closed after `look`. */
async function withPage<T>(browser: Browser, desk: DeskProcess, state: SignedIn | undefined, { path: address, width, height, act }: Pick<Shot, 'path' | 'width' | 'height'> & { act?: Shot['before'] }, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ baseURL: desk.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width, height }, reducedMotion: 'reduce', ...(state ? { storageState: state } : {}) })
  try {
    const page = await context.newPage()
    await page.goto(address)
    await settled(page)
    if (act) {
      await act(page)
      await settled(page)
    }
    return await look(page)
  } finally {
    await context.close()
  }
}

async function take(browser: Browser, desk: DeskProcess, states: ReadonlyMap<string, SignedIn>, shot: Shot, file: string): Promise<number> {
  const { username, first, before, clip, width, height } = shot
  if (first) await withPage(browser, desk, states.get(first.username), { ...first, width, height }, async () => {})
  return withPage(browser, desk, username === null ? undefined : states.get(username), { ...shot, ...(before ? { act: before } : {}) }, async (page) => {
    const bytes = toIndexedPng(await page.screenshot({ animations: 'disabled', caret: 'hide', ...(clip ? { clip } : {}) }))
    writeFileSync(file, bytes)
    return bytes.length
  })
}

async function main(): Promise<void> {
  const only = process.argv.slice(2)
  const wanted = [
    ...Object.entries(manualShots).map(([name, shot]) => ({ name, shot, file: `public/manual/${name}.png`, limit: largestBytes })),
    ...Object.entries(docsShots).map(([name, shot]) => ({ name, shot, file: `docs/pictures/${name}.png`, limit: Infinity })),
  ].filter(({ name }) => only.length === 0 || only.includes(name))
  for (const folder of ['public/manual', 'docs/pictures']) mkdirSync(folder, { recursive: true })
  const desk = await prepareDesk()
  const browser = await chromium.launch({ executablePath: process.env.YINGBAO_CHROMIUM ?? '/usr/bin/chromium', args: ['--lang=zh-CN'] })
  const problems: string[] = []
  try {
    await desk.start()
    // Once the keys are put away the administrator's pages say nothing about them any more.
    spawnSync(process.execPath, ['scripts/cli.mjs', 'secrets', 'export', path.join(desk.dataFolder, 'exported.json')], { env: { ...process.env, YINGBAO_DATA: desk.dataFolder } })
    const names = [...new Set(wanted.flatMap(({ shot }) => [shot.username, shot.first?.username].filter((name) => name != null)))]
    const states = new Map(await Promise.all(names.map(async (name) => [name, await signIn(browser, desk, name)] as const)))
    for (const { name, shot, file, limit } of wanted) {
      try {
        const bytes = await take(browser, desk, states, shot, file)
        if (bytes > limit) problems.push(`${file} has ${bytes} bytes, more than ${limit}: crop it.`)
      } catch (problem) {
        problems.push(`${name}: ${problem instanceof Error ? problem.message.split('\n')[0] : String(problem)}`)
      }
    }
  } finally {
    await browser.close()
    await desk.remove()
  }
  const taken = Object.keys(manualShots).filter((name) => existsSync(`public/manual/${name}.png`))
  const sizes = Object.fromEntries(taken.map((name) => [name, readPngSize(`public/manual/${name}.png`)]))
  writeFileSync('components/manual/picture-sizes.json', `${JSON.stringify(sizes, null, 2)}\n`)
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

main().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem)
  process.exitCode = 1
})
