'use client'

import type { Overview, OverviewRow } from '@/domain/progress/overview'
import { monthDay } from '@/domain/time/plain-date'
import { useDivisionWords } from '@/components/layout/division-words'
import type { DaySearch } from '@/components/ui/search-path'
import ui from '@/components/ui/ui.module.css'
import { RankingRow } from './ranking-row'
import { revisionsHref, townHref, type ReaderReach } from './reach'
import classes from './ranking-table.module.css'

export type RowOrder = 'rank' | 'table'

interface RankingTableProps {
  overview: Overview
  order: RowOrder
  reach: ReaderReach
  search: DaySearch
  changed: ReadonlySet<string>
}

/** In the order of the quota table, whatever the rank. */
export function inTableOrder(rows: readonly OverviewRow[]): OverviewRow[] {
  return [...rows].sort((a, b) => a.position - b.position || (a.divisionCode < b.divisionCode ? -1 : 1))
}

function Heading({ town }: { town: string }) {
  return (
    <thead>
      <tr className={classes.head}>
        <th scope="col" className={classes.rank}>
          名次
        </th>
        <th scope="col" className={classes.movement} title="名次较七天前的升降">
          较7日前
        </th>
        <th scope="col" className={classes.town}>
          {town}
        </th>
        <th scope="col" className={classes.bar}>
          进度
        </th>
        <th scope="col" className={classes.persons}>
          已参保缴费 / 任务数（人）
        </th>
        <th scope="col" className={classes.rate}>
          完成率
        </th>
        <th scope="col" className={classes.gap}>
          距序时进度（人）
        </th>
        <th scope="col" className={classes.more}>
          当日新增（人）
        </th>
        <th scope="col" className={classes.more}>
          近7日新增（人）
        </th>
        <th scope="col" className={classes.more} title="到下一节点每天需要的人数">
          日均需（人/天）
        </th>
        <th scope="col" className={classes.more} title="按近七天的日均推算">
          预计完成
        </th>
        <th scope="col" className={classes.report}>
          最近上报
        </th>
        <th scope="col" className={`${classes.opener} no-print`}>
          <span className={ui.hidden}>其余数字</span>
        </th>
      </tr>
    </thead>
  )
}

/** The ranking: one row for each town and the county's own line below (design.md, The ranking row). */
export function RankingTable({ overview, order, reach, search, changed }: RankingTableProps) {
  const { rows, scope, asOf } = overview
  const { town } = useDivisionWords()
  return (
    <div className={classes.frame} role="region" aria-label={`各${town}排名`} tabIndex={0}>
      <table className={classes.table}>
        <caption className={ui.hidden}>截至{monthDay(asOf)}各{town}完成率排名</caption>
        <Heading town={town} />
        <tbody>
          {(order === 'rank' ? rows : inTableOrder(rows)).map((row) => {
            const href = townHref(row.divisionCode, reach, search)
            return (
              <RankingRow
                key={row.divisionCode}
                row={row}
                own={row.divisionCode === reach.ownCode}
                changed={changed.has(row.divisionCode)}
                townHref={href}
                revisionsHref={href && overview.basis.level === 'town' ? revisionsHref(row.divisionCode, search) : href}
              />
            )
          })}
        </tbody>
        <tfoot>
          <RankingRow row={scope} isTotal own={false} changed={false} townHref={null} revisionsHref={null} />
        </tfoot>
      </table>
    </div>
  )
}
