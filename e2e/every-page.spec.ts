import type { Page } from '@playwright/test'
import { pages } from '../domain/access/routes'
import { expect, signIn, test, usernameOf } from './fixtures'
import { overflow, paperFaults, putOnPaper, seriousFindings } from './page-checks'
import { watchLoad } from './page-load'
import { budgets, visits, type Visit } from './page-visits'

/*
 * Every page, in every state it has, for everybody: on a desk and on a phone axe finds nothing serious, on a phone nothing
 * sticks out to the right, on A4, upright or on its side as the page asks for, no table is cut, and no page loads more scripts than it may. Sizes, not times: a change
 * that drags a kit into a light page shows on any machine. Writes nothing.
 */

const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

async function examine(page: Page, { path, state, reach, arrange, kilobytes = budgets.usual }: Visit): Promise<void> {
  const where = `${path} (${state})`
  await page.setViewportSize(desk)
  if (reach) {
    await page.goto(path)
    await reach(page)
  }
  const load = watchLoad(page)
  await page.goto(reach ? page.url() : path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await arrange?.(page)
  expect.soft(await seriousFindings(page), `${where} on a desk`).toEqual([])
  expect.soft((await load.stop()).js / 1000, `kilobytes of scripts of ${where}`).toBeLessThanOrEqual(kilobytes)
  expect.soft(await page.getByRole('heading', { level: 1 }).count(), `h1 of ${where}`).toBe(1)

  await page.setViewportSize(phone)
  expect.soft(await seriousFindings(page), `${where} on a phone`).toEqual([])
  expect.soft(await overflow(page), `px that ${where} sticks out on a phone`).toBe(0)

  await putOnPaper(page)
  expect.soft(await paperFaults(page), `${where} on paper`).toEqual([])
  await page.emulateMedia({ media: 'screen' })
}

test('no page is left out of the walk', () => {
  expect(Object.keys(visits).sort()).toEqual(Object.keys(pages).sort())
})

const everyVisit = Object.values(visits).flat()
for (const role of [...new Set(everyVisit.map((visit) => visit.role))]) {
  test(`the pages of ${role ?? 'a stranger'} work for everybody`, async ({ page }) => {
    test.setTimeout(240_000)
    if (role) await signIn(page, usernameOf[role], '/about')
    for (const visit of everyVisit.filter((one) => one.role === role)) await examine(page, visit)
  })
}
