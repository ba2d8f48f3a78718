'use client'

import Link from 'next/link'
import { useDivisionWords } from '@/components/layout/division-words'
import { pathWith } from '@/components/ui/search-path'
import { Unknown } from '@/components/ui/unknown'
import { formatThousands } from '@/domain/numbers/format'
import type { EntrySheet } from '@/domain/progress/entry-sheet'
import deskClasses from './daily-counts.module.css'
import classes from './entry-table.module.css'

/** Where villages report, the county chooses a town: how far each one is today (R8). */
export function TownChoice({ sheet, search }: { sheet: EntrySheet; search: Record<string, string | undefined> }) {
  const { town, villageShort } = useDivisionWords()
  return (
    <div className={`${classes.frame} ${deskClasses.choiceFrame}`}>
      <table className={classes.choiceTable}>
        <caption className={deskClasses.choiceCaption}>本活动按{villageShort}上报，请选一个{town}填报。</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.name}>{town}</th>
            <th scope="col">已上报的{villageShort}（个）</th>
            <th scope="col">累计（人）</th>
          </tr>
        </thead>
        <tbody>
          {sheet.towns.map((one) => (
            <tr key={one.code}>
              <th scope="row" className={classes.name}>
                <Link href={pathWith('/daily-counts', { ...search, town: one.code })} prefetch={false}>
                  {one.name}
                </Link>
              </th>
              <td>{one.villages ? `${one.villages.reportedToday}/${one.villages.total}` : <Unknown reason={`没有${villageShort}的名单`} />}</td>
              <td>{one.persons === null ? <Unknown reason="还没有报过数" /> : formatThousands(one.persons)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
