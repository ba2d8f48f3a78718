import { cellKey, type CellNow, type CellProblem, type EntryRow } from '@/domain/progress/entry-sheet'

/** What a person typed into one cell and has not saved. */
export interface CellDraft {
  text: string
  reason: string
  /** The revision the cell had when typing began; 0 when it was empty. */
  baseRevision: number
  /** Why the server refused it, until it is typed again. */
  refused: string[]
}

/** All that was typed into a sheet, by cell key. `hourText` is null until the hour is touched. */
export interface SheetDrafts {
  cells: Record<string, CellDraft>
  hourText: string | null
  /** Found again on this device after the page had been left. */
  recovered: boolean
}

export const noDrafts: SheetDrafts = { cells: {}, hourText: null, recovered: false }

/** Cells as they were sent, so that what was typed while they travelled is kept. */
export type SentCells = Record<string, Pick<CellDraft, 'text' | 'reason'>>

export type DraftAct =
  | { act: 'type'; cells: readonly { row: EntryRow; text: string }[] }
  | { act: 'giveReason'; keys: readonly string[]; reason: string }
  | { act: 'restore'; key: string }
  | { act: 'keepMine'; row: EntryRow }
  | { act: 'setHour'; text: string }
  | { act: 'saved'; sent: SentCells; saved: readonly CellNow[] }
  | { act: 'refused'; sent: SentCells; problems: readonly CellProblem[] }
  | { act: 'reload'; drafts: SheetDrafts }
  | { act: 'recover'; drafts: SheetDrafts }

function type(drafts: SheetDrafts, row: EntryRow, text: string): CellDraft {
  const before = drafts.cells[cellKey(row)]
  return { text, reason: before?.reason ?? '', baseRevision: before?.baseRevision ?? row.stored?.revision ?? 0, refused: [] }
}

function change(drafts: SheetDrafts, changes: Record<string, CellDraft | null>): SheetDrafts {
  const cells = Object.entries({ ...drafts.cells, ...changes }).filter((entry): entry is [string, CellDraft] => entry[1] !== null)
  return { ...drafts, cells: Object.fromEntries(cells) }
}

function giveReason(drafts: SheetDrafts, keys: readonly string[], reason: string): SheetDrafts {
  const given = keys.flatMap((key): [string, CellDraft][] => (drafts.cells[key] ? [[key, { ...drafts.cells[key], reason, refused: [] }]] : []))
  return change(drafts, Object.fromEntries(given))
}

/** Saved cells are drafts no longer, unless something else was typed while they travelled: that stays, on the new revision. */
function settle(drafts: SheetDrafts, sent: SentCells, saved: readonly CellNow[]): SheetDrafts {
  const revisions = new Map(saved.map((cell) => [cellKey(cell), cell.stored?.revision]))
  const settled = Object.entries(sent).flatMap(([key, was]): [string, CellDraft | null][] => {
    const draft = drafts.cells[key]
    if (!draft) return []
    if (draft.text === was.text) return [[key, null]]
    return [[key, { ...draft, reason: '', baseRevision: revisions.get(key) ?? draft.baseRevision }]]
  })
  return change(drafts, Object.fromEntries(settled))
}

/** The sentences of a refusal go to the cells that still hold what was sent. */
function mark(drafts: SheetDrafts, sent: SentCells, problems: readonly CellProblem[]): SheetDrafts {
  const marked = Object.entries(drafts.cells).flatMap(([key, draft]): [string, CellDraft][] => {
    const refused = problems.filter((problem) => cellKey(problem) === key).map((problem) => problem.sentence)
    const same = sent[key]?.text === draft.text && sent[key]?.reason === draft.reason
    return refused.length > 0 && same ? [[key, { ...draft, refused }]] : []
  })
  return change(drafts, Object.fromEntries(marked))
}

/** The next state of what is typed. Pure; the stored sheet is never part of it, so a poll cannot overwrite a typed cell. */
export function changeDrafts(drafts: SheetDrafts, step: DraftAct): SheetDrafts {
  switch (step.act) {
    case 'type':
      return change(drafts, Object.fromEntries(step.cells.map(({ row, text }) => [cellKey(row), type(drafts, row, text)])))
    case 'giveReason':
      return giveReason(drafts, step.keys, step.reason)
    case 'restore':
      return change(drafts, { [step.key]: null })
    case 'keepMine': {
      const draft = drafts.cells[cellKey(step.row)]
      return draft ? change(drafts, { [cellKey(step.row)]: { ...draft, baseRevision: step.row.stored?.revision ?? 0, refused: [] } }) : drafts
    }
    case 'setHour':
      return { ...drafts, hourText: step.text }
    case 'saved':
      return settle(drafts, step.sent, step.saved)
    case 'refused':
      return mark(drafts, step.sent, step.problems)
    case 'reload':
      return step.drafts
    case 'recover':
      return { ...noDrafts, ...step.drafts, recovered: true }
  }
}
