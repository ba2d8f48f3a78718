import { formatPercent, formatThousands } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'
import { monthDay } from '@/domain/time/plain-date'
import { askAbout, type AskedCount, type AskedUnit, type Question } from './question'
import { farAboveQuotaPercent } from './thresholds'

function isFarAbove(persons: number, quota: number): boolean {
  return persons * 100 > quota * farAboveQuotaPercent
}

/** A jump far above the quota: one digit too many looks like this. A little above is real (R6), and so is staying above. */
export function askAboutQuota(unit: AskedUnit, counts: readonly AskedCount[]): Question | null {
  const { quota, name } = unit
  const [now, before] = counts.slice(-2).reverse()
  if (!quota || !now || !isFarAbove(now.persons, quota) || (before && isFarAbove(before.persons, quota))) return null
  const share = `${name}${monthDay(now.asOf)}累计 ${formatThousands(now.persons)} 人，是任务数 ${formatThousands(quota)} 人的 ${formatPercent(fraction(now.persons, quota))}`
  const earlier = before ? `，前一次${monthDay(before.asOf)}是 ${formatThousands(before.persons)} 人` : ''
  return askAbout(unit, 'aboveQuota', before ? [before, now] : [now], `${share}${earlier}，请核实是否多打了数字。`)
}
