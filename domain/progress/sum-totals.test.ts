import { describe, expect, it } from 'vitest'
import { countyItself, known, november23, totalOf } from '@/domain/progress/pingli.fixture'
import { dailyIncrease, namesByReportingState, reportingState, weeklyIncrease } from '@/domain/progress/reporting-state'
import { sumTotals } from '@/domain/progress/sum-totals'

const today = totalOf({ name: '城关镇', count: known(300, '2021-11-23', 15), countYesterday: 280, countWeekAgo: 200, quota: 999, villages: { reportedToday: 3, total: 4 } })
const carried = totalOf({ name: '老县镇', count: known(40, '2021-11-22', 20), countYesterday: 40, countWeekAgo: null, villages: { reportedToday: 0, total: 2 } })
const never = totalOf({ name: '长安镇' })

describe('R3 R6 R9 the sum of divisions', () => {
  it('adds what is known, as of the newest day and its latest hour, against its own quota', () => {
    expect(sumTotals(countyItself, [today, carried, never])).toEqual({
      ...countyItself,
      count: known(340, '2021-11-23', 15),
      countYesterday: 320,
      countWeekAgo: 200,
      partsBegan: true,
      villages: { reportedToday: 3, total: 6 },
    })
  })

  it('takes the latest hour of the newest day only, in any order', () => {
    const parts = [carried, today, totalOf({ count: known(1, '2021-11-23', 16) }), totalOf({ count: known(1, '2021-11-23', null) })]
    expect(sumTotals(countyItself, parts).count).toEqual(known(342, '2021-11-23', 16))
    expect(sumTotals(countyItself, parts.reverse()).count).toEqual(known(342, '2021-11-23', 16))
  })

  it('knows no hour when none is given, hour 0 being one', () => {
    expect(sumTotals(countyItself, [totalOf({ count: known(1, '2021-11-23', null) }), carried]).count?.hour).toBeNull()
    expect(sumTotals(countyItself, [totalOf({ count: known(1, '2021-11-23', 0) })]).count?.hour).toBe(0)
  })

  it('is unknown when nobody has reported, which is not zero', () => {
    expect(sumTotals(countyItself, [never, never])).toEqual({ ...countyItself, count: null, countYesterday: null, countWeekAgo: null, partsBegan: false, villages: null })
    expect(sumTotals(countyItself, []).count).toBeNull()
  })
})

describe('R6 reporting state', () => {
  it('tells today, carried and never apart', () => {
    expect([today, carried, never].map((total) => reportingState(total, november23))).toEqual(['reportedToday', 'carried', 'never'])
    expect(namesByReportingState([never, today, carried], november23)).toEqual({ reportedToday: ['城关镇'], carried: ['老县镇'], never: ['长安镇'] })
  })

  it('an increase is a difference, unknown on a carried day', () => {
    expect([today, carried, never].map((total) => dailyIncrease(total, november23))).toEqual([20, null, null])
    expect(dailyIncrease(totalOf({ count: known(5), countYesterday: 9 }), november23)).toBe(-4)
    expect(dailyIncrease(totalOf({ count: known(5) }), november23)).toBeNull()
    expect([today, carried, never].map(weeklyIncrease)).toEqual([100, null, null])
  })
})
