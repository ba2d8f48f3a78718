'use client'

import { useRouter } from 'next/navigation'
import { pathWith } from '@/components/ui/search-path'
import { everyone, seriesCodes, seriesLabels, type Series } from '@/domain/campaigns/choices'
import classes from './daily-counts.module.css'

/** Series and coverage group of a sheet, as they stand in the URL; what is usual stays out of it. */
export interface MeasureSelectProps {
  path: '/daily-counts' | '/daily-counts/import'
  search: Record<string, string | undefined>
  series: Series
  coverageGroup: string
  /** The series that counts unless another is asked for, and the campaign's must-cover groups. */
  countingSeries: Series
  groups: readonly { code: string; name: string }[]
}

/** Which numbers are entered: whose word they are (口径) and for whom (人群). */
export function MeasureSelect({ path, search, series, coverageGroup, countingSeries, groups }: MeasureSelectProps) {
  const router = useRouter()
  const go = (change: Record<string, string | undefined>) => router.push(pathWith(path, { ...search, ...change }))
  return (
    <>
      <label className={classes.townSelect}>
        口径
        <select value={series} onChange={(event) => go({ series: event.currentTarget.value === countingSeries ? undefined : event.currentTarget.value })}>
          {seriesCodes.map((code) => (
            <option key={code} value={code}>
              {seriesLabels[code]}
              {code === countingSeries ? '（计数）' : ''}
            </option>
          ))}
        </select>
      </label>
      {groups.length > 0 && (
        <label className={classes.townSelect}>
          人群
          <select value={coverageGroup} onChange={(event) => go({ group: event.currentTarget.value === everyone ? undefined : event.currentTarget.value })}>
            <option value={everyone}>全部人员</option>
            {groups.map((group) => (
              <option key={group.code} value={group.code}>
                {group.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}
