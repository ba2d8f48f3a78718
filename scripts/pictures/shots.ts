import type { Page } from '@playwright/test'
import type { PictureName } from '../../components/manual/pictures'

/** One picture: who looks, where, at which size, and which part of the page is kept. */
export interface Shot {
  /** An account of the example; null before signing in. */
  username: string | null
  path: string
  width: number
  height: number
  /** What somebody else does before, at a desk of his own. */
  first?: { username: string; path: string; act: (page: Page) => Promise<void> }
  /** Brings the page to what is to be seen. */
  before?: (page: Page) => Promise<void>
  /** The part kept, in pixels of the page; the whole window when left out. */
  clip?: { x: number; y: number; width: number; height: number }
}

// A wide window without its navigation on the left, as far down as the eye needs.
const desk = { width: 1240, height: 900 }
// Below the edge of example data and the frame's head.
const main = (height: number, from = 66) => ({ x: 168, y: from, width: 1072, height })

async function follow(page: Page, name: RegExp): Promise<void> {
  const target = await page.getByRole('main').getByRole('link', { name }).first().getAttribute('href')
  await page.goto(target ?? '/')
}

async function followToPaper(page: Page, name: RegExp): Promise<void> {
  await follow(page, name)
  await page.goto(`/print${new URL(page.url()).pathname}`)
}

async function showRegion(page: Page, name: RegExp): Promise<void> {
  const region = page.getByRole('region', { name }).first()
  await region.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  // A chart is drawn once it is seen, and only then is the page long enough.
  await region.locator('svg').first().waitFor()
  await region.evaluate((element) => element.scrollIntoView({ block: 'start' }))
}

/** Drafts the next bulletin for the cut-off that the form proposes; the page is its draft then. */
async function draftBulletin(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: /^起草第/ }).click()
  await page.waitForURL(/\/bulletins\/[0-9a-f-]{36}$/)
}

async function sendBulletin(page: Page): Promise<void> {
  await draftBulletin(page)
  await page.getByRole('button', { name: '送审' }).click()
  await page.getByText('已送审，等待签发。').waitFor()
}

/** How each picture of the manual is taken; one that has no shot does not compile. */
export const manualShots: Record<PictureName, Shot> = {
  'sign-in': { username: null, path: '/login', width: 720, height: 520 },
  password: { username: 'chengguan', path: '/password', ...desk, clip: main(440, 48) },
  dashboard: { username: 'lingdao', path: '/dashboard', ...desk, clip: main(620) },
  'ranking-rows': { username: 'dudao', path: '/dashboard', ...desk, before: (page) => page.getByRole('table').first().evaluate((element) => element.scrollIntoView({ block: 'start' })), clip: main(330, 18) },
  trend: { username: 'jingban', path: '/dashboard', ...desk, height: 440, before: (page) => showRegion(page, /每日累计/), clip: main(420, 18) },
  town: { username: 'dudao', path: '/dashboard/610926100', ...desk, clip: main(640) },
  revisions: { username: 'jingban', path: '/dashboard/610926108/revisions', ...desk, clip: main(420) },
  'entry-county': { username: 'jingban', path: '/daily-counts', ...desk, clip: main(600) },
  'entry-town': { username: 'chengguan', path: '/daily-counts', ...desk, clip: main(600) },
  'quota-import': { username: 'guanli', path: '/quotas/import', ...desk, clip: main(460) },
  'campaign-form': { username: 'guanli', path: '/admin/campaigns', ...desk, before: (page) => follow(page, /2022/), clip: main(700) },
  divisions: { username: 'guanli', path: '/admin/divisions', ...desk, clip: main(520) },
  accounts: { username: 'guanli', path: '/admin/accounts', ...desk, clip: main(520) },
  audit: { username: 'shenji', path: '/admin/audit', ...desk, clip: main(480) },
  print: { username: 'lingdao', path: '/print/ranking', width: 900, height: 760 },
  phone: { username: 'wufeng', path: '/', width: 390, height: 760 },
  'must-cover': { username: 'dudao', path: '/must-cover', ...desk, clip: main(560) },
  series: { username: 'jingban', path: '/series', ...desk, clip: main(600) },
  questions: { username: 'jingban', path: '/questions', ...desk, clip: main(560) },
  feedback: { username: 'minzheng', path: '/feedback', ...desk, clip: main(460) },
  screen: { username: 'lingdao', path: '/screen', width: 1280, height: 720 },
  senders: { username: 'guanli', path: '/admin/senders', ...desk, clip: main(460) },
  'count-import': { username: 'chengguan', path: '/daily-counts/import', ...desk, clip: main(460) },
  'bulletin-draft': { username: 'jingban', path: '/bulletins', ...desk, before: draftBulletin, clip: main(724) },
  'bulletin-sign': { username: 'dudao', path: '/tasks', ...desk, first: { username: 'jingban', path: '/bulletins', act: sendBulletin }, before: (page) => follow(page, /^签发通报/), clip: main(620) },
  'bulletin-issued': { username: 'lingdao', path: '/bulletins', ...desk, before: (page) => follow(page, /^第4期$/), clip: main(700) },
  'supervision-town': { username: 'chengguan', path: '/supervision', width: 390, height: 860, before: (page) => follow(page, /^城关镇提醒督办/) },
  brief: { username: 'lingdao', path: '/brief', ...desk, clip: main(640) },
  menu: { username: 'minzheng', path: '/about', ...desk, before: (page) => page.getByRole('button', { name: /^账户：/ }).click(), clip: { x: 940, y: 0, width: 300, height: 260 } },
}

/** The pictures of README and docs. */
export const docsShots: Record<string, Shot> = {
  dashboard: { username: 'jingban', path: '/dashboard', width: 1440, height: 900 },
  'daily-counts': { username: 'jingban', path: '/daily-counts', width: 1440, height: 760 },
  phone: { username: 'wufeng', path: '/', width: 390, height: 844 },
  bulletin: { username: 'dudao', path: '/bulletins', width: 900, height: 980, before: (page) => followToPaper(page, /^第4期$/) },
}
