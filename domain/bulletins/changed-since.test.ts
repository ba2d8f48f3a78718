import { expect, it } from 'vitest'
import { day } from './bulletin-inputs.fixture'
import { changedSinceSentence } from './changed-since'

const changed = (name: string, asOf: string) => ({ name, asOf: day(asOf) })

it.each<[string, ReturnType<typeof changed>[], string | null]>([
  ['nothing', [], null],
  ['two', [changed('西河镇', '2021-11-16'), changed('老县镇', '2021-11-23')], '又有 2 处上报或更正（西河镇11月16日、老县镇11月23日），不在这一份的数内。'],
  ['many', ['甲镇', '乙镇', '丙镇', '丁镇'].map((name) => changed(name, '2021-11-23')), '又有 4 处上报或更正（甲镇11月23日、乙镇11月23日、丙镇11月23日等），不在这一份的数内。'],
])('R13 what changed since the numbers were taken: %s', (_case, changes, expected) => {
  const sentence = changedSinceSentence(changes)
  if (expected === null) expect(sentence).toBeNull()
  else expect(sentence).toBe(`取数以后，截止时点以内${expected}要计入的，请重新取数，已送审的先退回或撤回；不计入的，列入下一期的数据更正。`)
})
