import type { Page } from '@playwright/test'
import { expect, signIn, test, usernameOf } from './fixtures'
import { signsPerSheet } from './print-out'

/* What comes out of the printer: no sheet without words. Writes nothing. */

async function expectNoBlankSheet(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const sheets = await signsPerSheet(page)
  expect.soft(sheets.length, `${path} is printed`).toBeGreaterThan(0)
  expect.soft(Math.min(...sheets), `signs on the emptiest of ${sheets.length} sheets of ${path}`).toBeGreaterThanOrEqual(25)
}

const firstIn = async (page: Page, list: string) => (await page.getByRole('list', { name: list, exact: true }).getByRole('link').first().getAttribute('href'))!.split('?')[0]!

test('no page ends in a blank sheet', async ({ page }) => {
  test.slow()
  await signIn(page, usernameOf.county_staff, '/bulletins')
  const bulletin = await firstIn(page, '已签发的通报')
  await page.goto('/supervision?show=all')
  const talk = await firstIn(page, '约谈')
  for (const path of ['/supervision', '/supervision?show=all', '/calendar', '/questions', '/series', '/feedback', '/manual/county_staff', '/tasks', '/brief', '/print/ranking', bulletin, talk, `/print${bulletin}`, `/print${talk}`]) {
    await expectNoBlankSheet(page, path)
  }
})
