import Link from 'next/link'
import type { DivisionHistoryEntry } from '@/domain/divisions/division-change'
import classes from './divisions.module.css'

function Change({ entry, code }: { entry: DivisionHistoryEntry; code: string }) {
  if (entry.kind === 'rename') return <>{entry.formerName} 改名为 {entry.name}</>
  const other = entry.divisionCode === code ? entry.successorCode : entry.divisionCode
  const name = entry.divisionCode === code ? entry.successorName : entry.formerName
  return (
    <>
      {entry.divisionCode === code ? '并入 ' : ''}
      <Link href={`/admin/divisions/${other}`} prefetch={false}>{name}（{other}）</Link>
      {entry.divisionCode === code ? '' : ' 并入本单位'}
    </>
  )
}

/** Everything that became of a division and of those merged into it, newest first (R4). */
export function DivisionHistory({ code, name, entries }: { code: string; name: string; entries: DivisionHistoryEntry[] }) {
  if (entries.length === 0) return <p>{name}还没有改名或合并的记录。</p>
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>{name}的改名和合并，只增不改</caption>
        <thead>
          <tr>
            <th scope="col">生效日期</th>
            <th scope="col">变动</th>
            <th scope="col">原因、文号</th>
            <th scope="col" className={classes.wide}>记录人</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row" className={classes.nowrap}>{entry.effectiveFrom}</th>
              <td><Change entry={entry} code={code} /></td>
              <td>{entry.reason}<br />{entry.documentNumber}</td>
              <td className={classes.wide}>{entry.authorName}<br />{entry.recordedAt}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
