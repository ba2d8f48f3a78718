import type { Page } from '@playwright/test'
import axe from 'axe-core'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** What is drawn while something opens or closes is not what a person reads. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'))
}

/** What axe finds serious or critical, one line each: rule, place, and what is the matter. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await settled(page)
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    return serious.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${(failureSummary ?? '').replace(/\s+/g, ' ')}`))
  })
}

/** How far the page is wider than its window, in px; 0 when it is not. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))
}

/** Millimetres in px of print, 96 to the inch. */
const px = (millimetres: number) => Math.floor((millimetres / 25.4) * 96)

/** A4 without the margins of globals.css, in px of print: upright, and on its side. */
const upright = { width: px(210 - 2 * 14), height: px(297 - 2 * 16) }
const across = { width: px(297 - 2 * 14), height: px(210 - 2 * 16) }

/** Brings the page onto its paper: print media, at the width of the sheet that its own styles ask the printer for. */
export async function putOnPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  const liesAcross = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    const sheets = rules.filter((rule) => rule instanceof CSSPageRule && rule.style.getPropertyValue('size').includes('landscape')).map((rule) => (rule as CSSPageRule).selectorText)
    return [...document.querySelectorAll('body *')].some((element) => sheets.includes(getComputedStyle(element).getPropertyValue('page')))
  })
  await page.setViewportSize(liesAcross ? across : upright)
}

/** What would go wrong on paper, one line each; the page must be on its paper. */
export function paperFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const paper = document.documentElement.clientWidth
    const isDrawn = (element: Element) => element.getClientRects().length > 0
    const faults: string[] = []
    for (const navigation of document.querySelectorAll('nav, header a[href="/"]')) {
      if (isDrawn(navigation) && getComputedStyle(navigation).visibility !== 'hidden') faults.push(`navigation on paper: ${navigation.getAttribute('aria-label') ?? navigation.textContent}`)
    }
    for (const table of document.querySelectorAll('table')) {
      if (!isDrawn(table)) continue
      const name = table.caption?.textContent ?? table.textContent?.slice(0, 20) ?? ''
      const right = Math.ceil(table.getBoundingClientRect().right)
      if (right > paper + 1) faults.push(`table “${name}” ends at ${right} of ${paper} px`)
      for (let frame = table.parentElement; frame && frame !== document.body; frame = frame.parentElement) {
        if (getComputedStyle(frame).overflowX !== 'visible' && frame.scrollWidth > frame.clientWidth) faults.push(`table “${name}” is cut by its frame`)
      }
      if (table.tHead && getComputedStyle(table.tHead).display !== 'table-header-group') faults.push(`the head of table “${name}” does not repeat`)
      for (const heading of table.tHead?.querySelectorAll('th') ?? []) {
        if (!isDrawn(heading) && !heading.closest('.no-print')) faults.push(`column “${heading.textContent}” is missing from table “${name}”`)
      }
    }
    return faults
  })
}
