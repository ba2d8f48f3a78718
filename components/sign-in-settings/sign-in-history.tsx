import { roleLabels } from '@/domain/access/roles'
import type { SignInRevision } from '@/domain/accounts/sign-in-settings'
import classes from './sign-in-settings.module.css'

/** Every revision with its author, newest first. */
export function SignInHistory({ revisions }: { revisions: readonly SignInRevision[] }) {
  return (
    <table className={classes.table}>
      <caption>共{revisions.length}次，新的在前</caption>
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">修改人</th>
          <th scope="col">须用动态验证码的角色</th>
          <th scope="col">闲置停用</th>
        </tr>
      </thead>
      <tbody>
        {revisions.map((revision) => (
          <tr key={revision.id}>
            <th scope="row" className={classes.nowrap}>
              {revision.recordedAt}
            </th>
            <td data-label="修改人">{revision.authorName}</td>
            <td data-label="须用动态验证码的角色">{revision.secondFactorRoles.map((role) => roleLabels[role]).join('、') || '无'}</td>
            <td data-label="闲置停用" className={classes.nowrap}>
              {revision.idleDays === null ? '不停用' : `${revision.idleDays}天`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
