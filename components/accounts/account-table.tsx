import { accountNoticeLabels, accountStateLabels, roleTitle, signsBulletinsLabel, type AccountLine } from '@/domain/accounts/account'
import { monthDay } from '@/domain/time/plain-date'
import classes from './accounts.module.css'

export type AccountAct = 'edit' | 'disable' | 'enable' | 'reset' | 'resetFactor'

interface AccountTableProps {
  accounts: AccountLine[]
  caption: string
  /** Which acts the reader may do on a row. */
  actsOn: (account: AccountLine) => AccountAct[]
  onAct: (act: AccountAct, account: AccountLine) => void
}

const actWords: Record<AccountAct, string> = { edit: '修改', disable: '停用', enable: '启用', reset: '重置密码', resetFactor: '重置验证码' }

/** The accounts in view; on a phone each row becomes a short block. */
export function AccountTable({ accounts, caption, actsOn, onAct }: AccountTableProps) {
  return (
    <table className={classes.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">用户名</th>
          <th scope="col">角色</th>
          <th scope="col">范围</th>
          <th scope="col">状态</th>
          <th scope="col">到期日</th>
          <th scope="col" className="no-print">
            操作
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => {
          const { label, meaning } = accountStateLabels[account.state]
          return (
            <tr key={account.id}>
              <th scope="row" className={classes.name}>
                {account.displayName}
              </th>
              <td data-label="用户名" className={classes.name}>
                {account.username}
              </td>
              <td data-label="角色">
                {roleTitle(account.role, account.department)}
                {account.signsBulletins && <div className={classes.grant}>{signsBulletinsLabel}</div>}
              </td>
              <td data-label="范围">{account.scopeName}</td>
              <td data-label="状态" className={account.state === 'active' ? classes.nowrap : `${classes.nowrap} ${classes[account.state]}`} title={meaning}>
                {label}
              </td>
              <td data-label="到期日" className={classes.nowrap}>
                {account.expiresOn ?? '不限期'}
                {account.notices.map((notice) => (
                  <div key={notice} className={classes.notice}>
                    {accountNoticeLabels[notice]}
                    {notice === 'idling' && account.idleEndsOn && `（${monthDay(account.idleEndsOn)}）`}
                  </div>
                ))}
              </td>
              <td data-label="" className="no-print">
                <div className={classes.rowActions}>
                  {actsOn(account).map((act) => (
                    <button key={act} type="button" className={classes.link} aria-label={`${actWords[act]}：${account.displayName}（${account.username}）`} onClick={() => onAct(act, account)}>
                      {actWords[act]}
                    </button>
                  ))}
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
