import { expect, test } from 'vitest'
import type { BulletinInputs } from './bulletin-inputs'
import { previousOf } from './bulletin-inputs.fixture'
import { isFresh, type Standing } from './is-fresh'

const previous = previousOf([[50, 100]], { hash: 'p' })
const replaced: BulletinInputs['replaced'] = { edition: 1, hash: 'r', corrections: [], quotaChanges: [] }

test.each<[string, Pick<BulletinInputs, 'previous' | 'replaced'>, Standing, boolean]>([
  ['a first bulletin', { previous: null, replaced: null }, { previousHash: null, replacedHash: null }, true],
  ['another was issued first', { previous: null, replaced: null }, { previousHash: 'p', replacedHash: null }, false],
  ['held against the one before', { previous, replaced: null }, { previousHash: 'p', replacedHash: null }, true],
  ['the one before was corrected since', { previous, replaced: null }, { previousHash: 'q', replacedHash: null }, false],
  ['a corrected edition', { previous, replaced }, { previousHash: 'p', replacedHash: 'r' }, true],
  ['the number was corrected by somebody else', { previous, replaced }, { previousHash: 'p', replacedHash: 's' }, false],
])('R13 %s', (_case, inputs, standing, expected) => {
  expect(isFresh(inputs, standing)).toBe(expected)
})
