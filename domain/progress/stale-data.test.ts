import { expect, test } from 'vitest'
import { addDays, plainDate } from '@/domain/time/plain-date'
import { measurePace } from './pace'
import { pingli } from './pingli.fixture'

// R12: what remains counts from the day asked about, also when the newest number is of an earlier day (R9).
test('with numbers of 23 November, on the 29th one day is left to the milestone', () => {
  const measuredOn = plainDate('2021-11-23')
  const total = { quota: 5_000, milestones: [], count: { persons: 3_300, reportedFor: measuredOn, hour: null }, countWeekAgo: 2_600 }
  const fresh = measurePace(pingli, total, measuredOn)!
  const stale = measurePace(pingli, { ...total, countWeekAgo: 3_200 }, measuredOn, plainDate('2021-11-29'))!
  expect(fresh.projectedFinish.on).toBe(addDays(measuredOn, 17))
  expect(stale.nextMilestone).toMatchObject({ dueOn: '2021-11-30', daysLeft: 1 })
  expect(stale.neededPerDay).toBe(700)
  expect(stale.expectedPersons).toBe(fresh.expectedPersons)
})
