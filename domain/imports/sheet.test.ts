import { expect, it } from 'vitest'
import { cellText, compactText } from '@/domain/imports/sheet'

it.each<[string, string, string]>([
  ['a bell inside a name', '城关\u0007镇', '城关 镇'],
  ['a mark that turns the direction of text', '兴\u202e隆镇', '兴 隆镇'],
  ['isolates around a name', '\u2066老县镇\u2069', '老县镇'],
  ['line breaks and tabs', '老\r\n县\t镇', '老 县 镇'],
  ['an escape sequence of a terminal', '\u001b[31m红', '[31m红'],
])('unseen signs are never shown: %s', (_name, read, shown) => {
  expect(cellText(read)).toBe(shown)
  expect(compactText(read)).toBe(shown.replaceAll(' ', ''))
})
