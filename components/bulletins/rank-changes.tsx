import { formatThousands } from '@/domain/numbers/format'
import { formatMovement } from '@/domain/progress/ranking'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import { TownWord } from '@/components/layout/division-words'
import table from '@/components/ranking/progress-table.module.css'
import classes from './bulletins.module.css'

const signed = (value: number) => (value === 0 ? '0' : `${value > 0 ? '+' : '−'}${formatThousands(Math.abs(value))}`)

/**
 * Why the ranks moved since the bulletin before: what each cause moved, in places; the causes add up to the whole. Beside it the
 * persons, likewise. Towns that were not ranked in both stand with a reason.
 */
export function RankChanges({ rows, previousNumber }: { rows: readonly ResultRow[]; previousNumber: number }) {
  const known = rows.filter((row) => row.change !== null)
  if (known.length === 0) return null
  const mergers = known.some((row) => row.change!.mergers !== 0 || row.change!.persons.mergers !== 0)
  return (
    <section className={classes.section} style={{ maxWidth: 'none' }}>
      <h2>位次为什么变了</h2>
      <p className={classes.line}>
        与第{previousNumber}期相比。从那时的位次起，依次看自身的数据更正、{mergers && '合并带入、'}任务调整、新增缴费，再看其他各<TownWord />，各使位次升（＋）降（−）几位；几项相加就是位次变化。
      </p>
      <div className={table.frame}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">
                <TownWord />
              </th>
              <th scope="col">位次变化</th>
              <th scope="col" className={table.apart}>新增缴费</th>
              <th scope="col">任务调整</th>
              <th scope="col">数据更正</th>
              {mergers && <th scope="col">合并带入</th>}
              <th scope="col">
                其他
                <TownWord />
                的变化
              </th>
              <th scope="col" className={table.apart}>新增缴费（人）</th>
              <th scope="col">数据更正（人）</th>
              {mergers && <th scope="col">合并带入（人）</th>}
              <th scope="col">比上期（人）</th>
            </tr>
          </thead>
          <tbody>
            {known.map(({ divisionCode, name, rank, rankBefore, movement, change, increase }) => (
              <tr key={divisionCode}>
                <th scope="row">{name}</th>
                <td>
                  {rankBefore}→{rank} {formatMovement(movement)}
                </td>
                <td className={table.apart}>{signed(change!.payments)}</td>
                <td>{signed(change!.quotas)}</td>
                <td>{signed(change!.corrections)}</td>
                {mergers && <td>{signed(change!.mergers)}</td>}
                <td>{signed(change!.others)}</td>
                <td className={table.apart}>{signed(change!.persons.payments)}</td>
                <td>{signed(change!.persons.corrections)}</td>
                {mergers && <td>{signed(change!.persons.mergers)}</td>}
                <td>{increase === null ? '—' : signed(increase)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
