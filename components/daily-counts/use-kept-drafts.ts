'use client'

import { useEffect, useRef } from 'react'
import { useUnloadWarning } from '@/components/hooks/use-unload-warning'
import type { DraftAct, SheetDrafts } from '@/domain/progress/entry-sheet-drafts'

function readKept(place: string): SheetDrafts | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as SheetDrafts | null
    return kept && typeof kept.cells === 'object' && Object.keys(kept.cells).length > 0 ? kept : null
  } catch {
    return null
  }
}

function keep(place: string, drafts: SheetDrafts): void {
  try {
    if (Object.keys(drafts.cells).length === 0) sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, JSON.stringify(drafts))
  } catch {
    // A full or forbidden storage keeps nothing; what was typed is still on the page.
  }
}

/**
 * Keeps what was typed and not saved while its tab is open, so that opening another page, a reload or signing in again loses
 * nothing, and warns before the tab goes. `place` names account, sheet and day.
 */
export function useKeptDrafts(place: string, drafts: SheetDrafts, unsaved: number, act: (step: DraftAct) => void): void {
  const loaded = useRef(false)

  useEffect(() => {
    if (!loaded.current) {
      loaded.current = true
      const kept = readKept(place)
      if (kept) {
        act({ act: 'recover', drafts: kept })
        return
      }
    }
    keep(place, drafts)
  }, [place, drafts, act])

  useUnloadWarning(unsaved > 0)
}
