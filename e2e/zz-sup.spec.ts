import { expect, signIn, test, usernameOf } from './fixtures'
import { overflow, paperFaults, putOnPaper, seriousFindings } from './page-checks'
import { visits } from './page-visits'
for (const path of ['/supervision', '/supervision/[id]', '/print/supervision/[id]'] as const) for (const visit of visits[path]) {
  test(`${path} ${visit.path} ${visit.state} ${visit.role}`, async ({ page }) => {
    await signIn(page, usernameOf[visit.role!], '/about')
    await page.goto(visit.path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await visit.arrange?.(page)
    expect.soft(await seriousFindings(page)).toEqual([])
    expect.soft(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    await page.setViewportSize({ width: 390, height: 844 })
    expect.soft(await seriousFindings(page)).toEqual([])
    expect.soft(await overflow(page)).toBe(0)
    await putOnPaper(page)
    expect.soft(await paperFaults(page)).toEqual([])
  })
}
