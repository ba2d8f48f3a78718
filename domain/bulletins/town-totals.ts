import type { KnownCount } from '@/domain/progress/progress'
import type { InputCount, InputPeriod } from './bulletin-inputs'

interface PeriodTotal {
  total: KnownCount
  /** Whether the level spoke while it counted: reported for a day of its own period. */
  isOwn: boolean
}

/** A town's own report, or the sum of its villages and the line 镇直, by the latest day and hour among them (R8, R9). */
function sumOf(counts: readonly InputCount[]): KnownCount | null {
  const [first, ...others] = counts
  if (!first) return null
  const newest = others.reduce((latest, count) => (count.asOf > latest ? count.asOf : latest), first.asOf)
  const hours = counts.flatMap((count) => (count.asOf === newest && count.hour !== null ? [count.hour] : []))
  return { persons: counts.reduce((sum, count) => sum + count.persons, 0), reportedFor: newest, hour: hours.length === 0 ? null : Math.max(...hours) }
}

function totalIn(period: InputPeriod, counts: readonly InputCount[]): PeriodTotal | null {
  const total = sumOf(counts)
  return total && { total, isOwn: period.from === null || total.reportedFor >= period.from }
}

/**
 * What each town is known to have, by code: at the level it last reported at while that level counted; where none has spoken
 * yet, what a level had from before (R8), as the live totals are read (db/queries/progress.ts). Towns never heard of are missing.
 * // R6, R8, R13
 */
export function townTotals(periods: readonly InputPeriod[], coverageGroup: string): Map<string, KnownCount> {
  const perTown = new Map<string, InputCount[][]>()
  periods.forEach((period, place) => {
    for (const count of period.counts) {
      if (count.coverageGroup !== coverageGroup) continue
      const code = count.code.slice(0, 9)
      const ofTown = perTown.get(code) ?? periods.map(() => [])
      ofTown[place]!.push(count)
      perTown.set(code, ofTown)
    }
  })
  return new Map(
    Array.from(perTown, ([code, byPeriod]): [string, KnownCount] => {
      const known = byPeriod.flatMap((counts, place) => totalIn(periods[place]!, counts) ?? [])
      return [code, (known.findLast((one) => one.isOwn) ?? known[known.length - 1]!).total]
    }),
  )
}
