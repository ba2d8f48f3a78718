import type { Series } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { identityInReason } from '@/domain/imports/identity-numbers'
import type { CountLine } from '@/domain/count-uploads/count-table'
import { withOwnNeighbours } from '@/domain/progress/count-batch'
import { dayCellKey, type DayCell, type EntryRow } from '@/domain/progress/entry-sheet'
import { checkCell } from '@/domain/progress/entry-sheet-check'
import type { PlainDate } from '@/domain/time/plain-date'

export const previewStates = ['new', 'changed', 'needsReason', 'refused', 'same'] as const
export type PreviewState = (typeof previewStates)[number]
export const previewStateLabels: Record<PreviewState, { label: string; meaning: string }> = {
  new: { label: '新报', meaning: '这一天原来没有数' },
  changed: { label: '更正', meaning: '与已存的数不同，导入后按表中的数' },
  needsReason: { label: '要写原因', meaning: '写明原因后可以导入' },
  refused: { label: '不能导入', meaning: '要先在表里改正' },
  same: { label: '相同', meaning: '与已存的数相同，不再存' },
}

/** One row of a file beside what is stored: persons before and after, and what must be answered. */
export interface PreviewLine {
  row: number
  divisionCode: string
  name: string
  asOf: PlainDate
  state: PreviewState
  before: number | null
  after: number
  sentences: string[]
  reason: string
}

/** A file held against the counts, before anything is done. */
export interface CountComparison {
  lines: PreviewLine[]
  /** One for each line, those of unknown divisions too: saving tells of them. */
  cells: DayCell[]
}

/** The cell that a line means. An hour the file leaves out does not take away the stored one of an equal value. */
function cellOf(line: CountLine, stored: EntryRow['stored']): DayCell {
  const hour = line.hour ?? (stored && stored.persons === line.persons ? stored.hour : null)
  return { divisionCode: line.divisionCode, level: line.level, asOf: line.asOf, persons: line.persons, hour, reason: line.reason, baseRevision: stored?.revision ?? 0 }
}

/**
 * Holds what was read against what is stored (R6, R7, R22): each line is new, changed, the same, needs a reason or cannot be.
 * `reasonForAll` answers where a line has no reason of its own and one is asked for; elsewhere it is not kept.
 */
export function compareCounts(lines: readonly CountLine[], rows: ReadonlyMap<string, EntryRow>, rules: { workingDate: PlainDate; settingsOn: (asOf: PlainDate) => CampaignSettings; reasonForAll: string }): CountComparison {
  const wanted = lines.flatMap((line) => {
    const row = rows.get(dayCellKey(line))
    return row ? [{ line, row, cell: cellOf(line, row.stored) }] : []
  })
  const beside = withOwnNeighbours(wanted)
  const compared = wanted.map(({ line, row, cell }, index) => {
    const check = (reason: string) => checkCell(beside[index]!.row, { ...cell, reason }, { asOf: cell.asOf, workingDate: rules.workingDate, window: rules.settingsOn(cell.asOf) })
    const asked = check('')
    const needs = asked.outcome === 'needsReason'
    const reason = cell.reason || (needs ? rules.reasonForAll : '')
    const named = identityInReason(reason)
    const hasValue = row.stored !== null && row.stored.persons !== null
    const state: PreviewState =
      asked.outcome === 'unchanged' ? 'same' : asked.outcome === 'refused' || named ? 'refused' : needs && reason === '' ? 'needsReason' : hasValue ? 'changed' : 'new'
    const preview: PreviewLine = {
      row: line.row, divisionCode: line.divisionCode, name: line.name, asOf: line.asOf, state, before: row.stored?.persons ?? null, after: line.persons,
      sentences: [...asked.problems.map((problem) => problem.sentence), ...(named ? [`${line.name}：${named}`] : [])], reason,
    }
    return { preview, cell: { ...cell, reason } }
  })
  const unknown = lines.filter((line) => !rows.has(dayCellKey(line))).map((line) => cellOf(line, null))
  return { lines: compared.map((one) => one.preview), cells: [...compared.map((one) => one.cell), ...unknown] }
}

/** How many lines a preview shows; the rest is counted. */
export const shownLines = 200

/** A preview as the browser gets it. */
export interface CountPreview {
  fileName: string
  sheet: string
  headingRow: number
  series: Series
  coverageGroup: string
  days: PlainDate[]
  counts: Record<PreviewState, number>
  blankRows: number
  /** What changes or asks, those that ask first; `hidden` more of them are not shown. Lines that stay the same are counted only. */
  lines: PreviewLine[]
  hidden: number
  warnings: string[]
  /** Which state of the counts this was held against, and when: a confirmed import must find the same. */
  fingerprint: string
  seenAt: string
}

/** The lines worth looking at, those that ask first, and how many there are of each kind. */
export function summarise(lines: readonly PreviewLine[]): Pick<CountPreview, 'counts' | 'lines' | 'hidden' | 'days'> {
  const counts: Record<PreviewState, number> = { new: 0, changed: 0, needsReason: 0, refused: 0, same: 0 }
  for (const line of lines) counts[line.state] += 1
  const asks = lines.filter((line) => line.state === 'needsReason')
  const changes = lines.filter((line) => line.state === 'new' || line.state === 'changed')
  const shown = [...asks, ...changes].slice(0, shownLines)
  return { counts, lines: shown, hidden: asks.length + changes.length - shown.length, days: [...new Set(lines.map((line) => line.asOf))].sort() }
}

/** 新报 12 项，更正 3 项，要写原因 1 项，相同 136 项。 */
export function describeCounts(counts: CountPreview['counts']): string {
  const parts = previewStates.flatMap((state) => (counts[state] > 0 ? [`${previewStateLabels[state].label} ${counts[state]} 项`] : []))
  if (counts.new + counts.changed + counts.needsReason + counts.refused === 0) return '全部相同：表中的数与已存的一致，没有需要导入的。'
  return `${parts.join('，')}。`
}
