import { expect, test } from 'vitest'
import type { BulletinState } from './bulletin-state'
import { stepWords } from './step-words'

const steps = (...taken: [state: BulletinState, authorId: string | null, note?: string][]) => taken.map(([state, authorId, note = '']) => ({ state, authorId, note }))

test.each<[string, ReturnType<typeof steps>, string[]]>([
  ['issued at once', steps(['draft', 'staff'], ['draft', 'staff'], ['sent', 'staff'], ['issued', 'signer']), ['起草', '修改', '送审', '签发']],
  ['given back by the signer, who says why', steps(['draft', 'staff'], ['sent', 'staff'], ['draft', 'signer', '写明是哪些镇'], ['draft', 'staff'], ['sent', 'staff']), ['起草', '送审', '退回', '修改', '送审']],
  ['taken back by who sent it, with a word or without', steps(['draft', 'staff'], ['sent', 'staff'], ['draft', 'staff'], ['sent', 'staff'], ['draft', 'staff', '有个数不对']), ['起草', '送审', '撤回送审', '送审', '撤回送审']],
  ['taken back by a colleague', steps(['draft', 'staff'], ['sent', 'staff'], ['draft', 'other']), ['起草', '送审', '撤回送审']],
  ['discarded', steps(['draft', 'staff'], ['discarded', 'other', '试编']), ['起草', '作废']],
  ['at the console, which has no account', steps(['draft', null], ['sent', null], ['draft', null, '改'], ['sent', null], ['issued', 'signer']), ['起草', '送审', '退回', '送审', '签发']],
])('%s', (_case, taken, expected) => {
  expect(stepWords(taken)).toEqual(expected)
})
