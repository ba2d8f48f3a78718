import { formatThousands } from '@/domain/numbers/format'
import type { MustCoverRemainder } from '@/domain/progress/village-overview'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import { Unknown } from '@/components/ui/unknown'
import classes from './village.module.css'

function Remaining({ remaining, quota }: MustCoverRemainder) {
  if (remaining === null) return <Unknown reason={quota === null ? '未下达任务数' : '尚无上报'} />
  if (remaining > 0) return <b>差 {formatThousands(remaining)}</b>
  return remaining === 0 ? '已全部参保' : `多 ${formatThousands(-remaining)}`
}

/** Who must be covered to the last person, by group (R18); the count leads to the rows behind it. */
export function MustCoverRemainders({ remainders, search }: { remainders: readonly MustCoverRemainder[]; search: DaySearch }) {
  if (remainders.length === 0) return null
  return (
    <section>
      <h2>必保对象</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">人群</th>
            <th scope="col">已参保 / 任务数（人）</th>
            <th scope="col">还差（人）</th>
          </tr>
        </thead>
        <tbody>
          {remainders.map((group) => (
            <tr key={group.code}>
              <th scope="row">{group.name}</th>
              <td>
                {group.persons === null ? (
                  <Unknown reason="尚无上报" />
                ) : (
                  <a className={classes.number} href={pathWith('/village/revisions', { ...search, group: group.code })} aria-label={`${group.name}已参保 ${formatThousands(group.persons)} 人，看上报记录`}>
                    {formatThousands(group.persons)}
                  </a>
                )}{' '}
                / {group.quota === null ? '—' : formatThousands(group.quota)}
              </td>
              <td>
                <Remaining {...group} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
