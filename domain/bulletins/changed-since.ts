import { monthDay } from '@/domain/time/plain-date'
import type { InputCorrection } from './bulletin-inputs'

/** Changes named one by one. */
const mostNamed = 3

/**
 * 取数以后，截止时点以内又有 2 处上报或更正（西河镇11月16日、老县镇11月23日），不在这一份的数内。…: what a draft's numbers do not hold, for
 * those who write and sign it; null when they hold everything.
 * // R13
 */
export function changedSinceSentence(changes: readonly Pick<InputCorrection, 'name' | 'asOf'>[]): string | null {
  if (changes.length === 0) return null
  const named = changes.slice(0, mostNamed).map(({ name, asOf }) => `${name}${monthDay(asOf)}`)
  return `取数以后，截止时点以内又有 ${changes.length} 处上报或更正（${named.join('、')}${changes.length > mostNamed ? '等' : ''}），不在这一份的数内。要计入的，请重新取数，已送审的先退回或撤回；不计入的，列入下一期的数据更正。`
}
