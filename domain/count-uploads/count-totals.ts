import type { CountLine } from '@/domain/count-uploads/count-table'
import { formatThousands } from '@/domain/numbers/format'

/** A line that says it is a sum: what it reads, and how many lines stand above it. Never taken over as a count. */
export interface TotalRow {
  row: number
  /** Persons; null when blank, anything else when unreadable. */
  read: unknown
  after: number
}

const sumOf = (lines: readonly CountLine[]) => lines.reduce((sum, line) => sum + line.persons, 0)

/**
 * Compares every sum with the lines it may be of: those since the sum before it, or all above. A difference is named and
 * hinders nothing (R2): each count stands for itself.
 */
export function proveTotals(totals: readonly TotalRow[], lines: readonly CountLine[]): string[] {
  return totals.flatMap(({ row, read, after }, index) => {
    if (typeof read !== 'number') return read === null ? [] : [`第${row}行像是合计，读不出人数，没有核对。`]
    const since = totals[index - 1]?.after ?? 0
    const sums = [sumOf(lines.slice(since, after)), sumOf(lines.slice(0, after))]
    if (sums.includes(read) || after === 0) return []
    const [block, all] = sums as [number, number]
    const sum = Math.abs(read - all) <= Math.abs(read - block) ? all : block
    return [`第${row}行合计写着 ${formatThousands(read)} 人，与上面各行之和 ${formatThousands(sum)} 人相差 ${formatThousands(Math.abs(read - sum))} 人。合计不导入，请核对是否漏了行。`]
  })
}
