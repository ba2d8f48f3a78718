import { describe, expect, it } from 'vitest'
import { countWaiting, waitingSentence } from './waiting'

describe('what waits for a person', () => {
  it.each<[boolean[], string]>([
    [[], '现在没有等您办的事。'],
    [[false, false], '有 2 件事等您办。'],
    [[true, false, true], '有 3 件事等您办，其中 2 件逾期。'],
  ])('says how many: %s', (overdue, expected) => {
    expect(waitingSentence(countWaiting(overdue.map((isOverdue) => ({ isOverdue }))))).toBe(expected)
  })
})
