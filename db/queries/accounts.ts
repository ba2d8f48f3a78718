import { and, asc, count, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { roles, type Role } from '@/domain/access/roles'
import type { AccountLine, AccountNotice, AccountState } from '@/domain/accounts/account'
import { noticeDays } from '@/domain/accounts/sign-in-settings'
import type { Division } from '@/domain/divisions/division'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { accounts, divisions } from '../schema'

/** The calendar's day in the county: accounts end by it, whatever day a campaign's example shows. */
export const calendarDay = sql<PlainDate>`(now() at time zone 'Asia/Shanghai')::date`

/** Right now; in the order of accountStates. */
export const accountState = sql<AccountState>`case
  when ${accounts.disabledAt} is not null then 'disabled'
  when ${accounts.expiresOn} < ${calendarDay} then 'expired'
  when ${accounts.mustChangePassword} then 'mustChange'
  else 'active' end`

const dayOf = (moment: SQL) => sql`(${moment} at time zone 'Asia/Shanghai')::date`

/** When an account was last used: signed in to, enabled, or made. */
export const lastUsedAt = sql`greatest(${accounts.lastSignedInAt}, ${accounts.recordedAt}, ${accounts.enabledAt})`

/**
 * The day on which an account is disabled as idle: so many days after its last use, and
 * never within a week of the setting, so that everybody could be told.
 */
export const idleEndsOn = sql<PlainDate | null>`(
  select greatest(${dayOf(lastUsedAt)} + newest.idle_days, ${dayOf(sql`newest.recorded_at`)} + ${sql.raw(String(noticeDays.idle))})
  from (select idle_days, recorded_at from sign_in_settings where county_code = left(${accounts.scopeCode}, 6) order by recorded_at desc limit 1) newest
  where newest.idle_days is not null)`

/** Can sign in today. */
export const isUsable = sql<boolean>`(${accounts.disabledAt} is null and (${accounts.expiresOn} is null or ${accounts.expiresOn} >= ${calendarDay}))`

const noticeConditions: Record<AccountNotice, SQL> = {
  expiring: sql`(${isUsable} and ${accounts.expiresOn} <= ${calendarDay} + ${sql.raw(String(noticeDays.expiry))})`,
  idling: sql`(${isUsable} and ${idleEndsOn} <= ${calendarDay} + ${sql.raw(String(noticeDays.idle))})`,
}

export interface AccountFilter {
  /** The division whose accounts are asked for, with all below it. */
  within: string
  /** Only these roles; a town sees its village agents. */
  roles?: readonly Role[] | undefined
  /** Part of the user name or the person's name. */
  words?: string | undefined
  state?: AccountState | undefined
  notice?: AccountNotice | undefined
  limit: number
  offset: number
}

const town = alias(divisions, 'town')

// Named one by one: a member may read every column but the password hash.
const lineColumns = {
  id: accounts.id,
  username: accounts.username,
  displayName: accounts.displayName,
  role: accounts.role,
  department: accounts.department,
  scopeCode: accounts.scopeCode,
  scopeName: sql<string>`coalesce(${town.name}, '') || coalesce(${divisions.name}, ${accounts.scopeCode})`,
  expiresOn: accounts.expiresOn,
  signsBulletins: accounts.signsBulletins,
  state: accountState,
  idleEndsOn,
  notices: sql<AccountNotice[]>`array_remove(array[case when ${noticeConditions.expiring} then 'expiring' end, case when ${noticeConditions.idling} then 'idling' end], null)`,
  version: accounts.version,
}

function conditions(filter: Omit<AccountFilter, 'limit' | 'offset'>): SQL | undefined {
  const words = filter.words?.trim().toLowerCase()
  return and(
    sql`starts_with(${accounts.scopeCode}, ${filter.within})`,
    filter.roles ? inArray(accounts.role, [...filter.roles]) : undefined,
    filter.state ? eq(accountState, filter.state) : undefined,
    filter.notice ? noticeConditions[filter.notice] : undefined,
    words ? or(sql`position(${words} in ${accounts.username}) > 0`, sql`position(${words} in lower(${accounts.displayName})) > 0`) : undefined,
  )
}

const roleOrder = sql`array_position(${sql.raw(`array['${roles.join("','")}']`)}, ${accounts.role})`

function linesWhere(tx: Transaction, where: SQL | undefined) {
  return tx
    .select(lineColumns)
    .from(accounts)
    .leftJoin(divisions, eq(divisions.code, accounts.scopeCode))
    .leftJoin(town, and(sql`length(${accounts.scopeCode}) = 12`, sql`${town.code} = left(${accounts.scopeCode}, 9)`))
    .where(where)
    .orderBy(roleOrder, asc(accounts.scopeCode), asc(accounts.username))
    .$dynamic()
}

/** Accounts in the order of roles, then of divisions, then of names; and how many there are in all. */
export async function findAccounts(tx: Transaction, filter: AccountFilter): Promise<{ accounts: AccountLine[]; total: number }> {
  const where = conditions(filter)
  const found = await linesWhere(tx, where).limit(filter.limit).offset(filter.offset)
  const [all] = await tx.select({ total: count() }).from(accounts).where(where)
  return { accounts: found, total: all?.total ?? 0 }
}

/** How many accounts of these roles end soon by themselves, by what ends them. */
export async function countNotices(tx: Transaction, within: string, ofRoles: readonly Role[]): Promise<Record<AccountNotice, number>> {
  const [row] = await tx
    .select({
      expiring: sql<number>`(count(*) filter (where ${noticeConditions.expiring}))::int`,
      idling: sql<number>`(count(*) filter (where ${noticeConditions.idling}))::int`,
    })
    .from(accounts)
    .where(conditions({ within, roles: ofRoles }))
  return row ?? { expiring: 0, idling: 0 }
}

/** One account by id or user name, within the caller's scope; null when it is not there to be seen. */
export async function getAccount(tx: Transaction, wanted: { id: string } | { username: string }): Promise<AccountLine | null> {
  const [found] = await linesWhere(tx, 'id' in wanted ? eq(accounts.id, wanted.id) : eq(accounts.username, wanted.username))
  return found ?? null
}

/** Several accounts by id, in the order of roles and divisions. */
export async function getAccounts(tx: Transaction, ids: string[]): Promise<AccountLine[]> {
  if (ids.length === 0) return []
  return linesWhere(tx, inArray(accounts.id, ids))
}

/** Which of the names the caller can see taken; another county's show only when they are written. */
export async function getTakenUsernames(tx: Transaction, usernames: string[]): Promise<Set<string>> {
  if (usernames.length === 0) return new Set()
  const taken = await tx.select({ username: accounts.username }).from(accounts).where(inArray(accounts.username, usernames))
  return new Set(taken.map((row) => row.username))
}

/** The county's divisions, former ones included: they explain what a row may have meant (R4). */
export async function getDivisionsForScopes(tx: Transaction, countyCode: string): Promise<Division[]> {
  return tx
    .select({
      code: divisions.code,
      level: divisions.level,
      name: divisions.name,
      validFrom: divisions.validFrom,
      validTo: divisions.validTo,
      successorCode: divisions.successorCode,
      population: divisions.population,
    })
    .from(divisions)
    .where(sql`starts_with(${divisions.code}, ${countyCode})`)
    .orderBy(asc(divisions.code))
}

/** Towns and villages an account may belong to now. */
export async function getScopeChoices(tx: Transaction, countyCode: string): Promise<{ code: string; name: string }[]> {
  return tx
    .select({ code: divisions.code, name: divisions.name })
    .from(divisions)
    .where(and(sql`starts_with(${divisions.code}, ${countyCode})`, sql`length(${divisions.code}) > 6`, or(isNull(divisions.validTo), sql`${divisions.validTo} >= ${calendarDay}`)))
    .orderBy(asc(divisions.code))
}

export async function getCalendarDay(tx: Transaction): Promise<PlainDate> {
  const [row] = await tx.execute<{ day: PlainDate }>(sql`select ${calendarDay}::text as day`)
  if (!row) throw new Error('The database gave no day.')
  return row.day
}

/** Every county there is, for the console. */
export async function getCounties(tx: Transaction): Promise<{ code: string; name: string }[]> {
  return tx.select({ code: divisions.code, name: divisions.name }).from(divisions).where(eq(divisions.level, 'county')).orderBy(asc(divisions.code))
}
