'use client'

import type { OverviewRow } from '@/domain/progress/overview'
import { useDivisionWords } from '@/components/layout/division-words'
import { Cell } from './cell'
import { momentText } from './row-text'
import classes from './ranking-table.module.css'

/** When the number was reported for; a carried one is marked 沿用 (R6), by village with how many reported (R8). */
export function LastReport({ row }: { row: Pick<OverviewRow, 'reportedFor' | 'hour' | 'reporting' | 'villages'> }) {
  const { villageShort } = useDivisionWords()
  return (
    <>
      <Cell value={momentText(row.reportedFor, row.hour)} />
      {row.reporting === 'carried' && <span className={classes.carriedMark}>沿用</span>}
      {row.villages && row.villages.total > 0 && (
        <span className={classes.villages}>
          {row.villages.reportedToday}/{row.villages.total} {villageShort}已报
        </span>
      )}
    </>
  )
}
