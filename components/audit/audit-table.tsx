import { roles, roleLabels } from '@/domain/access/roles'
import { senderRoleLabel } from '@/domain/senders/sender'
import { actLabel, fieldLabel } from '@/domain/audit/acts'
import type { AuditLine } from '@/domain/audit/audit-line'
import classes from './audit.module.css'

function roleOf(line: AuditLine): string {
  const role = roles.find((known) => known === line.actorRole)
  if (line.actorRole === 'sender') return senderRoleLabel
  return role ? roleLabels[role] : ''
}

/** An id nobody can read aloud is shortened; the whole stands in its title. */
function Record({ record }: { record: string }) {
  const shortened = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(record) ? `编号${record.slice(0, 8)}…` : record
  return <span title={record}>{shortened}</span>
}

/** Who did what and when, newest first. No personal values: they are not in the log (decision 7). */
export function AuditTable({ lines, caption }: { lines: AuditLine[]; caption: string }) {
  return (
    <table className={classes.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={classes.number}>
            序号
          </th>
          <th scope="col">时间</th>
          <th scope="col">操作人</th>
          <th scope="col">来源地址</th>
          <th scope="col">操作</th>
          <th scope="col">涉及范围</th>
          <th scope="col">记录</th>
          <th scope="col">栏目</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.number}>
            <td data-label="序号" className={classes.number}>
              {line.number}
            </td>
            <td data-label="时间" className={classes.time}>
              {line.at}
            </td>
            <th scope="row" data-label="操作人">
              {line.actorName} <span className={classes.role}>{roleOf(line)}</span>
            </th>
            <td data-label="来源">{line.address ?? <span title="在服务器的控制台上操作">控制台</span>}</td>
            <td data-label="操作">{actLabel(line.act)}</td>
            <td data-label="范围">{line.scopeName}</td>
            <td data-label="记录" className={classes.records}>
              {line.records.map((record, index) => (
                <span key={index}>
                  {index > 0 && '、'}
                  <Record record={record} />
                </span>
              ))}
              {line.moreRecords > 0 && ` 等${line.records.length + line.moreRecords}条`}
            </td>
            <td data-label="栏目">{line.fields.map(fieldLabel).join('、')}</td>
            <td data-label="说明" className={classes.records}>
              {line.note}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
