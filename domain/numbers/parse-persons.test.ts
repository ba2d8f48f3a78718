import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatThousands } from '@/domain/numbers/format'
import { maxPersons, parsePersons } from '@/domain/numbers/parse-persons'

describe('a cell that says a number of persons', () => {
  it.each<[string | number | null | undefined, number | null]>([
    ['48000', 48_000],
    ['0', 0],
    ['0048', 48],
    ['４８０００', 48_000],
    ['48,000', 48_000],
    ['48，000', 48_000],
    ['４８，０００', 48_000],
    ['1,234,567', 1_234_567],
    ['  48000\t', 48_000],
    ['\u3000138,212\u00a0', 138_212],
    ['\uFEFF12', 12],
    ['99999999', maxPersons],
    ['000000000012', 12],
    ['', null],
    [' \u3000 ', null],
    [null, null],
    [undefined, null],
    [48_000, 48_000],
    [0, 0],
    [maxPersons, maxPersons],
  ])('%j is %j', (cell, persons) => {
    expect(parsePersons(cell)).toEqual({ ok: true, persons })
  })

  it('reads back every number it could have printed', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: maxPersons }), (persons) => {
      for (const cell of [persons, String(persons), formatThousands(persons), ` ${persons} `]) {
        expect(parsePersons(cell)).toEqual({ ok: true, persons })
      }
    }))
  })

  it('never reads minus zero', () => {
    const parsed = parsePersons(-0)
    expect(parsed.ok && Object.is(parsed.persons, 0)).toBe(true)
  })
})

describe('a cell that does not', () => {
  it.each<[string | number, string, string]>([
    ['-5', 'negative', '读到“-5”，人数不能为负，应为 0 或以上的整数，请核对后重填。'],
    ['－５', 'negative', '读到“－５”，人数不能为负，应为 0 或以上的整数，请核对后重填。'],
    ['−1,200', 'negative', '读到“−1,200”，人数不能为负，应为 0 或以上的整数，请核对后重填。'],
    [-5, 'negative', '读到“-5”，人数不能为负，应为 0 或以上的整数，请核对后重填。'],
    ['12.5', 'fraction', '读到“12.5”，人数应为整数，不带小数点，请改为整数。'],
    ['48.000', 'fraction', '读到“48.000”，人数应为整数，不带小数点，请改为整数。'],
    ['１２．５', 'fraction', '读到“１２．５”，人数应为整数，不带小数点，请改为整数。'],
    [12.5, 'fraction', '读到“12.5”，人数应为整数，不带小数点，请改为整数。'],
    ['1.2E+5', 'scientific', '读到“1.2E+5”，这是科学计数法，已看不出原来的每一位数字；应为整数人数，请把单元格改为“数值”格式并填写完整数字。'],
    ['12e3', 'scientific', '读到“12e3”，这是科学计数法，已看不出原来的每一位数字；应为整数人数，请把单元格改为“数值”格式并填写完整数字。'],
    ['4,8000', 'grouping', '读到“4,8000”，千位分隔符应每三位一个（如 48,000），请核对数字或去掉分隔符。'],
    ['48,00', 'grouping', '读到“48,00”，千位分隔符应每三位一个（如 48,000），请核对数字或去掉分隔符。'],
    [',480', 'grouping', '读到“,480”，千位分隔符应每三位一个（如 48,000），请核对数字或去掉分隔符。'],
    ['0,480', 'grouping', '读到“0,480”，千位分隔符应每三位一个（如 48,000），请核对数字或去掉分隔符。'],
    ['100000000', 'tooLarge', '读到“100000000”，超出可填的上限 99,999,999 人，请核对是否多打了数字。'],
    [100_000_000, 'tooLarge', '读到“100000000”，超出可填的上限 99,999,999 人，请核对是否多打了数字。'],
    ['四万八', 'text', '读到“四万八”，应为整数人数（如 48000 或 48,000），请只填数字，单位不写在格内；没有数就留空。'],
    ['48000人', 'text', '读到“48000人”，应为整数人数（如 48000 或 48,000），请只填数字，单位不写在格内；没有数就留空。'],
    ['48 000', 'text', '读到“48 000”，应为整数人数（如 48000 或 48,000），请只填数字，单位不写在格内；没有数就留空。'],
    ['0x1F', 'text', '读到“0x1F”，应为整数人数（如 48000 或 48,000），请只填数字，单位不写在格内；没有数就留空。'],
    ['①②', 'text', '读到“①②”，应为整数人数（如 48000 或 48,000），请只填数字，单位不写在格内；没有数就留空。'],
    ['—', 'text', '读到“—”，应为整数人数（如 48000 或 48,000），请只填数字，单位不写在格内；没有数就留空。'],
    [NaN, 'text', '读到“NaN”，应为整数人数（如 48000 或 48,000），请只填数字，单位不写在格内；没有数就留空。'],
  ])('%j is refused as %s', (cell, code, sentence) => {
    expect(parsePersons(cell)).toEqual({ ok: false, code, sentence })
  })

  it('quotes a long text only in part', () => {
    const parsed = parsePersons('九'.repeat(500))
    expect(parsed.ok === false && parsed.sentence.startsWith(`读到“${'九'.repeat(24)}…”`)).toBe(true)
  })

  it('never answers with anything but whole persons in range', () => {
    const cell = fc.oneof(fc.string(), fc.double(), fc.stringMatching(/^[-+ ,.，．０-９0-9eE]{0,14}$/))
    fc.assert(fc.property(cell, (value) => {
      const parsed = parsePersons(value)
      if (parsed.ok && parsed.persons !== null) {
        expect(Number.isInteger(parsed.persons) && parsed.persons >= 0 && parsed.persons <= maxPersons).toBe(true)
      }
    }), { numRuns: 500 })
  })
})
