import Link from 'next/link'
import type { ReactNode } from 'react'
import { Unknown } from '@/components/ui/unknown'
import { formatPercent, formatThousands } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'
import { cellKey, type EntryRow as Row, type EntrySheet } from '@/domain/progress/entry-sheet'
import { isCarriedYesterday, isUnreadable, liveCount } from '@/domain/progress/entry-sheet-totals'
import { cellStateLabels, type CellState, type CellView } from '@/domain/progress/entry-sheet-view'
import { monthDay } from '@/domain/time/plain-date'
import { CellInput, type CellActs } from './cell-input'
import { EntryMessage } from './entry-message'
import cellClasses from './entry-cell.module.css'
import classes from './entry-table.module.css'

export function signed(value: number): string {
  return value > 0 ? `+${formatThousands(value)}` : formatThousands(value)
}

/** Today's sheet speaks of yesterday; a past day's of the day before it. */
export function dayBefore(sheet: Pick<EntrySheet, 'asOf' | 'workingDate'>): string {
  return sheet.asOf === sheet.workingDate ? '昨日' : '前一日'
}

export function Rate({ persons, quota }: { persons: number | null; quota: number | null }) {
  if (quota === null || quota === 0) return <Unknown reason="没有任务数" />
  return persons === null ? <Unknown reason="还没有报过数" /> : formatPercent(fraction(persons, quota))
}

function Yesterday({ row, sheet }: { row: Row; sheet: EntrySheet }) {
  if (!row.previous) return <Unknown reason="此前没有报过数" />
  if (!isCarriedYesterday(row, sheet)) return formatThousands(row.previous.persons)
  return (
    <span className={classes.carried} title={`沿用${monthDay(row.previous.reportedFor)}的数`}>
      <span className={classes.mark}>沿用</span>
      {formatThousands(row.previous.persons)}
    </span>
  )
}

function State({ state }: { state: CellState }) {
  const { sign, label, meaning } = cellStateLabels[state]
  return (
    <span className={`${cellClasses.state} ${cellClasses[state]}`} title={meaning}>
      <span aria-hidden="true">{sign}</span> {label}
    </span>
  )
}

function LastEntry({ row, href }: { row: Row; href: string }) {
  if (!row.stored) return <Unknown reason="这一天还没有报过数" />
  const { authorName, recordedAt, revision, reason, hour } = row.stored
  return (
    <>
      <Link className={classes.history} href={href} prefetch={false} data-history title={`看${row.name}的各次填报`}>
        {authorName} {recordedAt.slice(5)}
        {revision > 1 && `（第${revision}次）`}
      </Link>
      {(reason !== '' || hour !== null) && (
        <span className={classes.entryNote} title={reason}>
          {hour !== null && `${hour}时的数`}
          {hour !== null && reason !== '' && '，'}
          {reason}
        </span>
      )}
    </>
  )
}

export interface EntryRowProps {
  sheet: EntrySheet
  row: Row
  cell: CellView
  disabled: boolean
  acts: CellActs
  historyHref: string
  /** The town's own sheet, where the county may look at its villages. */
  townHref: string | null
  /** Rows of the group that still ask for a reason besides this one. */
  otherReasons: number
}

function Name({ row, townHref }: { row: Row; townHref: string | null }): ReactNode {
  if (townHref === null) return row.name
  return (
    <Link className={classes.townLink} href={townHref} prefetch={false} title={`看${row.name}各村的填报`}>
      {row.name}
    </Link>
  )
}

/** One division of the sheet: yesterday beside today, what today makes of it, and below it what the cell asks. */
export function EntryRow({ sheet, row, cell, disabled, acts, historyHref, townHref, otherReasons }: EntryRowProps) {
  const live = liveCount(row, cell)
  const tone = live.carried ? classes.carried : undefined
  return (
    <>
      <tr className={classes.row}>
        <th scope="row" className={classes.name}>
          <Name row={row} townHref={townHref} />
        </th>
        <td className={classes.quota}>{row.quota === null ? <Unknown reason="没有任务数" /> : formatThousands(row.quota)}</td>
        <td className={classes.yesterday} data-label={dayBefore(sheet)}>
          <Yesterday row={row} sheet={sheet} />
        </td>
        <td className={classes.today}>
          <CellInput row={row} cell={cell} asOf={sheet.asOf} disabled={disabled} acts={acts} />
        </td>
        <td className={classes.increase} data-label={`比${dayBefore(sheet)}`}>{live.increase === null ? <Unknown reason={isUnreadable(cell) ? '填写的不是人数' : row.previous ? '当日还没有报数' : '此前没有报过数'} /> : signed(live.increase)}</td>
        <td className={`${classes.rate} ${tone ?? ''}`}>
          <Rate persons={live.persons} quota={row.quota} />
        </td>
        <td className={classes.stateCell}>
          <State state={cell.state} />
        </td>
        <td className={classes.last}>
          <LastEntry row={row} href={historyHref} />
        </td>
      </tr>
      {cell.sentences.length > 0 && <EntryMessage key={`${cellKey(row)} message`} row={row} cell={cell} acts={acts} otherReasons={otherReasons} />}
    </>
  )
}
