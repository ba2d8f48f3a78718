import { expect, test } from 'vitest'
import { isPlainText, unplainPath } from './plain-text'

test.each([['平利县 123', true], ['一行\n二行\t三', true], ['😀', true], ['a\u0000b', false], ['\u0007', false], ['\u007f', false], ['\ud800', false], ['\udc00x', false]])('%j is plain: %s', (text, plain) => {
  expect(isPlainText(text)).toBe(plain)
})

test.each<[unknown, string | null]>([
  [{ a: [{ b: 'x' }, { b: 'y\u0000' }] }, 'a.1.b'],
  [{ 'bad\u0000key': 1 }, ''],
  ['\u0000', ''],
  [{ a: 1, b: null, c: true, d: 'ok' }, null],
])('%j: the first text that is not plain stands at %j', (value, path) => {
  expect(unplainPath(value)).toBe(path)
})
