import { describe, expect, it } from 'vitest'
import { effectiveDateProblem, quotaChangeProblem, quotaDaySpan, type QuotaChange } from '@/domain/quotas/quota-change'
import { everyone } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { plainDate } from '@/domain/time/plain-date'

const first = plainDate('2021-11-30')
const last = plainDate('2021-12-25')
const dates = { opensOn: plainDate('2021-10-15'), closesOn: last, lateWindow: null, lastIssuedCutOff: null }
const settings = { milestones: [{ dueOn: first, basisPoints: 8_000 }, { dueOn: last, basisPoints: 10_000 }] } as CampaignSettings
const before = { persons: 48_000, position: 1, milestones: [{ dueOn: first, persons: 38_400 }], remark: '' }
const change: Omit<QuotaChange, 'seenEntry'> = {
  campaignId: '4b3b3a57-0f6e-4c66-9f0e-111111111111', divisionCode: '610926100', kind: 'assigned', coverageGroup: everyone, persons: 50_000, milestones: [], remark: '',
  effectiveFrom: plainDate('2021-11-23'), reason: '调整', documentNumber: '平政办函〔2021〕9号',
}

describe('from when a quota may hold (R2)', () => {
  it.each([
    ['2021-10-14', '生效日期是2021年10月14日，应在征缴期内（2021年10月15日至2021年12月25日）。'],
    ['2021-12-26', '生效日期是2021年12月26日，应在征缴期内（2021年10月15日至2021年12月25日）。'],
    ['2021-10-15', null],
    ['2021-12-25', null],
  ])('%s', (day, expected) => {
    expect(effectiveDateProblem(plainDate(day), dates)).toBe(expected)
  })

  it('never before the last issued bulletin, and up to the end of a late window', () => {
    expect(effectiveDateProblem(plainDate('2021-11-20'), { ...dates, lastIssuedCutOff: plainDate('2021-11-21') })).toBe('生效日期是2021年11月20日，不能早于最近一期已签发通报的截止日2021年11月21日。')
    expect(effectiveDateProblem(plainDate('2021-11-21'), { ...dates, lastIssuedCutOff: plainDate('2021-11-21') })).toBeNull()
    const after = { ...dates, lastIssuedCutOff: plainDate('2021-12-28') }
    expect(quotaDaySpan(after)).toEqual({ from: '2021-12-28', until: '2021-12-28' })
    expect(quotaDaySpan({ ...dates, lastIssuedCutOff: plainDate('2021-11-21') })).toEqual({ from: '2021-11-21', until: '2021-12-25' })
    expect(quotaDaySpan(dates)).toEqual({ from: '2021-10-15', until: '2021-12-25' })
    expect(effectiveDateProblem(plainDate('2021-12-28'), after)).toBeNull()
    expect(effectiveDateProblem(plainDate('2021-12-29'), after)).toBe('生效日期是2021年12月29日，应在开征日和最近一期通报的截止日之间（2021年10月15日至2021年12月28日）。')
    expect(effectiveDateProblem(plainDate('2022-02-01'), { ...dates, lateWindow: { opensOn: plainDate('2022-01-01'), closesOn: plainDate('2022-02-28') } })).toBeNull()
  })
})

describe('one change of a quota', () => {
  const problem = (more: Partial<typeof change>) => quotaChangeProblem({ ...change, ...more }, before, settings, dates)

  it('may raise, lower and set printed milestones', () => {
    expect(problem({})).toBeNull()
    expect(problem({ persons: 0 })).toBeNull()
    expect(problem({ persons: 48_000, milestones: [{ dueOn: first, persons: 40_000 }] })).toBeNull()
    expect(quotaChangeProblem(change, null, settings, dates)).toBeNull()
  })

  it('must change something, and milestones must climb to the quota', () => {
    expect(problem({ persons: 48_000, milestones: [{ dueOn: first, persons: 38_400 }] })).toBe('与11月23日已有的任务数完全相同，没有需要保存的调整。')
    expect(problem({ milestones: [{ dueOn: first, persons: 50_001 }] })).toBe('11月30日前需完成 50,001 人，多于任务数 50,000 人，请核对。')
    expect(problem({ milestones: [{ dueOn: first, persons: 40_000 }, { dueOn: last, persons: 10_000 }] })).toBe('12月25日前需完成 10,000 人，少于前一节点的 40,000 人。这里填累计数，请核对。')
    expect(problem({ milestones: [{ dueOn: plainDate('2021-11-29'), persons: 1 }] })).toBe('11月29日不是本次征缴的节点，请刷新页面后重填。')
  })
})
