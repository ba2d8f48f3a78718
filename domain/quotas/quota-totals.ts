import { columnPlace, type RowProblem } from '@/domain/imports/row-problem'
import { formatThousands } from '@/domain/numbers/format'
import type { QuotaLine } from '@/domain/quotas/quota-lines'
import type { QuotaColumns } from '@/domain/quotas/quota-rows'
import type { QuotaSheet, QuotaTableContext } from '@/domain/quotas/quota-table'

/** Proves 合计 against the lines, column by column (R2): a difference is named, never mended. */
export function proveTotal(totals: QuotaLine[], lines: QuotaLine[], found: QuotaSheet, columns: QuotaColumns, context: QuotaTableContext): RowProblem[] {
  const [total, second] = totals
  if (!total) return []
  const sheet = found.sheet.name
  if (second) {
    const sentence = `第${total.row}行和第${second.row}行都是合计，无法确定用哪一行，请只保留一行。`
    return [{ sheet, row: second.row, column: null, read: '两行合计', expected: '一行合计', sentence }]
  }
  const unit = context.level === 'village' ? '各村（社区）' : '各镇'
  return [columns.quota, ...columns.milestones].flatMap((column): RowProblem[] => {
    const stated = total.cells.get(column.index) ?? null
    const parts = lines.map((line) => line.cells.get(column.index) ?? null)
    // A column with an unreadable cell is already named; its sum would only repeat that.
    if (stated === null || parts.length === 0 || parts.includes(null)) return []
    const sum = parts.reduce<number>((before, part) => before + (part ?? 0), 0)
    if (sum === stated) return []
    const apart = `${stated > sum ? '多' : '少'}${formatThousands(Math.abs(stated - sum))}`
    const place = columnPlace(column.index, column.heading)
    const sentence = `第${total.row}行合计的“${column.heading}”是${formatThousands(stated)}，${unit}相加是${formatThousands(sum)}，合计${apart}，请核对。`
    return [{ sheet, row: total.row, column: place, read: formatThousands(stated), expected: formatThousands(sum), sentence }]
  })
}
