import { describe, expect, it } from 'vitest'
import { bulletinActs, bulletinStates, stateAfter, type BulletinAct, type BulletinState } from './bulletin-state'

const allowed: [BulletinState, BulletinAct, BulletinState][] = [
  ['draft', 'save', 'draft'],
  ['draft', 'retake', 'draft'],
  ['draft', 'send', 'sent'],
  ['draft', 'discard', 'discarded'],
  ['sent', 'return', 'draft'],
  ['sent', 'withdraw', 'draft'],
  ['sent', 'issue', 'issued'],
]

describe('R13 the states of a bulletin', () => {
  it.each(bulletinStates.flatMap((state) => bulletinActs.map((act) => [state, act] as const)))('%s, %s', (state, act) => {
    expect(stateAfter(state, act)).toBe(allowed.find(([from, by]) => from === state && by === act)?.[2] ?? null)
  })
})
