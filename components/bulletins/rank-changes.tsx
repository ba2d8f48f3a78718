import type { ReactNode } from 'react'
import { TownWord } from '@/components/layout/division-words'
import { signed } from '@/components/ranking/row-text'
import table from '@/components/ranking/progress-table.module.css'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import type { RankChange } from '@/domain/bulletins/rank-change'
import { rankChangeSentence } from '@/domain/bulletins/rank-change-sentence'
import { formatMovement } from '@/domain/progress/ranking'
import classes from './bulletins.module.css'

/** A town that was ranked in both bulletins. */
type ChangedRow = ResultRow & { change: RankChange }

interface ChangeColumn {
  key: string
  heading: ReactNode
  /** Whether a group of columns begins here. */
  apart?: boolean
  cell: (row: ChangedRow) => string
}

const othersHeading = (
  <>
    其他
    <TownWord />
    的变化
  </>
)

const rankColumns: ChangeColumn[] = [
  { key: 'movement', heading: '位次变化', cell: ({ rankBefore, rank, movement }) => `${rankBefore}→${rank} ${formatMovement(movement)}` },
  { key: 'payments', heading: '新增缴费', apart: true, cell: ({ change }) => signed(change.payments) },
  { key: 'quotas', heading: '任务调整', cell: ({ change }) => signed(change.quotas) },
  { key: 'corrections', heading: '数据更正', cell: ({ change }) => signed(change.corrections) },
  { key: 'mergers', heading: '区划变动', cell: ({ change }) => signed(change.mergers) },
  { key: 'others', heading: othersHeading, cell: ({ change }) => signed(change.others) },
]

const personColumns: ChangeColumn[] = [
  { key: 'personPayments', heading: '新增缴费（人）', apart: true, cell: ({ change }) => signed(change.persons.payments) },
  { key: 'personCorrections', heading: '数据更正（人）', cell: ({ change }) => signed(change.persons.corrections) },
  { key: 'personMergers', heading: '区划变动（人）', cell: ({ change }) => signed(change.persons.mergers) },
  { key: 'increase', heading: '比上期（人）', cell: ({ increase }) => (increase === null ? '—' : signed(increase)) },
]

const mergerKeys = ['mergers', 'personMergers']

function Explanation({ previousNumber, ranksPrinted, hasMergers }: { previousNumber: number; ranksPrinted: boolean; hasMergers: boolean }) {
  if (!ranksPrinted) return <p className={classes.line}>与第{previousNumber}期相比，各是新增缴费、自身的数据更正{hasMergers && '、区划变动'}多少人；几项相加就是比上期的增减。</p>
  return (
    <p className={classes.line}>
      与第{previousNumber}期相比。从那时的位次起，依次看自身的数据更正、{hasMergers && '区划变动、'}任务调整、新增缴费，再看其他各<TownWord />，各使位次升（＋）降（−）几位；几项相加就是位次变化。
    </p>
  )
}

function ChangesTable({ label, columns, rows, ownCode }: { label: string; columns: readonly ChangeColumn[]; rows: readonly ChangedRow[]; ownCode: string | null }) {
  const apart = (column: ChangeColumn) => (column.apart ? table.apart : undefined)
  return (
    <div className={table.frame} role="region" aria-label={label} tabIndex={0}>
      <table className={`${table.table} ${classes.changes}`}>
        <thead>
          <tr>
            <th scope="col">
              <TownWord />
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={apart(column)}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.divisionCode} className={row.divisionCode === ownCode ? table.own : undefined}>
              <th scope="row">{row.name}</th>
              {columns.map((column) => (
                <td key={column.key} className={apart(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What moved each rank, to be read out or pasted, one after the other, folded away. A town's own stands in front of its page. */
function Sentences({ rows, previousNumber, townWord }: { rows: readonly ChangedRow[]; previousNumber: number; townWord: string }) {
  return (
    <details className="no-print">
      <summary>各{townWord}的原因，逐句写出</summary>
      {rows.map((row) => (
        <p key={row.divisionCode}>{rankChangeSentence(row, previousNumber, townWord)}</p>
      ))}
    </details>
  )
}

interface RankChangesProps {
  rows: readonly ResultRow[]
  previousNumber: number
  ranksPrinted: boolean
  townWord: string
  /** The town of a reader who has one: its row is marked. */
  ownCode: string | null
}

/**
 * Why the ranks moved since the bulletin before: what each cause moved, in places; the causes add up to the whole. Beside it the
 * persons, likewise. Where no ranks are printed (R17) the persons alone, in the order of the quota table, which says nothing of
 * ranks either.
 */
export function RankChanges({ rows, previousNumber, ranksPrinted, townWord, ownCode }: RankChangesProps) {
  const known = rows.filter((row): row is ChangedRow => row.change !== null)
  if (known.length === 0) return null
  const hasMergers = known.some(({ change }) => change.mergers !== 0 || change.persons.mergers !== 0)
  const columns = [...(ranksPrinted ? rankColumns : []), ...personColumns].filter(({ key }) => hasMergers || !mergerKeys.includes(key))
  const heading = ranksPrinted ? '位次为什么变了' : '人数为什么变了'
  return (
    <section className={classes.section} style={{ maxWidth: 'none' }}>
      <h2>{heading}</h2>
      {ranksPrinted && ownCode === null && <Sentences rows={known} previousNumber={previousNumber} townWord={townWord} />}
      <Explanation previousNumber={previousNumber} ranksPrinted={ranksPrinted} hasMergers={hasMergers} />
      <ChangesTable label={heading} columns={columns} rows={ranksPrinted ? known : known.toSorted((a, b) => a.position - b.position)} ownCode={ownCode} />
    </section>
  )
}
