import { sql } from 'drizzle-orm'
import type { RoleFactors } from '@/domain/accounts/sign-in-settings'
import type { Transaction } from '../client'
import { calendarDay } from './accounts'

/** Which of the accounts have a second factor, as far as the actor looks after them; his own always. */
export async function getSecondFactorHolders(tx: Transaction, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx.execute<{ id: string }>(sql`select id from second_factor_holders(${sql.param(ids)}::uuid[])`)
  return rows.map((row) => row.id)
}

/** Accounts in use below a division by role, and how many of them have a second factor. */
export async function countFactorsByRole(tx: Transaction, within: string): Promise<RoleFactors[]> {
  const rows = await tx.execute<RoleFactors & Record<string, unknown>>(sql`
    with used as (
      select id, role from accounts
      where starts_with(scope_code, ${within}) and disabled_at is null and (expires_on is null or expires_on >= ${calendarDay})
    )
    select role, count(*)::int as accounts, count(holder.id)::int as enrolled
    from used left join second_factor_holders(array(select id from used)) holder using (id)
    group by role`)
  return [...rows]
}
