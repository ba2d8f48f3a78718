import { actLabel } from '@/domain/audit/acts'
import classes from './audit.module.css'

export interface AuditSearch {
  from?: string | undefined
  until?: string | undefined
  person?: string | undefined
  act?: string | undefined
}

/** The filters as a plain form: the page's URL is its state. */
export function AuditFilters({ search, acts }: { search: AuditSearch; acts: readonly string[] }) {
  return (
    <form className={`${classes.filters} no-print`} method="get" action="/admin/audit" role="search" aria-label="查找操作记录">
      <label>
        从
        <input type="date" name="from" defaultValue={search.from} />
      </label>
      <label>
        到
        <input type="date" name="until" defaultValue={search.until} />
      </label>
      <label>
        操作人姓名
        <input type="search" name="person" defaultValue={search.person} maxLength={40} autoComplete="off" />
      </label>
      <label>
        操作
        <select name="act" defaultValue={search.act ?? ''}>
          <option value="">全部</option>
          {acts.map((act) => (
            <option key={act} value={act}>
              {actLabel(act)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">查询</button>
      {Object.values(search).some(Boolean) && (
        <a className={classes.clear} href="/admin/audit">
          清除条件
        </a>
      )}
    </form>
  )
}
