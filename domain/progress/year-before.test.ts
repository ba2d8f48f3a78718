import { describe, expect, it } from 'vitest'
import { known, pingli, totalOf } from '@/domain/progress/pingli.fixture'
import { dayTrend } from '@/domain/progress/trend'
import { compareWithYearBefore, otherWindow, withYearBefore, yearBefore, type DivisionYearBefore } from '@/domain/progress/year-before'
import { plainDate } from '@/domain/time/plain-date'

const on = (quota: number | null, persons: number | null): DivisionYearBefore => ({ quota, persons, reportedFor: persons === null ? null : plainDate('2020-11-23') })

describe('the same day one year before', () => {
  it.each([
    ['2021-11-23', '2020-11-23'],
    ['2024-01-01', '2023-01-01'],
    ['2024-02-29', '2023-02-28'],
    ['2025-02-28', '2024-02-28'],
    ['2024-12-31', '2023-12-31'],
  ])('%s → %s', (day, earlier) => {
    expect(yearBefore(plainDate(day))).toBe(earlier)
  })
})

describe('a division against itself', () => {
  it.each<[string, number | null, number | null, DivisionYearBefore, object]>([
    ['more', 700, 1_000, on(1_000, 650), { persons: 650, rateText: '65.00%', morePersons: 50, morePointsText: '+5.00' }],
    ['fewer', 600, 1_000, on(1_000, 650), { morePersons: -50, morePointsText: '-5.00' }],
    ['as many', 650, 1_000, on(1_000, 650), { morePersons: 0, morePointsText: '0.00' }],
    ['more persons, lower rate of a higher quota', 660, 1_200, on(1_000, 650), { rateText: '65.00%', morePersons: 10, morePointsText: '-10.00' }],
    // 1/3 − 1/6 = 16.666…: the difference of the printed rates, 33.33 − 16.67, would be 16.66.
    ['from the exact rates', 100, 300, on(300, 50), { rateText: '16.67%', morePointsText: '+16.67' }],
    ['a hair more prints no sign', 650_001, 1_000_000_000, on(1_000_000_000, 650_000), { morePersons: 1, morePointsText: '0.00' }],
    ['above 100 %', 1_003, 1_000, on(1_000, 990), { morePersons: 13, morePointsText: '+1.30' }],
    ['no quota then', 700, 1_000, on(null, 650), { persons: 650, rateText: null, morePersons: 50, morePointsText: null }],
    ['a quota of nothing then', 700, 1_000, on(0, 650), { rateText: null, morePointsText: null }],
    ['no quota now', 700, null, on(1_000, 650), { rateText: '65.00%', morePersons: 50, morePointsText: null }],
    ['never reported now', null, 1_000, on(1_000, 650), { persons: 650, morePersons: null, morePointsText: null }],
  ])('%s', (_case, persons, quota, earlier, expected) => {
    expect(compareWithYearBefore(totalOf({ quota, count: persons === null ? null : known(persons) }), earlier)).toMatchObject(expected)
  })

  it.each<[string, DivisionYearBefore | undefined]>([
    ['was not there', undefined],
    ['had never reported', on(1_000, null)],
  ])('%s: nothing to compare with', (_case, earlier) => {
    expect(compareWithYearBefore(totalOf({ quota: 1_000, count: known(700) }), earlier)).toBeNull()
  })
})

describe('the window of the year before', () => {
  const window = (opensOn: string, closesOn: string) => ({ opensOn: plainDate(opensOn), closesOn: plainDate(closesOn) })
  it.each<[string, ReturnType<typeof window>, ReturnType<typeof window>, boolean]>([
    ['the same days', window('2021-10-15', '2021-12-25'), window('2020-10-15', '2020-12-25'), true],
    ['over the year end, ending on 29 February', window('2023-09-01', '2024-02-29'), window('2022-09-01', '2023-02-28'), true],
    ['closed on the last day of a longer February', window('2024-09-01', '2025-02-28'), window('2023-09-01', '2024-02-29'), true],
    ['closed on the last day of a shorter February', window('2023-09-01', '2024-02-29'), window('2022-09-01', '2023-02-28'), true],
    ['closed a day before the end of February', window('2024-09-01', '2025-02-28'), window('2023-09-01', '2024-02-27'), false],
    ['opened later', window('2021-10-15', '2021-12-25'), window('2020-11-01', '2020-12-25'), false],
    ['was extended', window('2021-10-15', '2021-12-25'), window('2020-10-15', '2021-02-28'), false],
  ])('%s', (_case, now, earlier, isSame) => {
    expect(otherWindow(now, earlier)).toEqual(isSame ? null : earlier)
  })
})

it("the trend carries last year's persons of the same day, and none outside its window", () => {
  const at = (day: string, persons: number) => ({ asOf: plainDate(day), persons })
  const days = (settings: typeof pingli, counts: { asOf: ReturnType<typeof plainDate>; persons: number }[]) => dayTrend({ parts: [counts], quota: null, milestones: [], settings, asOf: settings.closesOn })
  const dalate = { ...pingli, opensOn: plainDate('2024-02-26'), closesOn: plainDate('2024-03-02') }
  const earlier = days({ ...pingli, opensOn: plainDate('2023-02-27'), closesOn: plainDate('2023-03-01') }, [at('2023-02-27', 10), at('2023-03-01', 30)])
  expect(withYearBefore(days(dalate, [at('2024-02-26', 20)]), earlier).map((point) => [point.on.slice(5), point.yearBefore])).toEqual([
    ['02-26', null],
    ['02-27', 10],
    ['02-28', 10],
    ['02-29', 10],
    ['03-01', 30],
    ['03-02', null],
  ])
})
