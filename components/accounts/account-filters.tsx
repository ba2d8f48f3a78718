import { roleLabels, type Role } from '@/domain/access/roles'
import { accountNoticeLabels, accountNotices, accountStateLabels, accountStates } from '@/domain/accounts/account'
import type { ScopeChoice } from './scope-choice'
import classes from './accounts.module.css'

export interface AccountSearch {
  q?: string | undefined
  role?: string | undefined
  town?: string | undefined
  state?: string | undefined
}

interface AccountFiltersProps {
  search: AccountSearch
  roles: readonly Role[]
  towns: readonly ScopeChoice[]
}

/** The filters as a plain form: the page's URL is its state, with or without scripts. */
export function AccountFilters({ search, roles, towns }: AccountFiltersProps) {
  const filtered = Object.values(search).some(Boolean)
  return (
    <form className={`${classes.filters} no-print`} method="get" action="/admin/accounts" role="search" aria-label="查找账户">
      <label>
        姓名或用户名
        <input type="search" name="q" defaultValue={search.q} maxLength={64} autoComplete="off" />
      </label>
      {roles.length > 1 && (
        <label>
          角色
          <select name="role" defaultValue={search.role ?? ''}>
            <option value="">全部</option>
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleLabels[role]}
              </option>
            ))}
          </select>
        </label>
      )}
      {towns.length > 1 && (
        <label>
          镇（街道）
          <select name="town" defaultValue={search.town ?? ''}>
            <option value="">全县</option>
            {towns.map((town) => (
              <option key={town.code} value={town.code}>
                {town.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        状态
        <select name="state" defaultValue={search.state ?? ''}>
          <option value="">全部</option>
          {accountStates.map((state) => (
            <option key={state} value={state}>
              {accountStateLabels[state].label}
            </option>
          ))}
          {accountNotices.map((notice) => (
            <option key={notice} value={notice}>
              {accountNoticeLabels[notice]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">查询</button>
      {filtered && (
        <a className={classes.clear} href="/admin/accounts">
          清除条件
        </a>
      )}
    </form>
  )
}
