import { expect, it } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import { followOverview } from './follow-overview'

const today = plainDate('2021-11-23')
const points = [
  { on: plainDate('2021-11-22'), persons: 100, carried: false, expectedPersons: 200, dailyIncrease: 5 },
  { on: today, persons: 100, carried: true, expectedPersons: 210, dailyIncrease: null },
  { on: plainDate('2021-11-24'), persons: null, carried: false, expectedPersons: 220, dailyIncrease: null },
]

it('puts a saved number on the newest day', () => {
  expect(followOverview(points, today, today, 130)[1]).toEqual({ on: today, persons: 130, carried: false, expectedPersons: 210, dailyIncrease: 30 })
})

it('leaves the days alone when nothing changed or nothing is known', () => {
  expect(followOverview(points, today, today, 100)).toBe(points)
  expect(followOverview(points, today, null, null)).toBe(points)
  expect(followOverview(points, plainDate('2022-01-01'), today, 130)).toBe(points)
})
