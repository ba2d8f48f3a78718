import type { PrintedMilestone } from '@/domain/quotas/quota'
import type { QuotaTableRow } from '@/domain/quotas/quota-table'
import { addDays, monthDay, type PlainDate } from '@/domain/time/plain-date'

/** A rectangle of merged cells, counted from 0 within `rows` of the form. */
export interface FormMerge {
  startRow: number
  startColumn: number
  endRow: number
  endColumn: number
}

/** Annex 1 ready to be written: words above the headings, headings with line breaks, lines, and what is merged. */
export interface QuotaForm {
  attachment: string
  title: string
  unitLine: string
  headings: string[]
  rows: (string | number | null)[][]
  merges: FormMerge[]
}

export interface QuotaFormInput {
  /** 平利县 */
  parentName: string
  coverageYear: number
  /** What the table is called beside the usual one: 本级任务, 一般脱贫户; '' or nothing for the usual. */
  ledger?: string
  /** The heading over the divisions: 镇 unless said otherwise. */
  divisionHeading?: string
  rows: readonly QuotaTableRow[]
  county: { persons: number; milestones: PrintedMilestone[] } | null
}

/** 12月1日—25日 within a month, 11月1日—12月25日 across; the first span's start is left out: 11月30日前. */
export function spanHeading(before: PlainDate | undefined, dueOn: PlainDate): string {
  if (!before) return `${monthDay(dueOn)}前\n需完成人数`
  const from = addDays(before, 1)
  const sameMonth = from.slice(0, 7) === dueOn.slice(0, 7)
  const until = sameMonth ? `${Number(dueOn.slice(8))}日` : monthDay(dueOn)
  return `${monthDay(from)}—${until}\n需完成人数`
}

function instalments(milestones: readonly PrintedMilestone[], dueDates: readonly PlainDate[]): number[] {
  const persons = dueDates.map((dueOn) => milestones.find((milestone) => milestone.dueOn === dueOn)?.persons ?? 0)
  return persons.map((value, index) => value - (persons[index - 1] ?? 0))
}

/** Milestones that every line prints: a column with holes would not be readable again. */
function sharedDueDates(input: QuotaFormInput): PlainDate[] {
  const lines = [...input.rows.map((row) => row.milestones), ...(input.county ? [input.county.milestones] : [])]
  const [first = [], ...others] = lines.map((milestones) => milestones.map((milestone) => milestone.dueOn))
  return first.filter((dueOn) => others.every((dates) => dates.includes(dueOn))).sort()
}

/**
 * The form of Pingli's annex 1 from stored quotas, in the notice's order, with the county's own number as 合 计 (R3).
 * Persons throughout; the columns after the first milestone print the instalment, as the notice does.
 */
export function quotaTableRows(input: QuotaFormInput): QuotaForm {
  const dueDates = sharedDueDates(input)
  const ordered = [...input.rows].sort((a, b) => a.position - b.position)
  const lines: QuotaForm['rows'] = ordered.map((row) => [
    row.position,
    row.name,
    row.persons,
    ...instalments(row.milestones, dueDates),
    row.remark || null,
  ])
  const merges: FormMerge[] = []
  if (input.county) {
    merges.push({ startRow: lines.length, startColumn: 0, endRow: lines.length, endColumn: 1 })
    lines.push(['合 计', null, input.county.persons, ...instalments(input.county.milestones, dueDates), null])
  }
  return {
    attachment: '附件1',
    title: `${input.parentName}${input.coverageYear}年城乡居民医疗保险参保计划任务表${input.ledger ? `（${input.ledger}）` : ''}`,
    unitLine: '单位：人',
    headings: ['序号', input.divisionHeading ?? '镇', '任务数', ...dueDates.map((dueOn, index) => spanHeading(dueDates[index - 1], dueOn)), '备注'],
    rows: lines,
    merges,
  }
}
