import { describe, expect, it, test } from 'vitest'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import { usualEscalation } from '@/domain/campaigns/settings'
import { plainDate } from '@/domain/time/plain-date'
import { proposeReminders, type ReminderIssue } from './reminder-proposals'

const behind: ResultRow = {
  divisionCode: '610926101', name: '老县镇', position: 2, quota: 18_800, persons: 11_674, reportedFor: plainDate('2021-11-23'), hour: 17, isCarried: false, rank: 10, unrankedReason: null,
  rateText: '62.10%', increase: 800, rankBefore: 10, movement: 0, paceState: 'farBehind', pacePoints: '5.99', paceGap: 1_126,
  milestone: { dueOn: plainDate('2021-11-30'), targetPersons: 15_040, gapPersons: 3_366 }, remainders: [], reachesLine: false, isLastPlace: false, change: null,
}
const ahead: ResultRow = { ...behind, divisionCode: '610926100', name: '城关镇', rank: 1, persons: 13_900, rateText: '73.94%', paceState: 'ahead', pacePoints: '5.85', paceGap: -1_100, milestone: null, reachesLine: true }

const issueOf = (...rows: ResultRow[]): ReminderIssue => ({ issueNumber: 5, issuedOn: plainDate('2021-11-24'), cutOff: { day: plainDate('2021-11-23'), hour: 17 }, rows, line: { kind: 'expected', rateText: '68.09%' } })
const levels = { yellowBasisPoints: 300, redBasisPoints: 600 }
const today = plainDate('2021-11-24')
const rules = { escalation: usualEscalation, bulletin: { lineBasisPoints: null }, today }

describe('R15 reminders proposed', () => {
  it('for who is behind, in neutral words, with a day to answer by', () => {
    expect(proposeReminders(issueOf(ahead, behind), new Set(), rules)).toEqual([
      {
        divisionCode: '610926101',
        name: '老县镇',
        level: null,
        content: '截至11月23日17时，老县镇累计参保缴费 11,674 人，完成任务数的 62.10%，比序时进度慢 5.99 个百分点（差 1,126 人），距11月30日节点还差 3,366 人。请答复进度慢的原因和下一步安排。',
        dueOn: '2021-11-27',
      },
    ])
  })

  it('says what it rests on: the fixed line, for a town ahead of pace too, and a difference that rounds to nothing', () => {
    const contents = (row: Partial<ResultRow>, line: ReminderIssue['line']) => proposeReminders({ ...issueOf({ ...behind, milestone: null, ...row }), line }, new Set(), { ...rules, bulletin: { lineBasisPoints: 6_000 } }).map(({ content }) => content)
    expect(contents({ persons: 15_961, rateText: '84.90%', paceState: 'ahead', pacePoints: '16.81', paceGap: -3_160 }, { kind: 'fixed', rateText: '85.00%' })).toEqual(['截至11月23日17时，老县镇累计参保缴费 15,961 人，完成任务数的 84.90%，未达到 85.00% 的达标线。请答复未达到的原因和下一步安排。'])
    expect(contents({ paceState: 'behind', pacePoints: '0.00', paceGap: 1 }, null)).toEqual(['截至11月23日17时，老县镇累计参保缴费 11,674 人，完成任务数的 62.10%，比序时进度慢 不足 0.01 个百分点（差 1 人）。请答复进度慢的原因和下一步安排。'])
  })

  test.each<[string, ResultRow, number]>([
    ['below the line alone', { ...ahead, reachesLine: false }, 1],
    ['behind pace alone', { ...behind, reachesLine: true, paceState: 'behind' }, 1],
    ['on the line', { ...ahead, paceState: 'onLine', pacePoints: '0.00' }, 0],
    ['unranked without a quota', { ...behind, quota: null, rank: null, rateText: null, reachesLine: null, paceState: null, pacePoints: null }, 0],
    ['never reported', { ...behind, persons: null, rank: null, rateText: null, reachesLine: null, paceState: null, pacePoints: null }, 0],
  ])('%s', (_name, row, wanted) => {
    expect(proposeReminders(issueOf(row), new Set(), rules)).toHaveLength(wanted)
  })

  it('sent late, the days to answer count from today', () => {
    expect(proposeReminders(issueOf(behind), new Set(), { ...rules, today: plainDate('2021-11-26') })).toMatchObject([{ dueOn: '2021-11-29' }])
  })

  it('none for a town that has one on this issue, and none when switched off', () => {
    expect(proposeReminders(issueOf(behind), new Set(['610926101']), rules)).toEqual([])
    expect(proposeReminders(issueOf(behind), new Set(), { ...rules, escalation: { ...usualEscalation, reminders: false } })).toEqual([])
  })

  test.each<[string, number | null, Partial<ResultRow>, string]>([
    ['below the expected line by 2.99 points', null, { pacePoints: '2.99' }, 'blue'],
    ['by 3.00', null, { pacePoints: '3.00' }, 'yellow'],
    ['by 5.99', null, { pacePoints: '5.99' }, 'yellow'],
    ['by 6.00', null, { pacePoints: '6.00' }, 'red'],
    ['below a fixed line of 80 % by 2.99 points', 8_000, { persons: 7_701, quota: 10_000 }, 'blue'],
    ['by exactly 3 points', 8_000, { persons: 7_700, quota: 10_000 }, 'yellow'],
    ['by a little less than 6, printed as 6.00', 8_000, { persons: 740_001, quota: 1_000_000 }, 'yellow'],
    ['by 6', 8_000, { persons: 740_000, quota: 1_000_000 }, 'red'],
    ['behind pace but above the fixed line', 5_000, { persons: 6_000, quota: 10_000 }, 'blue'],
  ])('%s', (_name, lineBasisPoints, row, level) => {
    const [proposal] = proposeReminders(issueOf({ ...behind, ...row }), new Set(), { escalation: { ...usualEscalation, levels }, bulletin: { lineBasisPoints }, today })
    expect(proposal?.level).toBe(level)
  })
})
