import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passwordFromBytes, passwordProblem } from '@/domain/accounts/passwords'
import { accountBlockSeconds, addressDelayMs } from '@/domain/accounts/sign-in-delay'

test('a one-time password is twelve clear signs in three groups, and good enough for its own rule', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      expect(passwordFromBytes(bytes)).toMatch(/^[a-km-np-z2-9]{4}-[a-km-np-z2-9]{4}-[a-km-np-z2-9]{4}$/)
    }),
  )
})

test.each([
  ['shan-hai-jing-88', null],
  ['平利县医保局缴费工作台', null],
  ['short', '密码只有5位，至少要10位。可以用几个词连起来，好记又安全。'],
  ['wufeng-is-mine', '密码里含有用户名，请换一个。'],
  ['WUFENG-2021-abc', '密码里含有用户名，请换一个。'],
  ['abababababab', '密码里重复的字符太多，请换一个。'],
  ['Password-2021', '这个密码太常见，容易被猜到，请换一个。'],
  ['123456-7890-abc', '这个密码太常见，容易被猜到，请换一个。'],
  [`${'x1y2z3'.repeat(22)}`, '密码超过128位，请缩短。'],
])('%s', (password, problem) => {
  expect(passwordProblem(password, 'wufeng')).toBe(problem)
})

test('an account is blocked longer with each failure, up to a quarter of an hour', () => {
  expect([0, 4, 5, 6, 7, 8, 9, 10, 50].map(accountBlockSeconds)).toEqual([0, 0, 2, 4, 8, 16, 32, 900, 900])
})

test('an address is slowed, by two seconds at the most', () => {
  expect([0, 10, 11, 20, 30, 1_000].map(addressDelayMs)).toEqual([0, 0, 100, 1_000, 2_000, 2_000])
})
