import type { FormMerge } from '@/domain/quotas/quota-table-form'

/** What a written cell may hold. Text stays text, whatever it begins with; codes and resident IDs are given as text. */
export type WrittenValue = string | number | null

/** `indented` is left with one sign's room before it. */
export type ColumnAlignment = 'center' | 'right' | 'indented'

/** A table to be written: words above, headings, rows, what is merged. Merges count from the first row below the headings. */
export interface TableForm {
  sheetName: string
  /** A line above the title, 附件1. */
  attachment?: string
  title?: string
  unitLine?: string
  /** Lines between title and table, at the left: what the numbers rest on. */
  basisLines?: readonly string[]
  /** Lines below the table. */
  notes?: readonly string[]
  /** A line at the very top, in red, and in the print's header: 演示数据. */
  note?: string
  headings: readonly string[]
  rows: readonly (readonly WrittenValue[])[]
  merges?: readonly FormMerge[]
  /** Characters per column; fitted to the content where left out. */
  columnWidths?: readonly number[]
  /** Per column, where a right-aligned number would touch the text beside it; numbers right and text left where left out. */
  alignments?: readonly (ColumnAlignment | undefined)[]
  /** Excel number formats per column, '#,##0'; General where left out. */
  numberFormats?: readonly (string | undefined)[]
}

/** The lines above the headings, top to bottom. */
export function linesAbove(form: TableForm): { kind: 'note' | 'attachment' | 'title' | 'basis' | 'unit'; text: string }[] {
  const lines = [
    { kind: 'note' as const, text: form.note },
    { kind: 'attachment' as const, text: form.attachment },
    { kind: 'title' as const, text: form.title },
    ...(form.basisLines ?? []).map((text) => ({ kind: 'basis' as const, text })),
    { kind: 'unit' as const, text: form.unitLine },
  ]
  return lines.flatMap(({ kind, text }) => (text ? [{ kind, text }] : []))
}
