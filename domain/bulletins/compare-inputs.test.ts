import { describe, expect, it } from 'vitest'
import { everyone } from '@/domain/campaigns/choices'
import type { InputLedger } from './bulletin-inputs'
import { codeOf } from './bulletin-inputs.fixture'
import { changedQuotas } from './compare-inputs'

const ledger = (kind: 'assigned' | 'own', ...quotas: [number, number][]): InputLedger => ({
  kind, coverageGroup: everyone, quotas: quotas.map(([index, persons]) => ({ entry: `${index}/${persons}`, code: codeOf(index), persons, position: index, milestones: [] })),
})

describe('R2 which denominators changed', () => {
  it('raised, given, taken away; per kind; another entry of the same number is none', () => {
    const used = [ledger('assigned', [0, 100], [1, 200], [2, 300]), ledger('own', [0, 110])]
    const now = [{ ...ledger('assigned', [0, 120], [2, 300], [3, 50]) }, ledger('own', [0, 110])]
    expect(changedQuotas(used, now, new Set()).map(({ kind, code, before, after }) => [kind, code, before, after])).toEqual([
      ['assigned', codeOf(0), 100, 120],
      ['assigned', codeOf(1), 200, null],
      ['assigned', codeOf(3), null, 50],
    ])
  })

  it('R4 a merged town\'s went with it', () => {
    expect(changedQuotas([ledger('assigned', [0, 100], [1, 200])], [ledger('assigned', [0, 300])], new Set([codeOf(1)])).map(({ code }) => code)).toEqual([codeOf(0)])
  })
})
