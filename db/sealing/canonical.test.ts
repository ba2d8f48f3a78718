import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText, sha256 } from './canonical'

describe('RFC 8785', () => {
  // §3.2.2 and §3.2.3 of the RFC, as far as they hold no fractions.
  test.each<[string, unknown, string]>([
    ['literals and lists', { literals: [null, true, false], list: [] }, '{"list":[],"literals":[null,true,false]}'],
    ['the string of the RFC', { string: '€$\u000f\nA\'B"\\\\"/' }, '{"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'],
    ['keys by UTF-16 units, not by code points', { '€': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', 1: 'One', '😀': 'Emoji: Grinning Face', '\u0080': 'Control', ö: 'Latin Small Letter O With Diaeresis' }, '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}'],
    ['keys at every depth', { b: [{ z: 1, a: 2 }], a: { d: '', c: 0 } }, '{"a":{"c":0,"d":""},"b":[{"a":2,"z":1}]}'],
    ['short escapes alone', '\b\t\n\f\r"\\\u0001\u001f\u007f/', '"\\b\\t\\n\\f\\r\\"\\\\\\u0001\\u001f\u007f/"'],
    ['Chinese, as it is', { 镇: '城关镇〔2021〕' }, '{"镇":"城关镇〔2021〕"}'],
    ['whole numbers up to 2^53', [0, -0, -1, 9_007_199_254_740_991], '[0,0,-1,9007199254740991]'],
    ['what is undefined is not there', { a: undefined, b: 1 }, '{"b":1}'],
  ])('%s', (_case, value, expected) => {
    expect(canonicalText(value)).toBe(expected)
  })
})

describe('what is not sealed', () => {
  test.each<[unknown, string]>([
    [{ rows: [{ rate: 0.6582 }] }, '$.rows.0.rate is 0.6582'],
    [Number.NaN, '$ is NaN'],
    [{ a: Number.POSITIVE_INFINITY }, '$.a is Infinity'],
    [[9_007_199_254_740_992], '$.0 is 9007199254740992'],
    [undefined, 'Nothing to seal'],
  ])('%j', (value, message) => {
    expect(() => canonicalText(value)).toThrow(message)
  })
})

describe('properties', () => {
  const content = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4, noNullPrototype: true })),
  })).value

  /** The same content with every object's keys put in the other way round. */
  function turned(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(turned)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).reverse().map(([key, part]) => [key, turned(part)]))
  }

  test('reads back as it was, and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(content, (value) => {
        const text = canonicalText(value)
        expect(canonicalText(JSON.parse(text))).toBe(text)
        expect(canonicalText(turned(value))).toBe(text)
      }),
    )
  })
})

test('the hash of the known empty text', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})
