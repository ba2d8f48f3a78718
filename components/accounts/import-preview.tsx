import { signsBulletinsLabel } from '@/domain/accounts/account'
import type { AccountPreview } from '@/domain/accounts/account-preview'
import classes from './accounts.module.css'

/** What a table would make, or where it must be mended. */
export function ImportPreview({ preview }: { preview: AccountPreview }) {
  if (!preview.ok) {
    return (
      <table className={classes.table}>
        <caption role="alert">
          有{preview.problemCount}处要改，一个账户也没有建。请在表里改好后重新选择文件。
          {preview.problemCount > preview.problems.length && `下面是前${preview.problems.length}处。`}
        </caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">列</th>
            <th scope="col">要改的地方</th>
          </tr>
        </thead>
        <tbody>
          {preview.problems.map((problem, index) => (
            <tr key={index}>
              <td data-label="行">{problem.row ?? '—'}</td>
              <td data-label="列" className={classes.nowrap}>
                {problem.column ? `${problem.column.letter} ${problem.column.heading}` : '—'}
              </td>
              <td data-label="要改" className={classes.problemCell}>
                {problem.sentence}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  }
  return (
    <table className={classes.table}>
      <caption>将新建{preview.lines.length}个账户，请核对</caption>
      <thead>
        <tr>
          <th scope="col">行</th>
          <th scope="col">用户名</th>
          <th scope="col">姓名</th>
          <th scope="col">角色</th>
          <th scope="col">范围</th>
          <th scope="col">到期日</th>
        </tr>
      </thead>
      <tbody>
        {preview.lines.map((line) => (
          <tr key={line.row}>
            <td data-label="行">{line.row}</td>
            <td data-label="用户名" className={classes.name}>
              {line.username}
            </td>
            <td data-label="姓名" className={classes.name}>
              {line.displayName}
            </td>
            <td data-label="角色">
              {line.roleTitle}
              {line.signsBulletins && <div className={classes.grant}>{signsBulletinsLabel}</div>}
            </td>
            <td data-label="范围">{line.scopeName}</td>
            <td data-label="到期日">{line.expiresOn ?? '不限期'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
