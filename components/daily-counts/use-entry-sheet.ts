'use client'

import { useMemo, useReducer, useState } from 'react'
import { useLiveRead } from '@/components/hooks/use-live-read'
import { cellKey, type EntryGroup, type EntrySheet } from '@/domain/progress/entry-sheet'
import { changeDrafts, noDrafts, type SentCells, type SheetDrafts } from '@/domain/progress/entry-sheet-drafts'
import { placeBlock } from '@/domain/progress/entry-sheet-paste'
import { saveLabel, unsavedCount, viewSheet, type SheetView } from '@/domain/progress/entry-sheet-view'
import { useKeptDrafts } from './use-kept-drafts'
import { useSaveCounts } from './use-save-counts'

/** What the last paste did, and the drafts as they were before it. */
export interface Pasted {
  filled: number
  notes: string[]
  before: SheetDrafts
}

function sentOf(drafts: SheetDrafts, view: SheetView): SentCells {
  return Object.fromEntries(Object.entries(drafts.cells).filter(([key]) => view.cells.get(key)?.toSave))
}

/** The sheet at work: what the server has, what was typed over it, and the acts of the person. `place` names the account. */
export function useEntrySheet(path: string, initial: EntrySheet, place: string) {
  const live = useLiveRead<EntrySheet>(path, initial)
  const sheet = live.data
  const [drafts, act] = useReducer(changeDrafts, noDrafts)
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const view = useMemo(() => viewSheet(sheet, drafts), [sheet, drafts])
  const unsaved = unsavedCount(view)
  useKeptDrafts(`yingbao:counts:${place}:${path}`, drafts, unsaved, act)
  const saver = useSaveCounts(path, act)
  const label = view.hour.sentence === null ? saveLabel(sheet, view) : null

  function save() {
    if (label === null || saver.saving) return
    const cells = [...view.cells.values()].flatMap((cell) => cell.toSave ?? [])
    setPasted(null)
    saver.save({ campaign: sheet.campaignId, asOf: sheet.asOf, series: sheet.series, coverageGroup: sheet.coverageGroup, cells }, sentOf(drafts, view))
  }

  function paste(group: EntryGroup, key: string, block: string[][]) {
    const startIndex = group.rows.findIndex((row) => cellKey(row) === key)
    const { fills, notes } = placeBlock(block, { rows: group.rows, startIndex, place: sheet.place, asOf: sheet.asOf })
    setPasted({ filled: fills.length, notes, before: drafts })
    act({ act: 'type', cells: fills })
  }

  function undoPaste() {
    if (pasted) act({ act: 'reload', drafts: pasted.before })
    setPasted(null)
  }

  return { live, sheet, view, unsaved, found: drafts.recovered && unsaved > 0, label, save, saver, act, paste, pasted, undoPaste }
}

export type EntryDeskState = ReturnType<typeof useEntrySheet>
