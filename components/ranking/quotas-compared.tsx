import { formatThousands } from '@/domain/numbers/format'
import type { ComparedRow, QuotaComparison, QuotaStanding } from '@/domain/progress/quotas-compared'
import { quotaKindLabels, quotaKinds, type QuotaKind } from '@/domain/quotas/quota'
import { TownWord, WholeWord } from '@/components/layout/division-words'
import { Unknown } from '@/components/ui/unknown'
import type { DaySearch } from '@/components/ui/search-path'
import ui from '@/components/ui/ui.module.css'
import { LastReport } from './last-report'
import { LinkedNumber, QuotaNumber } from './number-links'
import { revisionsHref, townHref, type ReaderReach } from './reach'
import { signed } from './row-text'
import { ShortfallText, unknownShortfall } from './shortfall-text'
import { TownName } from './town-name'
import classes from './progress-table.module.css'

interface QuotasComparedProps {
  comparison: QuotaComparison
  caption: string
  reach: ReaderReach
  /** Campaign, day, series and group; the kind is each column's own. */
  search: DaySearch
  /** Whether towns report themselves, so that a town's number has rows of its own. */
  townsReport: boolean
}

function Standing({ row, kind, standing, search, opens }: { row: ComparedRow; kind: QuotaKind; standing: QuotaStanding; search: DaySearch; opens: boolean }) {
  const reason = unknownShortfall({ quota: standing.quota, persons: row.persons })
  return (
    <>
      <td className={classes.apart}>
        <QuotaNumber name={`${row.name}${quotaKindLabels[kind]}`} code={row.divisionCode} quota={standing.quota} search={{ ...search, kind: kind === 'assigned' ? undefined : kind }} opens={opens} />
      </td>
      <td>{standing.rateText ?? <Unknown reason={standing.quota === 0 ? '任务数为 0' : reason} />}</td>
      <td>
        <ShortfallText shortfall={standing.shortfall} reason={reason} />
      </td>
    </>
  )
}

/** Own less assigned: above it says so, for the county may ask more of itself than it was asked. */
function OwnAbove({ value }: { value: number | null }) {
  if (value === null) return <Unknown reason="两类任务没有都下达" />
  return value > 0 ? <span style={{ color: 'var(--yb-behind)' }}>▲ {signed(value)}</span> : formatThousands(value)
}

function ComparedLine({ row, isTotal, ...props }: QuotasComparedProps & { row: ComparedRow; isTotal: boolean }) {
  const { reach, search } = props
  const opens = reach.opensAll || reach.ownCode === row.divisionCode
  const isOwn = reach.ownCode === row.divisionCode
  const persons = opens && !isTotal ? (props.townsReport ? revisionsHref(row.divisionCode, search) : townHref(row.divisionCode, reach, search)) : null
  return (
    <tr className={[isOwn && classes.own, row.reporting === 'carried' && classes.carried].filter(Boolean).join(' ')}>
      <th scope="row">{isTotal ? <WholeWord /> : <TownName name={row.name} href={townHref(row.divisionCode, reach, search)} isOwn={isOwn} />}</th>
      <td className={classes.persons}>
        <LinkedNumber value={row.persons} reason="尚无上报" href={persons} label={(text) => `${row.name}已参保缴费 ${text} 人，看上报记录`} />
      </td>
      {quotaKinds.map((kind) => (
        <Standing key={kind} row={row} kind={kind} standing={row.standings[kind]} search={search} opens={opens} />
      ))}
      <td className={classes.apart}>
        <OwnAbove value={row.ownAbove} />
      </td>
      <td className={classes.report}>
        <LastReport row={row} />
      </td>
    </tr>
  )
}

/** One enrolled number against two quotas, in one table: rate and distance in persons to each (R2). */
export function QuotasCompared(props: QuotasComparedProps) {
  const { comparison, caption } = props
  return (
    <div className={classes.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption className={ui.hidden}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              <TownWord />
            </th>
            <th scope="col" rowSpan={2}>
              已参保缴费（人）
            </th>
            {quotaKinds.map((kind) => (
              <th key={kind} className={`${classes.over} ${classes.apart}`} scope="colgroup" colSpan={3}>
                {quotaKindLabels[kind]}
              </th>
            ))}
            <th className={classes.apart} scope="col" rowSpan={2}>
              本级比上级（人）
            </th>
            <th scope="col" rowSpan={2}>
              最近上报
            </th>
          </tr>
          <tr>
            {quotaKinds.map((kind) => [
              <th key={`${kind} quota`} className={classes.apart} scope="col">
                任务数（人）
              </th>,
              <th key={`${kind} rate`} scope="col">
                完成率
              </th>,
              <th key={`${kind} gap`} scope="col">
                还差（人）
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {comparison.rows.map((row) => (
            <ComparedLine key={row.divisionCode} {...props} row={row} isTotal={false} />
          ))}
        </tbody>
        <tfoot>
          <ComparedLine {...props} row={comparison.total} isTotal />
        </tfoot>
      </table>
    </div>
  )
}
