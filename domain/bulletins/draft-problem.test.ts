import { describe, expect, it } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import type { CutOff } from './cut-off'
import { draftProblem, type DraftContext } from './draft-problem'

const at = (day: string, hour: number): CutOff => ({ day: plainDate(day), hour })
const context: DraftContext = { opensOn: plainDate('2021-10-15'), today: plainDate('2021-11-23'), hourNow: 17, last: { issueNumber: 4, cutOff: at('2021-11-16', 17) } }

describe('R13 why a cut-off cannot be drafted for', () => {
  it.each<[string, CutOff, Partial<DraftContext>, string | null]>([
    ['the hour that has just passed', at('2021-11-23', 17), {}, null],
    ['an hour still to come', at('2021-11-23', 18), {}, '截止时间是2021年11月23日18时，现在是17时许，还没有到。请改选已过的整点，或到时再编。'],
    ['the end of today', at('2021-11-23', 24), {}, '截止时间是2021年11月23日，现在是17时许，还没有到。请改选已过的整点，或到时再编。'],
    ['an hour of an example, whose day stands still', at('2021-11-23', 24), { hourNow: null }, null],
    ['tomorrow', at('2021-11-24', 1), {}, '截止时间是2021年11月24日1时，还没有到（今天是2021年11月23日）。请选今天或以前的时间。'],
    ['before the opening day', at('2021-10-14', 24), { last: null }, '截止时间是2021年10月14日，早于开征日（2021年10月15日），还没有数可以通报。请改选开征以后的时间。'],
    ['the opening day', at('2021-10-15', 1), { last: null }, null],
    ['the last bulletin\'s own', at('2021-11-16', 17), {}, '截止时间是2021年11月16日17时，不晚于第4期通报的2021年11月16日17时。请选更晚的时间；要更正第4期的，请打开那一期编更正版。'],
    ['earlier than the last bulletin\'s', at('2021-11-09', 17), {}, '截止时间是2021年11月9日17时，不晚于第4期通报的2021年11月16日17时。请选更晚的时间；要更正第4期的，请打开那一期编更正版。'],
    ['an hour later than the last', at('2021-11-16', 18), {}, null],
    ['a day after the window, when nothing forbids a last one', at('2021-12-31', 24), { today: plainDate('2022-01-05') }, null],
  ])('%s', (_case, cutOff, otherwise, expected) => {
    expect(draftProblem(cutOff, { ...context, ...otherwise })).toBe(expected)
  })
})
