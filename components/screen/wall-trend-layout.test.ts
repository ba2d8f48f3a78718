import { describe, expect, it } from 'vitest'
import { addDays, plainDate } from '@/domain/time/plain-date'
import { layOutTrend, size } from './wall-trend-layout'

const first = plainDate('2021-10-30')
const points = (...persons: (number | null)[]) => persons.map((count, index) => ({ on: addDays(first, index), persons: count, expectedPersons: index * 10 }))

describe('where the days of a trend stand', () => {
  it('rises from zero at the bottom to a round number at the top, first day left, last day right', () => {
    const layout = layOutTrend(points(0, 25, 50), [])!
    expect(layout.enrolled).toBe(`${size.left},${size.height - size.bottom} 645,364 ${size.width - size.right},${size.top}`)
    expect(layout.ticks.map(({ value }) => value)).toEqual([0, 10, 20, 30, 40, 50])
  })

  it('the line ends with the newest known day, the expected one goes on', () => {
    const layout = layOutTrend(points(5, 9, null), [])!
    expect(layout.enrolled.split(' ')).toHaveLength(2)
    expect(layout.expected.split(' ')).toHaveLength(3)
    expect([layout.end.on, layout.end.persons, layout.end.isLate]).toEqual(['2021-10-31', 9, false])
  })

  it('names the first day and the first of each month, and marks milestones that lie within', () => {
    const layout = layOutTrend(points(1, 2, 3, 4), [{ dueOn: plainDate('2021-11-01'), basisPoints: 8_000 }, { dueOn: plainDate('2022-01-01'), basisPoints: 10_000 }])!
    expect(layout.days.map(({ on }) => on)).toEqual(['2021-10-30', '2021-11-01'])
    expect(layout.marks.map(({ dueOn, x }) => [dueOn, x])).toEqual([['2021-11-01', layout.days[1]!.x]])
  })

  it('nothing known, nothing drawn', () => {
    expect(layOutTrend(points(null, null), [])).toBeNull()
  })
})
