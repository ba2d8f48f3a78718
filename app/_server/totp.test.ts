import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openSealed, seal } from './sealed'
import { base32, enrolmentUri, fittingStep, hotp } from './totp'

const secret = Buffer.from('12345678901234567890')

describe('HOTP and TOTP', () => {
  // RFC 4226, appendix D.
  test.each(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map((code, counter) => [counter, code] as const))('RFC 4226: counter %i is %s', (counter, code) => {
    expect(hotp(secret, counter)).toBe(code)
  })

  // RFC 6238, appendix B, SHA-1: seconds, the eight digits of the table.
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('RFC 6238: at %i seconds it is %s', (seconds, code) => {
    expect(hotp(secret, Math.floor(seconds / 30), 8)).toBe(code)
    expect(fittingStep(secret, code.slice(2), seconds * 1000, 0)).toBe(Math.floor(seconds / 30))
  })

  const now = 1_111_111_111_000
  const step = Math.floor(now / 30_000)

  test.each([
    [-60, false],
    [-30, true],
    [0, true],
    [30, true],
    [60, false],
  ])('a phone whose clock is %i seconds off: %s', (seconds, fits) => {
    expect(fittingStep(secret, hotp(secret, step + seconds / 30), now, 0) !== null).toBe(fits)
  })

  test('a used code, and every one before it, fits no more', () => {
    expect(fittingStep(secret, hotp(secret, step), now, step)).toBeNull()
    expect(fittingStep(secret, hotp(secret, step - 1), now, step)).toBeNull()
    expect(fittingStep(secret, hotp(secret, step + 1), now, step)).toBe(step + 1)
  })

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '-12345', '12345\u0000'])('%j is no code', (code) => {
    expect(fittingStep(secret, code, now, 0)).toBeNull()
  })

  test('spaces between the digits do not matter', () => {
    const code = hotp(secret, step)
    expect(fittingStep(secret, ` ${code.slice(0, 3)} ${code.slice(3)} `, now, 0)).toBe(step)
  })
})

test('base32 is RFC 4648, and the address names issuer and person', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  const uri = new URL(enrolmentUri(secret, 'zhang.san'))
  expect([uri.protocol, decodeURIComponent(uri.pathname), uri.searchParams.get('issuer'), uri.searchParams.get('secret')]).toEqual(['otpauth:', expect.stringContaining('应保:zhang.san'), '应保', base32(secret)])
})

describe('a sealed secret', () => {
  const sealed = seal(secret, 'key of the installation', 'second factor', 'account-1')

  test('opens with the same key for the same account, and never looks the same twice', () => {
    expect(openSealed(sealed, 'key of the installation', 'second factor', 'account-1')).toEqual(secret)
    expect(seal(secret, 'key of the installation', 'second factor', 'account-1')).not.toBe(sealed)
    expect(sealed).not.toContain(secret.toString('base64url'))
  })

  test.each([
    ['another key', sealed, 'another key', 'second factor', 'account-1'],
    ['another purpose', sealed, 'key of the installation', 'cookies', 'account-1'],
    ['another account', sealed, 'key of the installation', 'second factor', 'account-2'],
    ['a cut text', sealed.slice(0, -4), 'key of the installation', 'second factor', 'account-1'],
    ['noise', `1.${randomBytes(48).toString('base64url')}`, 'key of the installation', 'second factor', 'account-1'],
    ['nothing', '', 'key of the installation', 'second factor', 'account-1'],
  ])('does not open with %s', (_what, text, key, purpose, owner) => {
    expect(openSealed(text, key, purpose, owner)).toBeNull()
  })
})
