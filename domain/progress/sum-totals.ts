import type { DivisionTotal, KnownCount } from '@/domain/progress/progress'

/** What a parent division says of itself; its quota is its own and never the sum of its parts (R3). */
export type OwnTotal = Pick<DivisionTotal, 'divisionCode' | 'name' | 'position' | 'quota' | 'milestones'>

/** A county before it has a quota of its own. */
export function countyItself({ countyCode, countyName }: { countyCode: string; countyName: string }): OwnTotal {
  return { divisionCode: countyCode, name: countyName, position: 0, quota: null, milestones: [] }
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** The latest hour that a count of that latest day names; null when none of them names one (R9). */
function latestHour(counts: readonly KnownCount[]): number | null {
  const hours = counts.map((count) => count.hour).filter((hour) => hour !== null)
  return hours.length === 0 ? null : Math.max(...hours)
}

function sumCounts(counts: readonly KnownCount[]): KnownCount | null {
  const [first, ...others] = counts
  if (!first) return null
  const reportedFor = others.reduce((latest, count) => (count.reportedFor > latest ? count.reportedFor : latest), first.reportedFor)
  return {
    persons: counts.reduce((sum, count) => sum + count.persons, 0),
    reportedFor,
    hour: latestHour(counts.filter((count) => count.reportedFor === reportedFor)),
  }
}

function sumVillages(parts: readonly DivisionTotal[]): DivisionTotal['villages'] {
  const known = parts.map((part) => part.villages).filter((villages) => villages !== null)
  if (known.length === 0) return null
  return {
    reportedToday: known.reduce((sum, villages) => sum + villages.reportedToday, 0),
    total: known.reduce((sum, villages) => sum + villages.total, 0),
  }
}

/**
 * The total of a county from its towns (or of a town from its villages and 镇直): the sum of the counts known, as of the
 * latest day and hour among them. Parts that never reported add nothing and are named by the sentence. Yesterday's and
 * last week's sums are those of the parts known then, so the increase is the difference between the two days' screens.
 * // R6, R8, R9
 */
export function sumTotals(own: OwnTotal, parts: readonly DivisionTotal[]): DivisionTotal {
  return {
    divisionCode: own.divisionCode,
    name: own.name,
    position: own.position,
    quota: own.quota,
    milestones: own.milestones,
    count: sumCounts(parts.flatMap((part) => part.count ?? [])),
    countYesterday: sumKnown(parts.map((part) => part.countYesterday)),
    countWeekAgo: sumKnown(parts.map((part) => part.countWeekAgo)),
    partsBegan: parts.some((part) => part.count !== null && part.countWeekAgo === null),
    villages: sumVillages(parts),
  }
}
