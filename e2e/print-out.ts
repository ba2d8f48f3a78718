import { inflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'

/**
 * Prints the page as its styles ask and counts the signs on each sheet: a page number and the mark of example data come to
 * some fifteen, so a sheet with fewer than twenty-five is as good as blank. Reads the PDF as Chromium writes it.
 */
export async function signsPerSheet(page: Page): Promise<number[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return [...pdf.matchAll(/\/Type \/Page\n[\s\S]*?\/Contents (\d+) 0 R/g)].map(([, contents]) => {
    const start = pdf.indexOf('stream\n', pdf.indexOf(`\n${contents} 0 obj`)) + 'stream\n'.length
    const drawn = inflateSync(Buffer.from(pdf.slice(start, pdf.indexOf('\nendstream', start)), 'latin1')).toString('latin1')
    return (drawn.match(/T[jJ]\b/g) ?? []).length
  })
}
