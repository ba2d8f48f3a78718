import Link from 'next/link'
import { formatThousands } from '@/domain/numbers/format'
import type { OverviewRow } from '@/domain/progress/overview'
import { Unknown } from '@/components/ui/unknown'
import { Cell } from './cell'
import { LastReport } from './last-report'
import { Movement } from './movement'
import { finishText, increaseText, neededText } from './row-text'
import classes from './ranking-table.module.css'

/** The numbers of a row that a phone has no room for. */
export function RowDetails({ row, revisionsHref }: { row: OverviewRow; revisionsHref: string | null }) {
  const persons = (value: number | null, reason: string) => (value === null ? <Unknown reason={reason} /> : formatThousands(value))
  return (
    <tr className={classes.details}>
      <td colSpan={13}>
        <dl>
          <dt>已参保缴费（人）</dt>
          <dd>{persons(row.persons, '尚无上报')}</dd>
          <dt>任务数（人）</dt>
          <dd>{persons(row.quota, '未下达任务数')}</dd>
          <dt>较7日前名次</dt>
          <dd>
            <Movement value={row.movement} />
          </dd>
          <dt>当日新增（人）</dt>
          <dd>
            <Cell value={increaseText(row.increaseToday, row.reporting, 'day')} />
          </dd>
          <dt>近7日新增（人）</dt>
          <dd>
            <Cell value={increaseText(row.increaseWeek, row.reporting, 'week')} />
          </dd>
          <dt>日均需（人/天）</dt>
          <dd>
            <Cell value={neededText(row)} />
          </dd>
          <dt>预计完成</dt>
          <dd>
            <Cell value={finishText(row)} />
          </dd>
          <dt>最近上报</dt>
          <dd>
            <LastReport row={row} />
          </dd>
        </dl>
        {revisionsHref && row.persons !== null && (
          <Link href={revisionsHref} prefetch={false}>
            看上报记录
          </Link>
        )}
      </td>
    </tr>
  )
}
