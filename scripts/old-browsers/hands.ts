import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'

/**
 * A person at an old browser: mouse, keyboard and eyes only. Playwright's own locators need functions these kernels lack,
 * and giving the page those functions would hide what the test is for.
 */
export class Hands {
  readonly errors: string[] = []

  private constructor(
    private readonly page: Page,
    private readonly wire: CDPSession,
    private readonly origin: string,
  ) {
    page.on('pageerror', (error) => this.errors.push(error.message))
  }

  static async at(page: Page, origin: string): Promise<Hands> {
    return new Hands(page, await page.context().newCDPSession(page), origin)
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.origin}${path}`, { waitUntil: 'load' })
  }

  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height })
  }

  /** What a piece of script sees on the page. */
  see<T>(script: string): Promise<T> {
    return this.page.evaluate(script) as Promise<T>
  }

  /** Waits until a piece of script sees something true. */
  async await(script: string, what: string): Promise<void> {
    const end = Date.now() + 15_000
    while (!(await this.see<boolean>(`Boolean(${script})`).catch(() => false))) {
      if (Date.now() > end) throw new Error(`${what} did not come; the page says: ${(await this.see<string>('document.body.innerText')).slice(0, 300)}`)
      await pause(100)
    }
  }

  /** Presses the first element of a selector whose text is the given one. */
  async press(selector: string, text = ''): Promise<void> {
    const found = `[...document.querySelectorAll(${JSON.stringify(selector)})].find((one) => one.textContent.includes(${JSON.stringify(text)}) && !one.disabled)`
    await this.await(found, `${selector} “${text}”`)
    const place = await this.see<{ x: number; y: number }>(
      `(() => { const one = ${found}; one.scrollIntoView({ block: 'center' }); const box = one.getBoundingClientRect(); return { x: box.left + box.width / 2, y: box.top + box.height / 2 } })()`,
    )
    await this.page.mouse.click(place.x, place.y)
  }

  /** Types over whatever a field holds. */
  async type(selector: string, text: string): Promise<void> {
    await this.press(selector)
    await this.page.keyboard.press('End')
    await this.page.keyboard.press('Shift+Home')
    await this.page.keyboard.type(text)
  }

  async picture(file: string): Promise<void> {
    const { data } = await this.wire.send('Page.captureScreenshot', { format: 'png' })
    writeFileSync(file, Buffer.from(data, 'base64'))
  }
}
