'use client'

import { useRouter } from 'next/navigation'
import { useDivisionWords } from '@/components/layout/division-words'
import { pathWith } from '@/components/ui/search-path'
import type { EntrySheet } from '@/domain/progress/entry-sheet'
import classes from './daily-counts.module.css'

/** Which sheet: the county's towns, or one town's. Kept in the URL. */
export function TownSelect({ sheet, search }: { sheet: EntrySheet; search: Record<string, string | undefined> }) {
  const router = useRouter()
  const words = useDivisionWords()
  if (sheet.towns.length === 0) return null
  return (
    <label className={classes.townSelect}>
      范围
      <select
        value={sheet.place.level === 'town' ? sheet.place.code : ''}
        onChange={(event) => router.push(pathWith('/daily-counts', { ...search, town: event.currentTarget.value || undefined }))}
      >
        <option value="">
          {words.whole}各{words.town}
        </option>
        {sheet.towns.map((town) => (
          <option key={town.code} value={town.code}>
            {town.name}
          </option>
        ))}
      </select>
    </label>
  )
}
