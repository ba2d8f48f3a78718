import { expect, type Page } from '@playwright/test'
import { hotp } from '../app/_server/totp'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret.replaceAll(' ', ''), (sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** The phone of a journey: its codes one after the other, each once, as if half a minute had passed between them. */
export class Phone {
  private last = 0
  constructor(private readonly secret: string) {}

  /** The next unused code; the desk takes the one before, this one and the one after. */
  code(): string {
    const now = Math.floor(Date.now() / 30_000)
    this.last = Math.max(this.last + 1, now - 1)
    return hotp(bytesOf(this.secret), this.last)
  }
}

/** Sets a second factor up on the page that offers it. */
export async function enrol(page: Page): Promise<Phone> {
  await page.getByRole('button', { name: '开始设置' }).click()
  await expect(page.getByRole('img', { name: '动态验证码的二维码' })).toBeVisible()
  const phone = new Phone((await page.locator('code').textContent()) ?? '')
  await page.getByLabel('动态验证码', { exact: true }).fill(phone.code())
  await page.getByRole('button', { name: '确认启用' }).click()
  return phone
}
