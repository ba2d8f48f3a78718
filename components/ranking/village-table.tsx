'use client'

import Link from 'next/link'
import { formatThousands } from '@/domain/numbers/format'
import type { TownOverview, VillageRow } from '@/domain/progress/town-overview'
import type { DaySearch } from '@/components/ui/search-path'
import { useDivisionWords } from '@/components/layout/division-words'
import { Unknown } from '@/components/ui/unknown'
import ui from '@/components/ui/ui.module.css'
import { Cell } from './cell'
import { LastReport } from './last-report'
import { PaceGap } from './pace-gap'
import { revisionsHref } from './reach'
import { finishText, increaseText, neededText, noQuotaOrReport } from './row-text'
import classes from './village-table.module.css'

interface VillageTableProps {
  overview: TownOverview
  search: DaySearch
  changed: ReadonlySet<string>
}

function Persons({ row, search }: { row: VillageRow; search: DaySearch }) {
  if (row.persons === null) return <Unknown reason="尚无上报" />
  const text = formatThousands(row.persons)
  return (
    <Link className={classes.number} href={revisionsHref(row.divisionCode, search, row.isDirect ? 'direct' : undefined)} prefetch={false} aria-label={`${row.name} ${text} 人，看上报记录`}>
      {text}
    </Link>
  )
}

interface VillageLineProps {
  row: VillageRow
  hasQuotas: boolean
  changed: boolean
  search: DaySearch
}

function VillageLine({ row, hasQuotas, changed, search }: VillageLineProps) {
  const names = [changed && classes.changed, row.reporting === 'carried' && classes.carried]
  return (
    <tr className={names.filter(Boolean).join(' ')}>
      <th scope="row">{row.name}</th>
      <td className={classes.persons}>
        <Persons row={row} search={search} />
      </td>
      {hasQuotas && <td>{row.quota === null ? <Unknown reason="未下达任务数" /> : formatThousands(row.quota)}</td>}
      {hasQuotas && <td>{row.rateText ?? <Unknown reason={noQuotaOrReport(row)} />}</td>}
      {hasQuotas && <td className={classes.gap}>{row.pace ? <PaceGap pace={row.pace} /> : <Unknown reason={noQuotaOrReport(row)} />}</td>}
      <td>
        <Cell value={increaseText(row.increaseToday, row.reporting, 'day')} />
      </td>
      <td>
        <Cell value={increaseText(row.increaseWeek, row.reporting, 'week')} />
      </td>
      {hasQuotas && (
        <td>
          <Cell value={neededText(row)} />
        </td>
      )}
      {hasQuotas && (
        <td className={classes.gap}>
          <Cell value={finishText(row)} />
        </td>
      )}
      <td className={classes.report}>
        <LastReport row={{ ...row, villages: null }} />
      </td>
    </tr>
  )
}

/** A town's villages in the order of the list, never by rank (R17); without village quotas they stand with their counts. */
export function VillageTable({ overview, search, changed }: VillageTableProps) {
  const { villages, villageSum } = overview
  const hasQuotas = villages.some((row) => row.quota !== null)
  const { village } = useDivisionWords()
  return (
    <div className={classes.frame} role="region" aria-label={`各${village}`} tabIndex={0}>
      <table className={classes.table}>
        <caption className={ui.hidden}>{overview.town.name}各{village}累计参保缴费人数</caption>
        <thead>
          <tr>
            <th scope="col">{village}</th>
            <th scope="col">已参保缴费（人）</th>
            {hasQuotas && <th scope="col">任务数（人）</th>}
            {hasQuotas && <th scope="col">完成率</th>}
            {hasQuotas && <th scope="col">距序时进度（人）</th>}
            <th scope="col">当日新增（人）</th>
            <th scope="col">近7日新增（人）</th>
            {hasQuotas && (
              <th scope="col" title="到下一节点每天需要的人数">
                日均需（人/天）
              </th>
            )}
            {hasQuotas && (
              <th scope="col" title="按近七天的日均推算">
                预计完成
              </th>
            )}
            <th scope="col">最近上报</th>
          </tr>
        </thead>
        <tbody>
          {villages.map((row) => (
            <VillageLine key={row.divisionCode} row={row} hasQuotas={hasQuotas} changed={changed.has(row.divisionCode)} search={search} />
          ))}
        </tbody>
        {villageSum && (
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <td>{formatThousands(villageSum.persons)}</td>
              <td colSpan={hasQuotas ? 8 : 3} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
