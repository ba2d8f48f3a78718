import { expect, test } from 'vitest'
import { slipAddress } from './password-slip'
import { expiryNotice } from './sign-in-settings'

test.each([
  [null, null],
  [15, null],
  [14, '还能用14天'],
  [1, '还能用1天'],
  [0, '今天是最后一天'],
])('with %j days left: %j', (daysLeft, words) => {
  if (words === null) expect(expiryNotice(daysLeft)).toBeNull()
  else expect(expiryNotice(daysLeft)).toContain(words)
})

test.each([
  ['http://127.0.0.1:3000', '登录地址请向县医保局询问'],
  ['https://localhost:3000', '登录地址请向县医保局询问'],
  ['http://[::1]:3000', '登录地址请向县医保局询问'],
  [null, '登录地址请向县医保局询问'],
  ['https://10.8.3.20:3443', 'https://10.8.3.20:3443'],
  ['https://yibao.example.gov.cn', 'https://yibao.example.gov.cn'],
])('a slip made at %j prints %j', (origin, printed) => {
  expect(slipAddress(origin)).toBe(printed)
})
