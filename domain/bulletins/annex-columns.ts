import { formatThousands } from '@/domain/numbers/format'
import type { AnnexGroup, AnnexRow, BulletinContent } from './bulletin-content'

/** How a column is written: words, persons, a rate, persons missing to the milestone. */
export type AnnexColumnKind = 'words' | 'persons' | 'rate' | 'missing'

/** One column of the annex, the same in every form. `Row` is a line of the annex or of a must-cover group's table. */
export interface AnnexColumn<Row> {
  key: string
  /** With its unit: 任务数（人）. */
  heading: string
  kind: AnnexColumnKind
  /** The number where there is one, so that a workbook can hold it; null is unknown. */
  value: (row: Row) => string | number | null
}

/** A line of a must-cover group's table. */
export type AnnexGroupRow = AnnexGroup['rows'][number]

/** An A4 page has room for two. More are never added up, for one person may belong to several: each has its own table (R18). */
const mostGroupColumns = 2

function remainderColumns({ groups }: BulletinContent): AnnexColumn<AnnexRow>[] {
  if (groups.length > mostGroupColumns) return []
  return groups.map(({ name }, index) => ({ key: `remainder-${index}`, heading: `${name}未参保（人）`, kind: 'persons', value: (row) => row.remainders[index] ?? null }))
}

/**
 * The columns of the annex (R14), the same for page, print, .docx, .xlsx and picture. Ranks and their moves are left out where
 * the campaign does not print them (R17), and what is held against the bulletin before where there is none.
 */
export function annexColumns(content: BulletinContent): AnnexColumn<AnnexRow>[] {
  const { ranksPrinted, hasPrevious, milestoneText, townWord } = content
  const ranks: AnnexColumn<AnnexRow>[] = ranksPrinted ? [{ key: 'rank', heading: '名次', kind: 'words', value: (row) => row.rank }] : []
  const moves: AnnexColumn<AnnexRow>[] = ranksPrinted && hasPrevious ? [{ key: 'movement', heading: '升降', kind: 'words', value: (row) => row.movement }] : []
  const gains: AnnexColumn<AnnexRow>[] = hasPrevious ? [{ key: 'increase', heading: '较上期增减（人）', kind: 'persons', value: (row) => row.increase }] : []
  const milestones: AnnexColumn<AnnexRow>[] = milestoneText ? [{ key: 'milestone', heading: `距${milestoneText}节点（人）`, kind: 'missing', value: (row) => row.toMilestone }] : []
  return [
    ...ranks,
    { key: 'name', heading: townWord, kind: 'words', value: (row) => row.name },
    { key: 'quota', heading: '任务数（人）', kind: 'persons', value: (row) => row.quota },
    { key: 'persons', heading: '已参保（人）', kind: 'persons', value: (row) => row.persons },
    { key: 'rate', heading: '完成率', kind: 'rate', value: (row) => row.rateText },
    ...gains,
    ...moves,
    { key: 'pace', heading: '序时进度（百分点）', kind: 'words', value: (row) => row.pace },
    ...milestones,
    ...remainderColumns(content),
    { key: 'note', heading: '备注', kind: 'words', value: (row) => row.note },
  ]
}

/** The columns of a must-cover group's own table (R18). */
export function groupColumns({ townWord }: BulletinContent): AnnexColumn<AnnexGroupRow>[] {
  return [
    { key: 'name', heading: townWord, kind: 'words', value: (row) => row.name },
    { key: 'quota', heading: '任务数（人）', kind: 'persons', value: (row) => row.quota },
    { key: 'persons', heading: '已参保（人）', kind: 'persons', value: (row) => row.persons },
    { key: 'rate', heading: '完成率', kind: 'rate', value: (row) => row.rateText },
    { key: 'remaining', heading: '未参保（人）', kind: 'persons', value: (row) => row.remaining },
  ]
}

/** A group's total as a line of its table. */
export function groupTotal(group: AnnexGroup): AnnexGroupRow {
  return { name: '合计', ...group.total }
}

/** What a cell prints: 48,000; — for unknown; 超 193 where a milestone is passed. */
export function cellText<Row>({ kind, value }: AnnexColumn<Row>, row: Row): string {
  const found = value(row)
  if (found === null) return '—'
  if (typeof found === 'string') return found
  return kind === 'missing' && found < 0 ? `超 ${formatThousands(-found)}` : formatThousands(found)
}
