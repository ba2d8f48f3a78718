import type { ReactNode } from 'react'
import type { PrintedPace } from '@/domain/progress/print-pace'
import type { DivisionTotal } from '@/domain/progress/progress'
import type { ReportingState } from '@/domain/progress/reporting-state'
import type { Shortfall } from '@/domain/progress/shortfall'
import type { PlainDate } from '@/domain/time/plain-date'
import { Unknown } from '@/components/ui/unknown'
import { Cell } from '@/components/ranking/cell'
import { LastReport } from '@/components/ranking/last-report'
import { LinkedNumber } from '@/components/ranking/number-links'
import { PaceGap } from '@/components/ranking/pace-gap'
import { increaseText } from '@/components/ranking/row-text'
import { ShortfallText, unknownShortfall } from '@/components/ranking/shortfall-text'
import ui from '@/components/ui/ui.module.css'
import classes from '@/components/ranking/progress-table.module.css'

/** A town's or a village's figures in a group. */
interface GroupFigures {
  divisionCode: string
  name: string
  quota: number | null
  persons: number | null
  rateText: string | null
  shortfall: Shortfall | null
  increaseToday: number | null
  increaseWeek: number | null
  reporting: ReportingState
  reportedFor: PlainDate | null
  hour: number | null
  pace?: PrintedPace | null
  villages?: DivisionTotal['villages']
}

/** One line of the table: its figures, and where its name and numbers lead for this reader. */
export interface GroupTableRow {
  figures: GroupFigures
  label: ReactNode
  isOwn: boolean
  personsHref: string | null
  quotaHref: string | null
}

interface GroupTableProps {
  groupName: string
  caption: string
  /** What the rows are, in the county's words. */
  part: string
  rows: readonly GroupTableRow[]
  total: GroupTableRow | null
  /** Whether lines are held against the expected line; villages are not. */
  hasPace: boolean
}

function GroupLine({ row: { figures, label, isOwn, personsHref, quotaHref }, groupName, hasPace }: { row: GroupTableRow; groupName: string; hasPace: boolean }) {
  const unknown = unknownShortfall(figures)
  const noRate = figures.quota === 0 ? '任务数为 0' : unknown
  const about = `${figures.name}${groupName}`
  return (
    <tr className={[isOwn && classes.own, figures.reporting === 'carried' && classes.carried].filter(Boolean).join(' ')}>
      <th scope="row">{label}</th>
      <td>
        <ShortfallText shortfall={figures.shortfall} reason={unknown} />
      </td>
      <td>{figures.rateText ?? <Unknown reason={noRate} />}</td>
      <td className={classes.persons}>
        <LinkedNumber value={figures.persons} reason="尚无上报" href={personsHref} label={(text) => `${about}已参保缴费 ${text} 人，看上报记录`} />
      </td>
      <td>
        <LinkedNumber value={figures.quota} reason="未下达任务数" href={quotaHref} label={(text) => `${about}任务数 ${text} 人，看变更记录`} />
      </td>
      {hasPace && <td>{figures.pace ? <PaceGap pace={figures.pace} /> : <Unknown reason={noRate} />}</td>}
      <td>
        <Cell value={increaseText(figures.increaseToday, figures.reporting, 'day')} />
      </td>
      <td>
        <Cell value={increaseText(figures.increaseWeek, figures.reporting, 'week')} />
      </td>
      <td className={classes.report}>
        <LastReport row={{ ...figures, villages: figures.villages ?? null }} />
      </td>
    </tr>
  )
}

/** A must-cover group's divisions: what remains stands first, for that is the question (R18). */
export function GroupTable({ groupName, caption, part, rows, total, hasPace }: GroupTableProps) {
  return (
    <div className={classes.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption className={ui.hidden}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{part}</th>
            <th scope="col">距 100% 还差（人）</th>
            <th scope="col">完成率</th>
            <th scope="col">已参保缴费（人）</th>
            <th scope="col">任务数（人）</th>
            {hasPace && <th scope="col">距序时进度（人）</th>}
            <th scope="col">当日新增（人）</th>
            <th scope="col">近7日新增（人）</th>
            <th scope="col">最近上报</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GroupLine key={row.figures.divisionCode} row={row} groupName={groupName} hasPace={hasPace} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <GroupLine row={total} groupName={groupName} hasPace={hasPace} />
          </tfoot>
        )}
      </table>
    </div>
  )
}
