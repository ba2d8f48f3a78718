import { asc, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '../client'
import { calendarDay, idleEndsOn, isUsable, lastUsedAt } from '../queries/accounts'
import { accounts } from '../schema'
import type { AuditEntry } from './audit'
import { countUsableAdmins, holdAdmins } from './accounts'

/**
 * Disables the accounts of a county that nobody has signed in to for longer than its settings allow, oldest first, and ends
 * their sessions. The last usable administrator stays. Runs as the operator, daily.
 */
async function disableIdleOf(tx: Transaction, countyCode: string): Promise<AuditEntry[]> {
  await holdAdmins(tx, countyCode)
  const idle = await tx
    .select({ id: accounts.id, role: accounts.role })
    .from(accounts)
    .where(sql`starts_with(${accounts.scopeCode}, ${countyCode}) and ${isUsable} and ${idleEndsOn} <= ${calendarDay}`)
    .orderBy(asc(lastUsedAt), asc(accounts.id))
    .for('update')
  let admins = await countUsableAdmins(tx, countyCode)
  const ended = idle.filter(({ role }) => role !== 'county_admin' || (admins -= 1) > 0).map(({ id }) => id)
  if (ended.length === 0) return []
  await tx
    .update(accounts)
    .set({ disabledAt: sql`now()`, credentialVersion: sql`${accounts.credentialVersion} + 1`, version: sql`${accounts.version} + 1` })
    .where(inArray(accounts.id, ended))
  return [{ act: 'accounts:disable-idle', scopeCode: countyCode, records: ended, fields: ['disabledAt'], note: `长期没有登录，共${ended.length}个` }]
}

/** The same for every county; the entries for the log, which the caller appends last. */
export async function disableIdleAccounts(tx: Transaction): Promise<AuditEntry[]> {
  const counties = await tx.execute<{ code: string }>(sql`select distinct county_code as code from sign_in_settings order by 1`)
  const entries: AuditEntry[] = []
  for (const { code } of counties) entries.push(...(await disableIdleOf(tx, code)))
  return entries
}
