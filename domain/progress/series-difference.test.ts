import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { SeriesDay } from '@/domain/progress/series-days'
import { seriesDifference } from '@/domain/progress/series-difference'
import { addDays, plainDate } from '@/domain/time/plain-date'

const asOf = plainDate('2021-11-23')

/** Days of November 2021 with their persons; null is the day after a division's last. */
function days(...said: [day: number, persons: number | null][]): SeriesDay[] {
  return said.map(([day, persons]) => ({ on: addDays(plainDate('2021-10-31'), day), persons, hour: 17, reported: persons !== null }))
}

describe('R5 the difference of two series and its age', () => {
  test.each<[name: string, first: SeriesDay[], second: SeriesDay[], persons: number | null, openedOn: string | null, ageDays: number | null]>([
    ['differing since the first day on which both are known', days([1, 100], [5, 120]), days([3, 90]), 30, '2021-11-03', 20],
    ['opened today: age 0', days([20, 100], [23, 110]), days([20, 100]), 10, '2021-11-23', 0],
    ['equal: no age', days([20, 100]), days([21, 100]), 0, null, null],
    ['one unknown: nothing to compare', days([20, 100]), [], null, null, null],
    ['a carried value counts as it stands: a late file opens a gap', days([20, 100], [21, 150]), days([20, 100]), 50, '2021-11-21', 2],
    ['and closes it when it comes', days([20, 100], [21, 150]), days([20, 100], [23, 150]), 0, null, null],
    ['agreed for a day in between: the run starts anew', days([1, 10], [10, 20], [15, 30]), days([1, 5], [10, 20]), 10, '2021-11-15', 8],
    ['a change of the sign goes on', days([1, 10], [10, 20]), days([1, 5], [10, 40]), -20, '2021-11-01', 22],
    ['a series that starts late (R6): age from its first day', days([1, 10], [20, 60]), days([22, 40]), 20, '2021-11-22', 1],
    ['one that ended is unknown (R4)', days([1, 10], [20, null]), days([1, 5]), null, null, null],
    ['later days are not known yet', days([20, 100], [24, 900]), days([20, 100]), 0, null, null],
  ])('%s', (_name, first, second, persons, openedOn, ageDays) => {
    expect(seriesDifference(first, second, asOf)).toEqual({ persons, openedOn, ageDays })
  })

  it('a correction of a day long past changes the age', () => {
    const second = days([2, 100], [10, 200])
    expect(seriesDifference(days([2, 100], [10, 250]), second, asOf)).toMatchObject({ openedOn: '2021-11-10', ageDays: 13 })
    // 2 November turns out to have been 90 all along.
    expect(seriesDifference(days([2, 90], [10, 250]), second, asOf)).toMatchObject({ openedOn: '2021-11-02', ageDays: 21 })
    // 10 November is corrected to what the other says: the gap is gone.
    expect(seriesDifference(days([2, 90], [10, 200]), second, asOf)).toEqual({ persons: 0, openedOn: null, ageDays: null })
  })
})

const list = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.option(fc.integer({ min: 0, max: 3 }), { freq: 6 })), { selector: ([day]) => day, maxLength: 12 })
  .map((said) => days(...said.sort(([a], [b]) => a - b)))

/** The same, reckoned day by day as the sentence says it: back from the day asked about while both are known and differ. */
function byHand(first: SeriesDay[], second: SeriesDay[]) {
  const held = (said: SeriesDay[], day: string) => said.filter(({ on }) => on <= day).at(-1)?.persons ?? null
  let age: number | null = null
  for (let back = 0; back < 40; back += 1) {
    const [a, b] = [held(first, addDays(asOf, -back)), held(second, addDays(asOf, -back))]
    if (a === null || b === null || a === b) break
    age = back
  }
  return age
}

it('is the length of the run whichever way it is reckoned, and turning the two around turns the sign alone', () => {
  fc.assert(fc.property(list, list, (first, second) => {
    const there = seriesDifference(first, second, asOf)
    const back = seriesDifference(second, first, asOf)
    expect(there.ageDays).toBe(byHand(first, second))
    expect(there.openedOn).toBe(there.ageDays === null ? null : addDays(asOf, -there.ageDays))
    expect([back.openedOn, back.ageDays, back.persons === null ? null : -back.persons + 0]).toEqual([there.openedOn, there.ageDays, there.persons === null ? null : there.persons + 0])
  }))
})
