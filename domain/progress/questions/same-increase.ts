import { formatThousands } from '@/domain/numbers/format'
import { daysBetween, monthDay } from '@/domain/time/plain-date'
import { askAbout, type AskedCount, type AskedUnit, type Question } from './question'
import { sameIncreaseDays, sameIncreaseLeastPersons } from './thresholds'

/**
 * The same increase, not of a few persons, on five reporting days running: a total may have been spread over the days. Asked once for
 * a run, on its fifth day.
 */
export function askAboutSameIncrease(unit: AskedUnit, counts: readonly AskedCount[]): Question | null {
  const increases = counts.slice(1).map((count, place) => count.persons - counts[place]!.persons)
  const last = increases[increases.length - 1]
  const run = increases.length - 1 - increases.reduce((found, increase, place) => (increase === last ? found : place), -1)
  if (last === undefined || Math.abs(last) < sameIncreaseLeastPersons || run !== sameIncreaseDays) return null
  const seen = counts.slice(-(sameIncreaseDays + 1))
  const [first, end] = [seen[1]!, seen[sameIncreaseDays]!]
  const areNeighbours = daysBetween(first.asOf, end.asOf) === sameIncreaseDays - 1
  const running = areNeighbours ? `连续${sameIncreaseDays}天` : `连续${sameIncreaseDays}个填报日`
  const change = last > 0 ? `新增 ${formatThousands(last)} 人` : `减少 ${formatThousands(-last)} 人`
  return askAbout(unit, 'sameIncrease', seen, `${unit.name}${monthDay(first.asOf)}至${monthDay(end.asOf)}${running}都${change}，请核实是否按日统计。`)
}
