import type { KeyboardEvent } from 'react'
import { cellKey, type EntryRow } from '@/domain/progress/entry-sheet'
import { isBlock, readBlock } from '@/domain/progress/entry-sheet-paste'
import type { CellView } from '@/domain/progress/entry-sheet-view'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import classes from './entry-cell.module.css'

/** What a person may do with one cell. */
export interface CellActs {
  type: (row: EntryRow, text: string) => void
  paste: (row: EntryRow, block: string[][]) => void
  restore: (row: EntryRow) => void
  keepMine: (row: EntryRow) => void
  giveReason: (row: EntryRow, reason: string) => void
  /** Gives this row's reason to every row of the sheet that still asks for one. */
  giveReasonToAll: (reason: string) => void
}

export function messageId(row: EntryRow): string {
  return `message-${cellKey(row)}`
}

/** The cell itself: typing replaces, Esc restores, a copied column spreads downwards. */
export function CellInput({ row, cell, asOf, disabled, acts }: { row: EntryRow; cell: CellView; asOf: PlainDate; disabled: boolean; acts: CellActs }) {
  function restore(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    const input = event.currentTarget
    acts.restore(row)
    requestAnimationFrame(() => input.select())
  }

  return (
    <input
      className={classes.input}
      data-stop="cell"
      inputMode="numeric"
      autoComplete="off"
      enterKeyHint="next"
      aria-label={`${row.name} ${monthDay(asOf)}累计人数`}
      aria-invalid={cell.state === 'failed' || cell.state === 'changed' || undefined}
      aria-describedby={cell.sentences.length > 0 ? messageId(row) : undefined}
      data-state={cell.state}
      disabled={disabled}
      value={cell.text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => acts.type(row, event.currentTarget.value)}
      onKeyDown={restore}
      onPaste={(event) => {
        const block = readBlock(event.clipboardData.getData('text/plain'))
        if (!isBlock(block)) return
        event.preventDefault()
        acts.paste(row, block)
      }}
    />
  )
}
