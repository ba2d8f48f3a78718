import { formatThousands } from '@/domain/numbers/format'
import { paceStateLabels } from '@/domain/progress/print-pace'
import type { Overview, OverviewRow } from '@/domain/progress/overview'
import { momentText, type CellText } from './row-text'

/*
 * Cells on paper: no hover, so unknown is a dash that the notes below the table explain.
 */

export const plain = (cell: CellText) => cell.text ?? '—'
export const persons = (value: number | null) => (value === null ? '—' : formatThousands(value))

/** The milestones with what is missing, as one note. */
export function milestonesText(milestones: Overview['milestones']): string {
  return milestones.map(({ dueOn, persons, gapPersons }) => `节点 ${dueOn}：应达 ${formatThousands(persons)} 人，${gapPersons > 0 ? `还差 ${formatThousands(gapPersons)} 人` : '已达'}。`).join('')
}

export function gapText({ pace }: Pick<OverviewRow, 'pace'>): string {
  if (!pace) return '—'
  const word = pace.gapPersons > 0 ? '差' : pace.gapPersons < 0 ? '多' : ''
  return `${paceStateLabels[pace.state].sign} ${word} ${formatThousands(Math.abs(pace.gapPersons))}`
}

export function reportText(row: Pick<OverviewRow, 'reportedFor' | 'hour' | 'reporting'>): string {
  const moment = momentText(row.reportedFor, row.hour).text ?? '尚无上报'
  return row.reporting === 'carried' ? `${moment} 沿用` : moment
}
