import Link from 'next/link'
import type { Division } from '@/domain/divisions/division'
import { formatThousands } from '@/domain/numbers/format'
import { VillageWord } from '@/components/layout/division-words'
import ui from '@/components/ui/ui.module.css'
import { Unknown } from '@/components/ui/unknown'
import classes from './divisions.module.css'

interface DivisionListProps {
  caption: string
  divisions: Division[]
  /** Villages in force by town code; null where the list is of villages. */
  villages: Map<string, number> | null
}

/** The day that stands for "always been so" where a list gives none. */
const always = '2000-01-01'

function historyOf({ validFrom, validTo, successorCode }: Pick<Division, 'validFrom' | 'validTo' | 'successorCode'>): string {
  const ended = validTo && `至 ${validTo}${successorCode ? `，并入 ${successorCode}` : ' 撤销'}`
  return [validFrom === always ? '' : `${validFrom} 起`, ended].filter(Boolean).join('，')
}

/** Towns of the county, or villages of a town, in code order; former ones stay in the list (R4). */
export function DivisionList({ caption, divisions, villages }: DivisionListProps) {
  const hasHistory = divisions.some((one) => one.validTo !== null || one.validFrom !== always)
  return (
    <div className={classes.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">区划代码</th>
            <th scope="col">名称</th>
            {villages && <th scope="col" className={classes.number}><VillageWord /></th>}
            <th scope="col" className={classes.number}>人口（人）</th>
            {hasHistory && <th scope="col">设立、撤销</th>}
          </tr>
        </thead>
        <tbody>
          {divisions.map(({ code, name, population, validFrom, validTo, successorCode }) => (
            <tr key={code} className={validTo ? classes.ended : undefined}>
              <td><Link href={`/admin/divisions/${code}`} prefetch={false}>{code}<span className={ui.hidden}> {name}的沿革</span></Link></td>
              <th scope="row">{villages ? <Link href={`/admin/divisions?town=${code}`} prefetch={false}>{name}</Link> : name}</th>
              {villages && <td className={classes.number}>{villages.get(code) ?? 0}</td>}
              <td className={classes.number}>{population === null ? <Unknown reason="没有记录人口" /> : formatThousands(population)}</td>
              {hasHistory && <td>{historyOf({ validFrom, validTo, successorCode })}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
