import { describe, expect, it } from 'vitest'
import { lockedDaySentence, lockedSentence, withdrawnAlongSentence, type LockedCount } from '@/domain/bulletins/issued-cut-off'
import { plainDate } from '@/domain/time/plain-date'

const issued = { issueNumber: 4, cutOff: { day: plainDate('2021-11-16'), hour: 17 } }
const used = '城关镇：11月16日的数已用于第4期通报（截至11月16日17时），更改须写明原因，并会列入下一期通报。'
const late = '城关镇：11月16日在第4期通报的截止时点（11月16日17时）之内，补报须写明原因，并会列入下一期通报。'

describe('R13 what an issued bulletin asks of a count', () => {
  it.each<[string, Partial<LockedCount>, string | null]>([
    ['the value it used', { stored: { hour: 17 }, hour: 17 }, used],
    ['a new report of the evening: the value it used stands', { stored: { hour: 16 }, hour: 20 }, null],
    ['the value it used, withdrawn', { stored: { hour: 17 }, hour: undefined }, used],
    ['a first value within it', { stored: null, hour: 9 }, late],
    ['a value after it, put within it', { stored: { hour: 20 }, hour: 17 }, late],
    ['a value of the evening, corrected', { stored: { hour: 20 }, hour: 20 }, null],
    ['a value without an hour, which means 24:00', { stored: { hour: null }, hour: null }, null],
    ['a value of the evening, withdrawn', { stored: { hour: 20 }, hour: undefined }, null],
    ['a first value of the day after', { asOf: plainDate('2021-11-17'), stored: null, hour: 1 }, null],
    ['an earlier day, whatever its hour', { asOf: plainDate('2021-11-09'), stored: { hour: null }, hour: null }, '城关镇：11月9日的数已用于第4期通报（截至11月16日17时），更改须写明原因，并会列入下一期通报。'],
  ])('%s', (_name, given, expected) => {
    expect(lockedSentence({ name: '城关镇', asOf: plainDate('2021-11-16'), hour: null, stored: null, ...given }, issued)).toBe(expected)
  })

  it.each<[string, Partial<LockedCount>, boolean]>([
    ['of the evening', { stored: { hour: 20 } }, true],
    ['without an hour, which means 24:00', { stored: { hour: null } }, true],
    ['within it, which is asked about anyway', { stored: { hour: 17 } }, false],
    ['of another day', { asOf: plainDate('2021-11-15'), stored: { hour: 20 } }, false],
    ['of nothing', { stored: null }, false],
  ])('withdrawing a value %s takes the earlier ones of the day along', (_name, given, told) => {
    const sentence = withdrawnAlongSentence({ name: '城关镇', asOf: plainDate('2021-11-16'), stored: null, ...given }, issued)
    expect(sentence).toBe(told ? '城关镇：作废会连同11月16日较早报的数一起作废；其中有第4期通报（截至11月16日17时）用过的，会列入下一期通报。' : null)
  })

  it('asks nothing before the first issue', () => {
    expect(lockedSentence({ name: '城关镇', asOf: plainDate('2021-11-16'), hour: 1, stored: { hour: 1 } }, null)).toBeNull()
  })

  it('is said over the sheet up to the cut-off day', () => {
    expect(lockedDaySentence(plainDate('2021-11-16'), issued)).toBe('第4期通报已签发，截至11月16日17时。这以前的数要改，须写明原因，并会列入下一期通报。')
    expect([lockedDaySentence(plainDate('2021-11-17'), issued), lockedDaySentence(plainDate('2021-11-16'), null)]).toEqual([null, null])
  })
})
