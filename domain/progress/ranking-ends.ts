import type { RankingRow } from '@/domain/progress/ranking'

type Ranked = RankingRow & { rank: number; persons: number; quota: number }

function rankedOnly(rows: readonly RankingRow[]): Ranked[] {
  return rows.filter((row): row is Ranked => row.rank !== null).sort((a, b) => a.rank - b.rank)
}

/** The first `places` of a ranking, widened so that a tie at the edge stays whole (R10). */
export function firstPlaces(rows: readonly RankingRow[], places = 3): RankingRow[] {
  return rankedOnly(rows).filter((row) => row.rank <= places)
}

/** The last `places` of a ranking, best of them first, widened so that a tie at the edge stays whole (R10). */
export function lastPlaces(rows: readonly RankingRow[], places = 3): RankingRow[] {
  const ranked = rankedOnly(rows)
  const edge = ranked[Math.max(0, ranked.length - places)]
  return edge ? ranked.filter((row) => row.rank >= edge.rank) : []
}

/**
 * Everyone at the lowest rate. Nobody when all ranked divisions tie (one alone does too), and never a division at or
 * above 100 %.
 * // R16, Pingli §8(5)
 */
export function lastPlace(rows: readonly RankingRow[]): RankingRow[] {
  const ranked = rankedOnly(rows)
  const lowest = ranked[ranked.length - 1]
  if (!lowest || lowest.rank === 1 || lowest.persons >= lowest.quota) return []
  return ranked.filter((row) => row.rank === lowest.rank)
}
