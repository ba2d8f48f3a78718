'use client'

import type { ReactNode } from 'react'
import { formatThousands } from '@/domain/numbers/format'
import type { OverviewRow } from '@/domain/progress/overview'
import type { YearBefore } from '@/domain/progress/year-before'
import { Unknown } from '@/components/ui/unknown'
import { useDivisionWords } from '@/components/layout/division-words'
import { Cell } from './cell'
import { rateText, signed } from './row-text'
import { yearBeforeNote } from './year-before-note'
import classes from './year-before-table.module.css'

interface YearBeforeTableProps {
  yearBefore: YearBefore | null
  /** In the order of the table; the scope's own line stands below. */
  rows: readonly OverviewRow[]
  scope: OverviewRow | null
}

const persons = (value: number | null, reason: string): ReactNode => (value === null ? <Unknown reason={reason} /> : formatThousands(value))

function Line({ row }: { row: OverviewRow }) {
  const { yearBefore } = row
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td className={classes.now}>{persons(row.persons, '尚无上报')}</td>
      <td className={classes.now}>
        <Cell value={rateText(row)} />
      </td>
      <td>{persons(yearBefore?.persons ?? null, '上年同日没有数')}</td>
      <td>{yearBefore?.rateText ?? <Unknown reason="上年同日没有数，或没有任务数" />}</td>
      <td>{yearBefore?.morePersons == null ? <Unknown reason="两年中有一年没有数" /> : signed(yearBefore.morePersons)}</td>
      <td>{yearBefore?.morePointsText ?? <Unknown reason="两年中有一年没有完成率" />}</td>
    </tr>
  )
}

/** The county and its towns against themselves on the same day of last year's campaign; nothing where there was none. */
export function YearBeforeTable({ yearBefore, rows, scope }: YearBeforeTableProps) {
  const words = useDivisionWords()
  if (!yearBefore) return null
  return (
    <section>
      <h2>与上年同日比</h2>
      {yearBefore.measuredOn !== null && (
        <div className={classes.frame} role="region" aria-label="与上年同日比" tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{rows.length > 0 ? words.town : '单位'}</th>
                <th scope="col" className={classes.now}>
                  已参保缴费（人）
                </th>
                <th scope="col" className={classes.now}>
                  完成率
                </th>
                <th scope="col">上年同日（人）</th>
                <th scope="col">上年完成率</th>
                <th scope="col">增减（人）</th>
                <th scope="col">增减（百分点）</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line key={row.divisionCode} row={row} />
              ))}
            </tbody>
            {scope && (
              <tfoot>
                <Line row={scope} />
              </tfoot>
            )}
          </table>
        </div>
      )}
      <p className={classes.note}>{yearBeforeNote(yearBefore)}</p>
    </section>
  )
}
