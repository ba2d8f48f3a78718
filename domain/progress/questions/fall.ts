import { formatThousands } from '@/domain/numbers/format'
import { monthDay } from '@/domain/time/plain-date'
import { askAbout, type AskedCount, type AskedUnit, type Question } from './question'

/** A cumulative count below the one before it: real after refunds, and asked about with its reason (R6). */
export function askAboutFall(unit: AskedUnit, counts: readonly AskedCount[]): Question | null {
  const [before, now] = counts.slice(-2)
  if (!before || !now || now.persons >= before.persons) return null
  const fall = `${unit.name}${monthDay(now.asOf)}累计 ${formatThousands(now.persons)} 人，比${monthDay(before.asOf)}的 ${formatThousands(before.persons)} 人少 ${formatThousands(before.persons - now.persons)} 人`
  const request = now.reason === '' ? '没有写明原因，请核实并说明。' : `写明的原因是“${now.reason}”，请核对人数。`
  return askAbout(unit, 'fall', [before, now], `${fall}，${request}`)
}
