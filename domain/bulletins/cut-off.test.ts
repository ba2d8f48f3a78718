import { describe, expect, it } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import { compareCutOffs, cutOffText, isWithin, longCutOffText, type CutOff } from './cut-off'

const at = (day: string, hour: number): CutOff => ({ day: plainDate(day), hour })
const cutOff = at('2021-11-23', 17)

describe('R13 a cut-off to the hour', () => {
  it.each<[string, string, number | null, CutOff, boolean]>([
    ['the day before at any hour', '2021-11-22', 24, cutOff, true],
    ['the day before without an hour', '2021-11-22', null, cutOff, true],
    ['the very hour', '2021-11-23', 17, cutOff, true],
    ['an hour later', '2021-11-23', 18, cutOff, false],
    ['midnight at the beginning', '2021-11-23', 0, cutOff, true],
    ['the day without an hour, which means 24:00', '2021-11-23', null, cutOff, false],
    ['the same at the end of the day', '2021-11-23', null, at('2021-11-23', 24), true],
    ['the day after', '2021-11-24', 0, cutOff, false],
  ])('%s', (_case, asOf, hour, until, expected) => {
    expect(isWithin({ asOf: plainDate(asOf), hour }, until)).toBe(expected)
  })

  it('orders moments by day, then hour', () => {
    expect([compareCutOffs(at('2021-11-22', 24), cutOff) < 0, compareCutOffs(at('2021-11-23', 18), cutOff) > 0, compareCutOffs(at('2021-11-23', 17), cutOff)]).toEqual([true, true, 0])
  })

  it('prints the hour, and none for the end of the day', () => {
    expect([cutOffText(cutOff), longCutOffText(cutOff), cutOffText(at('2021-11-03', 24)), longCutOffText(at('2021-11-03', 24))]).toEqual(['11月23日17时', '2021年11月23日17时', '11月3日', '2021年11月3日'])
  })
})
