import { formatPercent } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'

/** What ranking needs to know of a division; a DivisionTotal is one. Quota and count in persons. */
export interface RankingInput {
  divisionCode: string
  name: string
  position: number
  quota: number | null
  count: { persons: number } | null
}

export type UnrankedReason = 'noQuota' | 'neverReported'
export const unrankedReasonLabels: Record<UnrankedReason, string> = { noQuota: '未下达任务数', neverReported: '尚无上报' }

/** One line of the ranking. Persons and quota are the exact rate; `rateText` is that rate in print. Safe as JSON. */
export interface RankingRow {
  divisionCode: string
  name: string
  position: number
  quota: number | null
  persons: number | null
  /** 1, 2, 2, 4; null with the reason beside it when the division cannot be ranked. */
  rank: number | null
  unrankedReason: UnrankedReason | null
  /** "69.78%", "100.30%"; null when unranked. */
  rateText: string | null
}

interface Rated {
  persons: number
  quota: number
}

/** Higher completion rate first; zero only for exactly equal rates. */
function compareRates(a: Rated, b: Rated): number {
  const [left, right] = [BigInt(a.persons) * BigInt(b.quota), BigInt(b.persons) * BigInt(a.quota)]
  return left > right ? -1 : left < right ? 1 : 0
}

function compareInTable(a: RankingInput, b: RankingInput): number {
  return a.position - b.position || (a.divisionCode < b.divisionCode ? -1 : a.divisionCode > b.divisionCode ? 1 : 0)
}

function unrankedReason(total: RankingInput): UnrankedReason | null {
  // A quota of zero has no rate either: nothing can be divided by it.
  if (total.quota === null || total.quota <= 0) return 'noQuota'
  return total.count === null ? 'neverReported' : null
}

function toRow(total: RankingInput, rank: number | null): RankingRow {
  const { divisionCode, name, position, quota } = total
  const persons = total.count?.persons ?? null
  const rateText = rank !== null && quota && persons !== null ? formatPercent(fraction(persons, quota)) : null
  return { divisionCode, name, position, quota, persons, rank, unrankedReason: unrankedReason(total), rateText }
}

/**
 * Ranks divisions by enrolled ÷ quota, highest first, by exact cross-multiplication; equal rates share a rank (1, 2, 2,
 * 4) and keep quota-table order. Divisions without quota or without any report follow unranked with the reason, in
 * quota-table order. More than 100 % is kept. Does not change its argument.
 * // R10
 */
export function rankDivisions(totals: readonly RankingInput[]): RankingRow[] {
  const inTable = [...totals].sort(compareInTable)
  const rated = inTable
    .flatMap((total) => (total.quota && total.quota > 0 && total.count ? [{ total, quota: total.quota, persons: total.count.persons }] : []))
    .sort(compareRates)
  let rank = 0
  const ranked = rated.map((entry, index) => {
    const above = rated[index - 1]
    if (!above || compareRates(above, entry) !== 0) rank = index + 1
    return toRow(entry.total, rank)
  })
  return [...ranked, ...inTable.filter((total) => unrankedReason(total) !== null).map((total) => toRow(total, null))]
}

/**
 * Ranks gained since an earlier ranking, by division code: 2 is ▲2, -1 is ▼1, 0 no change; null when unranked in either
 * ranking or not in the earlier one.
 */
export function rankMovements(rows: readonly RankingRow[], earlier: readonly RankingRow[]): Map<string, number | null> {
  const before = new Map(earlier.map((row) => [row.divisionCode, row.rank]))
  return new Map(
    rows.map((row) => {
      const rankBefore = before.get(row.divisionCode) ?? null
      return [row.divisionCode, row.rank === null || rankBefore === null ? null : rankBefore - row.rank]
    }),
  )
}

/** ▲2, ▼1, – for no change, nothing when there is no earlier rank to compare with. */
export function formatMovement(movement: number | null): string {
  if (movement === null) return ''
  if (movement === 0) return '–'
  return movement > 0 ? `▲${movement}` : `▼${-movement}`
}
