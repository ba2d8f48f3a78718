import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonCode, withOwnNeighbours, type WantedCell } from '@/domain/progress/count-batch'
import type { NeighbourCount } from '@/domain/progress/check-count'
import { addDays, plainDate } from '@/domain/time/plain-date'

const first = plainDate('2021-11-01')

function wanted(day: number, persons: number | null, given: { code?: string; previous?: NeighbourCount; next?: NeighbourCount } = {}): WantedCell {
  const { code: divisionCode = '610926100', previous = null, next = null } = given
  return {
    cell: { divisionCode, level: 'town', asOf: addDays(first, day), persons, hour: null, reason: '', baseRevision: 0 },
    row: { divisionCode, level: 'town', name: '城关镇', population: null, quota: null, everyone: null, previous, next, stored: null, issued: null },
  }
}
const on = (day: number, persons: number): NeighbourCount => ({ reportedFor: addDays(first, day), persons })

test('a day is held against the nearer of stored and sent, and on the same day against what is sent', () => {
  const [one, two, three] = withOwnNeighbours([wanted(1, 10, { previous: on(0, 5), next: on(2, 99) }), wanted(2, 20, { previous: on(1, 7) }), wanted(5, 50, { previous: on(4, 44) })])
  expect([one!.row.previous, one!.row.next]).toEqual([on(0, 5), null])
  expect(two!.row.previous).toEqual(on(1, 10))
  expect(three!.row.previous).toEqual(on(4, 44))
})

test('a stored day between two sent ones is the neighbour of both', () => {
  const [one] = withOwnNeighbours([wanted(1, 10, { next: on(2, 15) }), wanted(3, 20, { previous: on(2, 15) })])
  expect(one!.row.next).toEqual(on(2, 15))
})

test('another division of the same file is nobody\'s neighbour, and a single day stays as it was read', () => {
  const cells = [wanted(1, 10), wanted(2, 20, { code: '610926101', previous: on(0, 3) })]
  expect(withOwnNeighbours(cells)).toEqual(cells)
})

test('order is kept, every cell comes back once, and no neighbour lies on the wrong side', () => {
  const cells = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(cells, (days) => {
      const given = days.map((day) => wanted(day, day * 10))
      const beside = withOwnNeighbours(given)
      expect(beside.map((one) => one.cell)).toEqual(given.map((one) => one.cell))
      for (const { cell, row } of beside) {
        const before = days.filter((day) => addDays(first, day) < cell.asOf)
        expect(row.previous).toEqual(before.length === 0 ? null : on(Math.max(...before), Math.max(...before) * 10))
        expect(row.next).toBeNull()
      }
    }),
  )
})

test('one code that holds all cells: the town, else the county', () => {
  expect(commonCode([{ divisionCode: '610926100201' }, { divisionCode: '610926100' }])).toBe('610926100')
  expect(commonCode([{ divisionCode: '610926100201' }, { divisionCode: '610926101201' }])).toBe('610926')
})
