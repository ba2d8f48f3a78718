import { gzipSync } from 'node:zlib'
import type { Page, Response } from '@playwright/test'

/** Gzip bytes a page made a browser load: scripts (without the polyfill for browsers without modules), styles, its HTML. */
export interface LoadedBytes {
  js: number
  css: number
  html: number
}

const kinds: Record<string, keyof LoadedBytes> = { script: 'js', stylesheet: 'css', document: 'html' }

/** Adds up what a page fetches from now on, whether from the desk or from the browser's own store. */
export function watchLoad(page: Page): { stop(): Promise<LoadedBytes> } {
  const sizes: LoadedBytes = { js: 0, css: 0, html: 0 }
  const pending: Promise<void>[] = []
  const count = (response: Response) => {
    const kind = kinds[response.request().resourceType()]
    // An answer given up by the next one has no body.
    if (kind) pending.push(response.body().then((body) => void (sizes[kind] += gzipSync(body, { level: 9 }).length), () => {}))
  }
  page.on('response', count)
  return {
    async stop() {
      page.off('response', count)
      await Promise.all(pending)
      return sizes
    },
  }
}
