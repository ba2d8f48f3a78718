import type { NeighbourCount } from '@/domain/progress/check-count'
import { cellKey, type DayCell, type EntryRow } from '@/domain/progress/entry-sheet'
import { codeLength } from '@/domain/divisions/division'

/** A cell that is to be saved, and what the database knows of it. */
export interface WantedCell {
  cell: DayCell
  row: EntryRow
}

/** One code that holds all cells: the town when they are of one town, else the county. */
export function commonCode(cells: readonly Pick<DayCell, 'divisionCode'>[]): string {
  const towns = new Set(cells.map((cell) => cell.divisionCode.slice(0, codeLength.town)))
  return towns.size === 1 ? [...towns][0]! : cells[0]!.divisionCode.slice(0, codeLength.county)
}

function valueOf(cell: DayCell | undefined): NeighbourCount | null {
  return cell && cell.persons !== null ? { persons: cell.persons, reportedFor: cell.asOf } : null
}

/** Of the stored and the sent day before the nearer one; on the same day the sent one, which is about to replace the other. */
function previousOf(stored: NeighbourCount | null, sent: NeighbourCount | null): NeighbourCount | null {
  return stored && sent && sent.reportedFor < stored.reportedFor ? stored : (sent ?? stored)
}

/** The stored day after, unless the file has a nearer one: a fall inside the file is told once, where it falls. */
function nextOf(stored: NeighbourCount | null, sent: NeighbourCount | null): NeighbourCount | null {
  return stored && (!sent || stored.reportedFor < sent.reportedFor) ? stored : null
}

/**
 * Holds each day of a file against the days beside it in the same file (R6): the whole file is saved at once, so a value is
 * a fall or a leap against what the file says of the day before, not against what it is about to replace. Order is kept.
 */
export function withOwnNeighbours(wanted: readonly WantedCell[]): WantedCell[] {
  const days = new Map<string, WantedCell[]>()
  for (const one of wanted) {
    const line = days.get(cellKey(one.cell))
    if (line) line.push(one)
    else days.set(cellKey(one.cell), [one])
  }
  if (days.size === wanted.length) return [...wanted]
  const rows = new Map<DayCell, EntryRow>()
  for (const line of days.values()) {
    const ordered = [...line].sort((a, b) => (a.cell.asOf < b.cell.asOf ? -1 : 1))
    ordered.forEach(({ cell, row }, index) => {
      const before = ordered.slice(0, index).findLast((one) => one.cell.persons !== null)
      const after = ordered.slice(index + 1).find((one) => one.cell.persons !== null)
      rows.set(cell, { ...row, previous: previousOf(row.previous, valueOf(before?.cell)), next: nextOf(row.next, valueOf(after?.cell)) })
    })
  }
  return wanted.map(({ cell }) => ({ cell, row: rows.get(cell)! }))
}
