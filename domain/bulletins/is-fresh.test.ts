import { expect, test } from 'vitest'
import type { BulletinInputs } from './bulletin-inputs'
import { previousOf } from './bulletin-inputs.fixture'
import { isFresh, type Standing } from './is-fresh'

const previous = previousOf([[50, 100]], { hash: 'p' })
const replaced: BulletinInputs['replaced'] = { edition: 1, hash: 'r', corrections: [], quotaChanges: [] }
const sealed = (hash: string) => ({ issue: { hash } })

test.each<[string, Pick<BulletinInputs, 'previous' | 'replaced'>, Standing, boolean]>([
  ['a first bulletin', { previous: null, replaced: null }, { previous: null, replaced: null }, true],
  ['another was issued first', { previous: null, replaced: null }, { previous: sealed('p'), replaced: null }, false],
  ['held against the one before', { previous, replaced: null }, { previous: sealed('p'), replaced: null }, true],
  ['the one before was corrected since', { previous, replaced: null }, { previous: sealed('q'), replaced: null }, false],
  ['a corrected edition', { previous, replaced }, { previous: sealed('p'), replaced: sealed('r') }, true],
  ['the number was corrected by somebody else', { previous, replaced }, { previous: sealed('p'), replaced: sealed('s') }, false],
])('R13 %s', (_case, inputs, standing, expected) => {
  expect(isFresh(inputs, standing)).toBe(expected)
})
