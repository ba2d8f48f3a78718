import { describe, expect, it } from 'vitest'
import { seriesCodes } from '@/domain/campaigns/choices'
import { seriesTrend, sumSeriesDays, type DaysBySeries, type SeriesDay } from '@/domain/progress/series-days'
import { composeSeries, sumOfParts, type NamedDays } from '@/domain/progress/series-overview'
import { plainDate } from '@/domain/time/plain-date'

const asOf = plainDate('2021-11-23')

const day = (on: string, persons: number | null, hour: number | null = 17, reported = true): SeriesDay => ({ on: plainDate(on), persons, hour, reported })
const town = (divisionCode: string, name: string, days: Partial<DaysBySeries>): NamedDays => ({ divisionCode, name, days: { reported: [], tax: [], registered: [], ...days } })

const towns = [
  town('610926100', '城关镇', { reported: [day('2021-11-22', 500), day('2021-11-23', 600, 16)], tax: [day('2021-11-22', 550)], registered: [day('2021-11-22', 550)] }),
  town('610926102', '老县镇', { reported: [day('2021-11-21', 200, null)], tax: [day('2021-11-22', 200, 9)] }),
]

function compose(parts: NamedDays[], ended: NamedDays[] = []) {
  const scope = { divisionCode: '610926', name: '平利县', days: sumOfParts([...parts, ...ended]) }
  return composeSeries({ scope, scopeName: '全县', parts, unit: '个镇', summed: seriesCodes, countingSeries: 'reported', asOf })
}

describe('R5 three series beside each other', () => {
  it('opens with the sentence: each series as of its own day, who is missing, the differences with their ages, which counts', () => {
    expect(compose(towns).sentence).toBe(
      '截至11月23日，全县镇村上报 800 人（截至11月23日16时），税务缴费 750 人（截至11月22日17时），系统登记 550 人（截至11月22日17时，1 个镇尚无数）；' +
        '上报比税务多 50 人，自11月22日起已 1 天；税务比登记多 200 人，自11月22日起已 1 天。计入进度的是镇村上报。',
    )
  })

  it('keeps the order given and never sorts by size', () => {
    expect(compose([...towns].reverse()).rows.map((row) => row.name)).toEqual(['老县镇', '城关镇'])
  })

  it('marks a carried value and leaves unknown what never was', () => {
    const [first, second] = compose(towns).rows
    expect(first?.cells.tax).toEqual({ count: { persons: 550, reportedFor: '2021-11-22', hour: 17 }, reporting: 'carried' })
    expect(first?.taxOverRegistered).toEqual({ persons: 0, openedOn: null, ageDays: null })
    expect(second?.cells.registered).toEqual({ count: null, reporting: 'never' })
    expect(second?.taxOverRegistered.persons).toBeNull()
  })

  it('a town that ended adds to the county to its last day and no longer (R4)', () => {
    const ended = town('610926109', '已并镇', { reported: [day('2021-11-10', 30), day('2021-11-21', null, null, false)] })
    const { overview, sum } = { overview: compose(towns, [ended]), sum: sumOfParts([...towns, ended]).reported }
    expect(sum.map(({ on, persons }) => [on, persons])).toEqual([['2021-11-10', 30], ['2021-11-21', 200], ['2021-11-22', 700], ['2021-11-23', 800]])
    expect(overview.rows.map((row) => row.name)).not.toContain('已并镇')
  })

  it('says so when nobody has said anything, or two agree', () => {
    expect(compose([town('610926100', '城关镇', {})]).sentence).toBe('截至11月23日，全县三个口径都尚无数。')
    expect(compose([town('610926100', '城关镇', { reported: [day('2021-11-22', 5)], tax: [day('2021-11-22', 5)] })]).sentence).toContain('上报与税务一致')
    expect(compose([town('610926100', '城关镇', { reported: [day('2021-11-23', 6)], tax: [day('2021-11-23', 9)] })]).sentence).toContain('上报比税务少 3 人，当日出现')
  })
})

it('the sum of a day without any report of its own is carried, and without hours has none', () => {
  expect(sumSeriesDays([[day('2021-11-20', 5, null)], [day('2021-11-21', 7, null, false)]])).toEqual([day('2021-11-20', 5, null), { on: '2021-11-21', persons: 12, hour: null, reported: false }])
})

it('the three lines have every day of the calendar, carried values as they stand (R6)', () => {
  const days: DaysBySeries = { reported: [day('2021-10-31', 4), day('2021-11-02', 9)], tax: [day('2021-11-03', 8)], registered: [] }
  expect(seriesTrend(days, plainDate('2021-11-01'), plainDate('2021-11-03'))).toEqual([
    { on: '2021-11-01', reported: 4, tax: null, registered: null },
    { on: '2021-11-02', reported: 9, tax: null, registered: null },
    { on: '2021-11-03', reported: 9, tax: 8, registered: null },
  ])
})
