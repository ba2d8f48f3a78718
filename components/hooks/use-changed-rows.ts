'use client'

import { useEffect, useState } from 'react'

interface Counted {
  divisionCode: string
  persons: number | null
}

const nobody: ReadonlySet<string> = new Set()
const shownMs = 6_000

/**
 * The codes of rows whose number somebody has just changed, for a few seconds. `view` names what is looked at: another
 * day's numbers are no change.
 */
export function useChangedRows(view: string, rows: readonly Counted[]): ReadonlySet<string> {
  const [seen, setSeen] = useState({ view, rows })
  const [changed, setChanged] = useState(nobody)

  if (seen.rows !== rows || seen.view !== view) {
    const before = new Map(seen.rows.map((row) => [row.divisionCode, row.persons]))
    const differs = (row: Counted) => before.get(row.divisionCode) !== row.persons
    setSeen({ view, rows })
    setChanged(seen.view === view ? new Set(rows.filter(differs).map((row) => row.divisionCode)) : nobody)
  }

  useEffect(() => {
    if (changed.size === 0) return
    const timer = setTimeout(() => setChanged(nobody), shownMs)
    return () => clearTimeout(timer)
  }, [changed])

  return changed
}
