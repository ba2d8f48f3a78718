import { formatThousands } from '@/domain/numbers/format'
import type { QuotaEntry } from '@/domain/quotas/quota-table-view'
import { monthDay } from '@/domain/time/plain-date'
import classes from './quotas.module.css'

const states: Record<QuotaEntry['state'], { label: string; meaning: string }> = {
  inForce: { label: '现行', meaning: '这一天按它执行' },
  upcoming: { label: '未到生效日', meaning: '到生效日起按它执行' },
  past: { label: '已被取代', meaning: '当时有效，后来有新的调整' },
  replaced: { label: '未曾执行', meaning: '同一生效日后来又有更正，以后来的为准' },
}

/** Every entry behind a quota, newest first: how many, from when, why, by which paper, by whom (R2). */
export function QuotaHistory({ name, entries }: { name: string; entries: QuotaEntry[] }) {
  if (entries.length === 0) return <p>{name}还没有任务数的记录。</p>
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>{name}任务数的全部记录，只增不改</caption>
        <thead>
          <tr>
            <th scope="col">生效日期</th>
            <th scope="col" className={classes.number}>任务数（人）</th>
            <th scope="col" className={classes.wide}>所印节点（累计）</th>
            <th scope="col">原因、文号</th>
            <th scope="col" className={classes.wide}>记录人</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} className={entry.state === 'inForce' || entry.state === 'upcoming' ? undefined : classes.past}>
              <th scope="row">{entry.effectiveFrom}</th>
              <td className={classes.number}>{entry.persons === null ? '撤销' : formatThousands(entry.persons)}</td>
              <td className={classes.wide}>
                {entry.milestones.length === 0
                  ? '按比例'
                  : entry.milestones.map(({ dueOn, persons }) => `${monthDay(dueOn)} ${formatThousands(persons)}`).join('；')}
              </td>
              <td className={classes.reason}>
                {entry.reason}
                <br />
                {entry.documentNumber}
              </td>
              <td className={classes.wide}>
                {entry.authorName}
                <br />
                <span className={classes.nowrap}>{entry.recordedAt}</span>
              </td>
              <td className={classes.nowrap}>
                <span title={states[entry.state].meaning}>{states[entry.state].label}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
