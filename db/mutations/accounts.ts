import { and, count, eq, isNull, or, sql } from 'drizzle-orm'
import { may } from '@/domain/access/permissions'
import type { Role } from '@/domain/access/roles'
import type { AccountFields, NewAccount } from '@/domain/accounts/account-schemas'
import type { AccountRefusal } from '@/domain/accounts/account-refusals'
import type { Transaction } from '../client'
import { calendarDay, isUsable } from '../queries/accounts'
import { accounts, divisions } from '../schema'
import type { AuditEntry } from './audit'
import { lastChangeOf } from '../queries/audit'
import { unbindIdentities } from './identities'
import { deleteSecondFactor, endSecondFactor } from './second-factors'
import { accountSubject, forgetFailures } from './sessions'

/** Who changes accounts: a signed-in person, or the console, which has no account of its own. */
export type AccountKeeper = { accountId: string; role: Role; scopeCode: string } | { accountId: null; role: 'console'; scopeCode: string }

export type AccountOutcome<T> = { ok: true; value: T; audit: AuditEntry[] } | { ok: false; refusal: AccountRefusal }

const refused = (refusal: AccountRefusal): { ok: false; refusal: AccountRefusal } => ({ ok: false, refusal })

/**
 * Puts those who change accounts in line until the transaction ends: people at the desk (hold_writer takes the same lock), the
 * console and housekeeping. Always before any row of accounts, or two of them would wait for each other's.
 */
export async function lockAccounts(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('yingbao accounts'))`)
}

/** Takes the county's administrators in hand, in line with whoever else changes accounts: two of them may not disable each other. */
export async function holdAdmins(tx: Transaction, countyCode: string): Promise<void> {
  await lockAccounts(tx)
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.role, 'county_admin'), eq(accounts.scopeCode, countyCode)))
    .orderBy(accounts.id)
    .for('update')
}

export async function countUsableAdmins(tx: Transaction, countyCode: string): Promise<number> {
  const [row] = await tx
    .select({ usable: count() })
    .from(accounts)
    .where(
      and(eq(accounts.role, 'county_admin'), eq(accounts.scopeCode, countyCode), isUsable),
    )
  return row?.usable ?? 0
}

async function holdAccount(tx: Transaction, keeper: AccountKeeper, id: string) {
  const [account] = await tx
    .select({
      id: accounts.id,
      username: accounts.username,
      displayName: accounts.displayName,
      role: accounts.role,
      department: accounts.department,
      scopeCode: accounts.scopeCode,
      expiresOn: accounts.expiresOn,
      signsBulletins: accounts.signsBulletins,
      disabledAt: accounts.disabledAt,
      version: accounts.version,
    })
    .from(accounts)
    .where(and(eq(accounts.id, id), sql`starts_with(${accounts.scopeCode}, ${keeper.scopeCode})`))
    .for('update')
  return account ?? null
}

async function scopeProblem(tx: Transaction, keeper: AccountKeeper, scopeCode: string): Promise<AccountRefusal | null> {
  const [found] = await tx
    .select({ code: divisions.code })
    .from(divisions)
    .where(and(eq(divisions.code, scopeCode), sql`starts_with(${divisions.code}, ${keeper.scopeCode})`, or(isNull(divisions.validTo), sql`${divisions.validTo} >= ${calendarDay}`)))
  return found ? null : { reason: 'scope', scopeCode }
}

async function expiryProblem(tx: Transaction, expiresOn: string | null): Promise<AccountRefusal | null> {
  if (expiresOn === null) return null
  const [row] = await tx.execute<{ past: boolean }>(sql`select ${expiresOn}::date < ${calendarDay} as past`)
  return row?.past ? { reason: 'past', expiresOn } : null
}

/**
 * Creates accounts with a one-time password each, given as hashes. All or none: on a refusal the caller must undo the
 * transaction. `act` says in the log whether one was typed or a file came in.
 */
export async function createAccounts(
  tx: Transaction,
  keeper: AccountKeeper,
  wanted: readonly (NewAccount & { passwordHash: string })[],
  act: 'accounts:create' | 'accounts:import',
): Promise<AccountOutcome<{ id: string; username: string }[]>> {
  for (const scopeCode of new Set(wanted.map((account) => account.scopeCode))) {
    const problem = await scopeProblem(tx, keeper, scopeCode)
    if (problem) return refused(problem)
  }
  for (const expiresOn of new Set(wanted.map((account) => account.expiresOn))) {
    const problem = await expiryProblem(tx, expiresOn)
    if (problem) return refused(problem)
  }
  const values = wanted.map(({ username, displayName, role, department, scopeCode, expiresOn, signsBulletins, passwordHash }) => ({
    username, displayName, role, department, scopeCode, expiresOn, signsBulletins: signsBulletins ?? false, passwordHash, mustChangePassword: true,
  }))
  // A name may be taken in a county that this one does not see: only the insertion knows.
  const created = await tx.insert(accounts).values(values).onConflictDoNothing().returning({ id: accounts.id, username: accounts.username })
  const made = new Set(created.map((account) => account.username))
  const taken = wanted.map((account) => account.username).filter((username) => !made.has(username))
  if (taken.length > 0) return refused({ reason: 'taken', usernames: taken })
  const fields = ['username', 'displayName', 'role', 'scopeCode', 'expiresOn', ...(values.some((account) => account.signsBulletins) ? ['signsBulletins'] : []), 'password']
  const scopeCode = act === 'accounts:create' && wanted[0] ? wanted[0].scopeCode : keeper.scopeCode
  return { ok: true, value: created, audit: [{ act, scopeCode, records: created.map((account) => account.id), fields }] }
}

/**
 * Changes name, role, scope, last day or the grant to sign bulletins (R13), which is kept where nothing is said of it and ends
 * with a role that never signs. A new role or scope ends the account's sessions at once; the grant is asked for at every
 * request and needs no new sign-in. Refuses to change one's
 * own role, scope or end, and to take away the county's last usable administrator.
 */
export async function editAccount(tx: Transaction, keeper: AccountKeeper, id: string, version: number, wanted: AccountFields): Promise<AccountOutcome<{ version: number }>> {
  await holdAdmins(tx, keeper.scopeCode.slice(0, 6))
  const before = await holdAccount(tx, keeper, id)
  if (!before) return refused({ reason: 'missing' })
  if (before.version !== version) return refused({ reason: 'stale', by: await lastChangeOf(tx, id) })
  const signsBulletins = may(wanted.role, 'bulletins:sign') && (wanted.signsBulletins ?? before.signsBulletins)
  const fields = { ...wanted, signsBulletins }
  const keys = ['displayName', 'role', 'department', 'scopeCode', 'expiresOn', 'signsBulletins'] as const
  const changed = keys.filter((key) => before[key] !== fields[key])
  if (changed.length === 0) return { ok: true, value: { version }, audit: [] }
  if (id === keeper.accountId && changed.some((key) => key !== 'displayName')) return refused({ reason: 'self' })
  const problem =
    (changed.includes('scopeCode') && (await scopeProblem(tx, keeper, fields.scopeCode))) || (changed.includes('expiresOn') && (await expiryProblem(tx, fields.expiresOn)))
  if (problem) return refused(problem)
  const endsSessions = changed.some((key) => key === 'role' || key === 'department' || key === 'scopeCode')
  const raised = endsSessions ? { credentialVersion: sql`${accounts.credentialVersion} + 1` } : {}
  await tx.update(accounts).set({ ...fields, ...raised, version: version + 1 }).where(eq(accounts.id, id))
  if (before.role === 'county_admin' && (await countUsableAdmins(tx, before.scopeCode)) === 0) return refused({ reason: 'lastAdmin' })
  return { ok: true, value: { version: version + 1 }, audit: [{ act: 'accounts:edit', scopeCode: fields.scopeCode, records: [id], fields: [...changed] }] }
}

/** Disables or enables an account. Disabling ends its sessions at once; enabling does not bring them back. */
export async function setAccountDisabled(tx: Transaction, keeper: AccountKeeper, id: string, version: number, disabled: boolean): Promise<AccountOutcome<{ version: number }>> {
  await holdAdmins(tx, keeper.scopeCode.slice(0, 6))
  const before = await holdAccount(tx, keeper, id)
  if (!before) return refused({ reason: 'missing' })
  if (before.version !== version) return refused({ reason: 'stale', by: await lastChangeOf(tx, id) })
  if ((before.disabledAt !== null) === disabled) return { ok: true, value: { version }, audit: [] }
  if (disabled && id === keeper.accountId) return refused({ reason: 'self' })
  await tx
    .update(accounts)
    .set({ ...(disabled ? { disabledAt: sql`now()` } : { disabledAt: null, enabledAt: sql`now()` }), credentialVersion: sql`${accounts.credentialVersion} + 1`, version: version + 1 })
    .where(eq(accounts.id, id))
  if (disabled && before.role === 'county_admin' && (await countUsableAdmins(tx, before.scopeCode)) === 0) return refused({ reason: 'lastAdmin' })
  const act = disabled ? 'accounts:disable' : 'accounts:enable'
  return { ok: true, value: { version: version + 1 }, audit: [{ act, scopeCode: before.scopeCode, records: [id], fields: ['disabledAt'] }] }
}

/** Puts a one-time password in place, which must be changed at the next sign-in, ends the account's sessions and its lock. */
export async function resetPassword(tx: Transaction, keeper: AccountKeeper, id: string, version: number, passwordHash: string): Promise<AccountOutcome<{ version: number }>> {
  if (id === keeper.accountId) return refused({ reason: 'selfReset' })
  await lockAccounts(tx)
  const before = await holdAccount(tx, keeper, id)
  // A town looks after its village agents and nobody else; the database holds the same line.
  if (!before || (keeper.role === 'town_clerk' && before.role !== 'village_agent')) return refused({ reason: 'missing' })
  if (before.version !== version) return refused({ reason: 'stale', by: await lastChangeOf(tx, id) })
  await tx
    .update(accounts)
    .set({ passwordHash, mustChangePassword: true, credentialVersion: sql`${accounts.credentialVersion} + 1`, version: version + 1 })
    .where(eq(accounts.id, id))
  await freeAccount(tx, keeper, before, true)
  return { ok: true, value: { version: version + 1 }, audit: [{ act: 'accounts:reset', scopeCode: before.scopeCode, records: [id], fields: ['password'] }] }
}

/**
 * Forgets the failed sign-ins of an account, for who was given a new password must not wait for the old one's lock; and with
 * `unbind` who it belongs to at the county's sign-in server, for the account may go to another person.
 */
async function freeAccount(tx: Transaction, keeper: AccountKeeper, { id, username }: { id: string; username: string }, unbind: boolean): Promise<void> {
  // A member sees neither table: the function holds the same line as the accounts' policy.
  if (keeper.accountId !== null) return void (await tx.execute(sql`select free_account(${id}::uuid, ${unbind})`))
  await forgetFailures(tx, accountSubject(username))
  if (unbind) await unbindIdentities(tx, id)
}

/** Takes a lost second factor away and ends the account's sessions; where its role must have one, the next sign-in sets up a new one. */
export async function resetSecondFactor(tx: Transaction, keeper: AccountKeeper, id: string, version: number): Promise<AccountOutcome<{ version: number }>> {
  if (id === keeper.accountId) return refused({ reason: 'selfFactor' })
  await lockAccounts(tx)
  const before = await holdAccount(tx, keeper, id)
  if (!before || (keeper.role === 'town_clerk' && before.role !== 'village_agent')) return refused({ reason: 'missing' })
  if (before.version !== version) return refused({ reason: 'stale', by: await lastChangeOf(tx, id) })
  const ended = keeper.accountId === null ? await deleteSecondFactor(tx, id) : await endSecondFactor(tx, id)
  if (!ended) return refused({ reason: 'noFactor' })
  await tx
    .update(accounts)
    .set({ credentialVersion: sql`${accounts.credentialVersion} + 1`, version: version + 1 })
    .where(eq(accounts.id, id))
  await freeAccount(tx, keeper, before, false)
  return { ok: true, value: { version: version + 1 }, audit: [{ act: 'second-factor:reset', scopeCode: before.scopeCode, records: [id], fields: ['secondFactor'] }] }
}

/**
 * Sets one's own new password and ends all one's sessions; the page signs in again with it. The old one is the caller's to
 * check, under `credentialVersion`: null when the account has changed since, as by an administrator's reset.
 */
export async function changeOwnPassword(
  tx: Transaction,
  account: { accountId: string; scopeCode: string },
  { passwordHash, credentialVersion }: { passwordHash: string; credentialVersion: number },
): Promise<AuditEntry[] | null> {
  const changed = await tx
    .update(accounts)
    .set({ passwordHash, mustChangePassword: false, credentialVersion: credentialVersion + 1, version: sql`${accounts.version} + 1` })
    .where(and(eq(accounts.id, account.accountId), eq(accounts.credentialVersion, credentialVersion)))
    .returning({ id: accounts.id })
  if (changed.length === 0) return null
  return [{ act: 'password:change', scopeCode: account.scopeCode, records: [account.accountId], fields: ['password'] }]
}
