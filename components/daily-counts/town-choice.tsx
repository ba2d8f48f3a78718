import Link from 'next/link'
import { pathWith } from '@/components/ui/search-path'
import { Unknown } from '@/components/ui/unknown'
import { formatThousands } from '@/domain/numbers/format'
import type { EntrySheet } from '@/domain/progress/entry-sheet'
import deskClasses from './daily-counts.module.css'
import classes from './entry-table.module.css'

/** Where villages report, the county chooses a town: how far each one is today (R8). */
export function TownChoice({ sheet, search }: { sheet: EntrySheet; search: Record<string, string | undefined> }) {
  return (
    <div className={`${classes.frame} ${deskClasses.choiceFrame}`}>
      <table className={classes.choiceTable}>
        <caption className={deskClasses.choiceCaption}>本活动按村上报，请选一个镇填报。</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.name}>镇</th>
            <th scope="col">已上报的村（个）</th>
            <th scope="col">累计（人）</th>
          </tr>
        </thead>
        <tbody>
          {sheet.towns.map((town) => (
            <tr key={town.code}>
              <th scope="row" className={classes.name}>
                <Link href={pathWith('/daily-counts', { ...search, town: town.code })} prefetch={false}>
                  {town.name}
                </Link>
              </th>
              <td>{town.villages ? `${town.villages.reportedToday}/${town.villages.total}` : <Unknown reason="没有村的名单" />}</td>
              <td>{town.persons === null ? <Unknown reason="还没有报过数" /> : formatThousands(town.persons)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
