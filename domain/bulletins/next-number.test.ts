import { expect, it } from 'vitest'
import { nextNumber, type NumberedGround } from './next-number'

it.each<[string, number | null, NumberedGround, [number, number]]>([
  ['the first', null, { previous: null, replaced: null }, [1, 1]],
  ['the one after', null, { previous: { issueNumber: 4 }, replaced: null }, [5, 1]],
  ['a corrected edition', 4, { previous: { issueNumber: 3 }, replaced: { edition: 1 } }, [4, 2]],
  ['one of the first number', 1, { previous: null, replaced: { edition: 2 } }, [1, 3]],
])('R13 %s', (_case, supersedesNumber, ground, [issueNumber, edition]) => {
  expect(nextNumber(supersedesNumber, ground)).toEqual({ issueNumber, edition })
})
