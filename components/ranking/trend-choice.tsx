'use client'

import { useRouter } from 'next/navigation'
import type { OverviewRow } from '@/domain/progress/overview'
import { useDivisionWords } from '@/components/layout/division-words'
import { pathWith } from '@/components/ui/search-path'
import type { ReaderReach } from './reach'

interface TrendChoiceProps {
  rows: readonly OverviewRow[]
  reach: ReaderReach
  town: string | null
  search: Record<string, string | undefined>
}

/** Whose days the chart draws: the county's, or those of a town the reader may look into. */
export function TrendChoice({ rows, reach, town, search }: TrendChoiceProps) {
  const router = useRouter()
  const { whole } = useDivisionWords()
  const towns = rows.filter((row) => reach.opensAll || row.divisionCode === reach.ownCode).sort((a, b) => a.position - b.position)
  return (
    <label className="no-print">
      看哪里{' '}
      <select value={town ?? ''} onChange={(event) => router.push(pathWith('/dashboard', { ...search, town: event.currentTarget.value || undefined }), { scroll: false })}>
        <option value="">{whole}</option>
        {towns.map((row) => (
          <option key={row.divisionCode} value={row.divisionCode}>
            {row.name}
          </option>
        ))}
      </select>
    </label>
  )
}
