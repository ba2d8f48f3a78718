import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds of one step (RFC 6238) and digits of one code: what every authenticator app takes for granted. */
export const stepSeconds = 30
const digits = 6

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 base32 without padding, as authenticator apps read a secret. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** HOTP (RFC 4226): the code of a counter, `length` decimal digits. */
export function hotp(secret: Uint8Array, counter: number, length = digits): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac('sha1', secret).update(message).digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fffffff
  return String(number % 10 ** length).padStart(length, '0')
}

/**
 * The step (RFC 6238) whose code was given: this one, the one before or the one after, for clocks go wrong; null when none
 * fits. Steps up to `lastStep` have been used and never fit again. `now` in milliseconds.
 */
export function fittingStep(secret: Uint8Array, code: string, now: number, lastStep: number): number | null {
  const plain = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(plain)) return null
  const current = Math.floor(now / 1000 / stepSeconds)
  const fits = [current - 1, current, current + 1].filter((step) => timingSafeEqual(Buffer.from(hotp(secret, step)), Buffer.from(plain)))
  return fits.find((step) => step > lastStep) ?? null
}

/** The address that an authenticator app reads from the QR code. */
export function enrolmentUri(secret: Uint8Array, username: string): string {
  const issuer = encodeURIComponent('应保')
  return `otpauth://totp/${issuer}:${encodeURIComponent(username)}?secret=${base32(secret)}&issuer=${issuer}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`
}
