import type { RowProblem } from '@/domain/imports/row-problem'
import { formatThousands } from '@/domain/numbers/format'
import type { PrintedMilestone } from '@/domain/quotas/quota'
import type { QuotaTableReading, QuotaTableRow } from '@/domain/quotas/quota-table'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'

/** What one entry of the ledger fixes for a division; persons throughout, milestones cumulative (R2, R3). */
export interface QuotaFigures {
  persons: number
  position: number
  milestones: PrintedMilestone[]
  remark: string
}

/** A division and its quota on the day an import takes effect; `later` is an entry that already waits behind that day. */
export interface QuotaKnown {
  divisionCode: string
  name: string
  figures: QuotaFigures | null
  later: { effectiveFrom: PlainDate; persons: number | null } | null
}

export const quotaImportStates = ['new', 'changed', 'same', 'missing'] as const
export type QuotaImportState = (typeof quotaImportStates)[number]
export const quotaImportLabels: Record<QuotaImportState, { label: string; meaning: string }> = {
  new: { label: '新下达', meaning: '原来没有任务数，导入后有' },
  changed: { label: '有变更', meaning: '与现在的任务数不同，导入后按表中的数' },
  same: { label: '相同', meaning: '与现在的任务数相同，不记新账' },
  missing: { label: '表中没有', meaning: '表中没有这一行，保持现在的任务数' },
}

export interface QuotaImportLine {
  divisionCode: string
  name: string
  state: QuotaImportState
  before: QuotaFigures | null
  after: QuotaFigures | null
}

/** What an import would do, before anything is done. */
export interface QuotaComparison {
  /** In the notice's order, those the table does not name last. */
  lines: QuotaImportLine[]
  /** The parent's own quota from 合计; null where the table is not the place to set it, or has none. */
  total: QuotaImportLine | null
  warnings: string[]
}

/** A preview as the browser gets it: what was read, and what would change from which day. */
export interface QuotaPreview extends QuotaComparison {
  fileName: string
  sheet: string
  headingRow: number
  titles: string[]
  parentName: string
  effectiveFrom: PlainDate
  /** The persons of all lines of the table together, and its own 合计 where it has one: proved equal. */
  sum: number
  statedTotal: number | null
  /** Where the table's numbers part from the quotas of the other kind, a sentence each (R2). */
  kindGaps: string[]
  /** What must be answered before the table is entered: it names another year. */
  yearQuestion: string | null
  /** Which state of the ledger this preview was held against; a confirmed import must find the same. */
  fingerprint: string
}

type Reading = Extract<QuotaTableReading, { ok: true }>

const figuresOf = ({ persons, position, milestones, remark }: QuotaTableRow): QuotaFigures => ({ persons, position, milestones, remark })

function sameMilestones(a: readonly PrintedMilestone[], b: readonly PrintedMilestone[]): boolean {
  return a.length === b.length && a.every((one, index) => one.dueOn === b[index]?.dueOn && one.persons === b[index]?.persons)
}

/** The fields in which two entries differ, by their column names; empty when they are the same. */
export function changedFields(before: QuotaFigures | null, after: QuotaFigures): string[] {
  if (!before) return ['persons', 'position', ...(after.milestones.length > 0 ? ['milestones'] : []), ...(after.remark ? ['remark'] : [])]
  return [
    ...(before.persons === after.persons ? [] : ['persons']),
    ...(before.position === after.position ? [] : ['position']),
    ...(sameMilestones(before.milestones, after.milestones) ? [] : ['milestones']),
    ...(before.remark === after.remark ? [] : ['remark']),
  ]
}

/**
 * What a table leaves out it does not take away: without milestone columns the printed milestones of an unchanged quota
 * stay, and so does a remark.
 */
function withWhatIsKept(before: QuotaFigures | null, after: QuotaFigures): QuotaFigures {
  if (!before) return after
  const milestones = after.milestones.length === 0 && before.persons === after.persons ? before.milestones : after.milestones
  return { ...after, milestones, remark: after.remark || before.remark }
}

/** One division's new figures held against those in force. */
export function lineOf(known: Pick<QuotaKnown, 'divisionCode' | 'name' | 'figures'>, read: QuotaFigures): QuotaImportLine {
  const after = withWhatIsKept(known.figures, read)
  const state = known.figures === null ? 'new' : changedFields(known.figures, after).length > 0 ? 'changed' : 'same'
  return { divisionCode: known.divisionCode, name: known.name, state, before: known.figures, after }
}

/**
 * Holds a table that was read against the quotas in force (R2): what is new, changed, the same, or not in the table and
 * therefore left as it is. The parent's own number comes from 合计 where `setsTotal`; otherwise a difference is only named.
 */
export function compareQuotaTable(reading: Reading, known: readonly QuotaKnown[], parent: QuotaKnown, setsTotal: boolean): QuotaComparison {
  const read = reading.rows.map((row) => lineOf(known.find((one) => one.divisionCode === row.divisionCode) ?? { ...row, figures: null }, figuresOf(row)))
  const missing = known
    .filter((one) => one.figures !== null && !reading.rows.some((row) => row.divisionCode === one.divisionCode))
    .map((one): QuotaImportLine => ({ divisionCode: one.divisionCode, name: one.name, state: 'missing', before: one.figures, after: null }))
  const stated = reading.county && { ...reading.county, position: 0, remark: parent.figures?.remark ?? '' }
  const total = setsTotal && stated ? lineOf(parent, stated) : null
  return { lines: [...read, ...missing], total, warnings: [...readWarnings(reading.warnings, missing), ...totalWarning(stated, parent, setsTotal), ...laterWarnings([...read, ...(total ? [total] : [])], [...known, parent])] }
}

/** The reader warns that a division missing from the table has no quota; one that has a quota already keeps it. */
function readWarnings(warnings: readonly RowProblem[], missing: readonly QuotaImportLine[]): string[] {
  const kept = new Set(missing.map((line) => line.name))
  const others = warnings.filter((warning) => !(warning.row === null && warning.column === null && kept.has(warning.expected)))
  return [...others.map((warning) => warning.sentence), ...missing.map((line) => `表中没有${line.name}，它保持现在的任务数 ${formatThousands(line.before?.persons ?? 0)} 人。`)]
}

function totalWarning(stated: { persons: number } | null, parent: QuotaKnown, setsTotal: boolean): string[] {
  if (setsTotal || !stated || stated.persons === parent.figures?.persons) return []
  const own = parent.figures ? `是 ${formatThousands(parent.figures.persons)} 人` : '还没有下达'
  return [`表中合计 ${formatThousands(stated.persons)} 人，${parent.name}的任务数${own}。导入不改${parent.name}的任务数，差额会在页面上显示。`]
}

function laterWarnings(lines: readonly QuotaImportLine[], known: readonly QuotaKnown[]): string[] {
  return lines.flatMap((line) => {
    const later = known.find((one) => one.divisionCode === line.divisionCode)?.later
    if (!later || line.state === 'same') return []
    const then = later.persons === null ? '撤销任务' : `${formatThousands(later.persons)} 人`
    return [`${line.name}已有自${yearMonthDay(later.effectiveFrom)}起生效的调整（${then}），到那天仍按该调整执行。`]
  })
}

/** The lines that would be entered in the ledger. */
export function linesToEnter(comparison: Pick<QuotaComparison, 'lines' | 'total'>): (QuotaImportLine & { after: QuotaFigures })[] {
  const all = [...(comparison.total ? [comparison.total] : []), ...comparison.lines]
  return all.flatMap((line) => (line.after && (line.state === 'new' || line.state === 'changed') ? [{ ...line, after: line.after }] : []))
}

/** 新下达 11 个，有变更 0 个…: what the preview begins with. */
export function describeComparison(comparison: Pick<QuotaComparison, 'lines' | 'total'>, unit: string): string {
  const entered = linesToEnter(comparison)
  if (entered.length === 0) return '全部相同：表中的数与现在的任务数一致，没有需要导入的。'
  const count = (state: QuotaImportState) => comparison.lines.filter((line) => line.state === state).length
  const parts = quotaImportStates.flatMap((state) => (count(state) > 0 ? [`${quotaImportLabels[state].label} ${count(state)} 个${unit}`] : []))
  const total = comparison.total && comparison.total.state !== 'same' ? `；合计${quotaImportLabels[comparison.total.state].label}` : ''
  return `${parts.join('，')}${total}。`
}
