/**
 * Walks through the desk with Chromium 92 and 109, as counties still have them: `npm run old-browsers`. The browsers come
 * through npm at the first run (docs/decisions/010-browsers.md); pictures go to test-results/old-browsers.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { prepareDesk, type DeskProcess } from '../e2e/desk-process'
import { Hands } from './old-browsers/hands'
import { journey } from './old-browsers/journey'
import { oldBrowsers, unpackBrowser } from './old-browsers/unpack'

const kept = process.env.YINGBAO_OLD_BROWSERS ?? path.join(tmpdir(), 'yingbao-old-browsers')
const pictures = 'test-results/old-browsers'

/** Starts a browser and gives the address at which it takes orders. */
async function start(program: string, profile: string): Promise<{ child: ChildProcess; address: string }> {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--lang=zh-CN', 'about:blank']
  const child = spawn(program, flags, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr?.on('data', (text) => (said += String(text)))
  for (let beat = 0; beat < 150; beat += 1) {
    const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
    if (address) return { child, address }
    if (child.exitCode !== null) break
    await pause(100)
  }
  child.kill()
  throw new Error(`The browser did not start:\n${said.slice(0, 2_000)}`)
}

async function walk(desk: DeskProcess, name: string, program: string): Promise<string[]> {
  const profile = mkdtempSync(path.join(tmpdir(), 'yingbao-old-'))
  const { child, address } = await start(program, profile)
  const failures: string[] = []
  try {
    const browser = await chromium.connectOverCDP(address)
    console.log(`${name} (${browser.version()})`)
    const page = await (await browser.newContext()).newPage()
    const hands = await Hands.at(page, desk.url)
    const steps = journey({ passwordOf: desk.passwordOf, picture: (of) => path.join(pictures, `${name.replace(' ', '-').toLowerCase()}-${of}.png`) })
    for (const step of steps) {
      try {
        await step.walk(hands)
        console.log(`  ✓ ${step.name}`)
      } catch (problem) {
        failures.push(`${name}, ${step.name}: ${problem instanceof Error ? problem.message : String(problem)}`)
        console.log(`  ✘ ${step.name}`)
        await hands.picture(path.join(pictures, 'failed.png'))
      }
    }
    failures.push(...hands.errors.map((error) => `${name}, error on a page: ${error}`))
    await browser.close()
  } finally {
    child.kill()
    await pause(500)
    rmSync(profile, { recursive: true, force: true })
  }
  return failures
}

async function main(): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const programs = oldBrowsers.map(({ name, version }) => ({ name, program: unpackBrowser(kept, version) }))
  const desk = await prepareDesk()
  const failures: string[] = []
  try {
    await desk.start()
    for (const { name, program } of programs) failures.push(...(await walk(desk, name, program)))
  } finally {
    await desk.remove()
  }
  console.log(failures.length === 0 ? 'Both browsers went the whole way.' : failures.join('\n'))
  if (failures.length > 0) process.exitCode = 1
}

main().catch((problem: unknown) => {
  console.error(problem)
  process.exitCode = 1
})
