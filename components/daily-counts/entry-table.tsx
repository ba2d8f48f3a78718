import { Unknown } from '@/components/ui/unknown'
import { pathWith } from '@/components/ui/search-path'
import { codeLength } from '@/domain/divisions/division'
import { formatThousands } from '@/domain/numbers/format'
import { cellKey, type EntryGroup, type EntryRow as Row, type EntrySheet } from '@/domain/progress/entry-sheet'
import { sumGroup } from '@/domain/progress/entry-sheet-totals'
import { monthDay } from '@/domain/time/plain-date'
import type { CellActs } from './cell-input'
import { dayBefore, EntryRow, Rate, signed } from './entry-row'
import type { EntryDeskState } from './use-entry-sheet'
import classes from './entry-table.module.css'

export interface EntryTableProps {
  desk: EntryDeskState
  group: EntryGroup
  caption: string
  disabled: boolean
  search: Record<string, string | undefined>
}

/** The revisions behind a number; 镇直 shares its code with the town and is named beside it. */
function historyHref({ divisionCode, level }: Row, { asOf }: EntrySheet, { campaign, series, group }: EntryTableProps['search']): string {
  const line = level === 'village' && divisionCode.length === codeLength.town ? 'direct' : undefined
  return pathWith(`/dashboard/${divisionCode}/revisions`, { campaign, asOf, line, series, group })
}

/** Rows that ask for a reason and have none. */
function waitingForReason({ view }: EntryDeskState): string[] {
  return [...view.cells].flatMap(([key, cell]) => (cell.asksReason && cell.reason.trim() === '' ? [key] : []))
}

function actsOf({ act, paste, ...desk }: EntryDeskState, group: EntryGroup): CellActs {
  return {
    type: (row, text) => act({ act: 'type', cells: [{ row, text }] }),
    paste: (row, block) => paste(group, cellKey(row), block),
    restore: (row) => act({ act: 'restore', key: cellKey(row) }),
    keepMine: (row) => act({ act: 'keepMine', row }),
    giveReason: (row, reason) => act({ act: 'giveReason', keys: [cellKey(row)], reason }),
    giveReasonToAll: (reason) => act({ act: 'giveReason', keys: waitingForReason({ act, paste, ...desk }), reason }),
  }
}

function Head({ desk: { sheet } }: { desk: EntryDeskState }) {
  const today = sheet.asOf === sheet.workingDate
  return (
    <thead>
      <tr className={classes.head}>
        <th scope="col" className={classes.name}>单位</th>
        <th scope="col" className={classes.quota}>任务数（人）</th>
        <th scope="col" className={classes.yesterday}>{dayBefore(sheet)}累计（人）</th>
        <th scope="col" className={classes.today}>{today ? '今日' : monthDay(sheet.asOf)}累计（人）</th>
        <th scope="col" className={classes.increase}>比{dayBefore(sheet)}（人）</th>
        <th scope="col" className={classes.rate}>完成率</th>
        <th scope="col" className={`${classes.stateCell} no-print`}>状态</th>
        <th scope="col" className={classes.last}>最近一次填报</th>
      </tr>
    </thead>
  )
}

function Foot({ desk: { sheet, view }, group }: Pick<EntryTableProps, 'desk' | 'group'>) {
  const totals = sumGroup(group, view)
  // R3: the place's quota is its own, never the sum of its parts.
  const quota = group.counts || sheet.place.level === 'town' ? sheet.place.quota : null
  const nothing = <Unknown reason="还没有报过数" />
  const noSum = totals.unreadable > 0 ? <Unknown reason={`有${totals.unreadable}格的内容不是人数，改好后再合计`} /> : nothing
  return (
    <tfoot>
      <tr className={classes.row}>
        <th scope="row" className={classes.name}>合计</th>
        <td className={classes.quota}>{quota === null ? <Unknown reason="没有任务数" /> : formatThousands(quota)}</td>
        <td className={classes.yesterday} data-label={dayBefore(sheet)}>{totals.yesterday === null ? nothing : formatThousands(totals.yesterday)}</td>
        <td className={classes.today}>{totals.today === null ? noSum : formatThousands(totals.today)}</td>
        <td className={classes.increase} data-label={`比${dayBefore(sheet)}`}>{totals.increase === null ? noSum : signed(totals.increase)}</td>
        <td className={classes.rate}>
          <Rate persons={totals.today} quota={quota} />
        </td>
        <td className={classes.stateCell}>{totals.reported}/{totals.total}</td>
        <td className={classes.last}>{totals.unreadable > 0 ? `${totals.unreadable}格未通过，暂无合计` : totals.carried && '含沿用的数'}</td>
      </tr>
    </tfoot>
  )
}

/** The lines of one level as a table to type into, with the sums as they stand while typing. */
export function EntryTable({ desk, group, caption, disabled, search }: EntryTableProps) {
  const { sheet, view } = desk
  const acts = actsOf(desk, group)
  const waiting = waitingForReason(desk)
  const townHref = (row: Row) => (sheet.place.level === 'county' ? pathWith('/daily-counts', { ...search, town: row.divisionCode }) : null)
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <Head desk={desk} />
        <tbody>
          {group.rows.map((row) => {
            const key = cellKey(row)
            const cell = view.cells.get(key)
            return (
              cell && (
                <EntryRow
                  key={key}
                  sheet={sheet}
                  row={row}
                  cell={cell}
                  disabled={disabled}
                  acts={acts}
                  historyHref={historyHref(row, sheet, search)}
                  townHref={townHref(row)}
                  otherReasons={waiting.filter((other) => other !== key).length}
                />
              )
            )
          })}
        </tbody>
        {group.rows.length > 1 && <Foot desk={desk} group={group} />}
      </table>
    </div>
  )
}
