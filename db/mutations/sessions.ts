import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '../client'
import { isUsable } from '../queries/accounts'
import { accounts, divisions, sessions, signInThrottles } from '../schema'

/** What signing in needs to know of an account, or null when it is unknown. Runs as the sign-in role. */
export async function getCredentials(tx: Transaction, wanted: { username: string } | { id: string }) {
  const [account] = await tx
    .select({
      id: accounts.id,
      displayName: accounts.displayName,
      role: accounts.role,
      scopeCode: accounts.scopeCode,
      passwordHash: accounts.passwordHash,
      credentialVersion: accounts.credentialVersion,
      usable: isUsable,
    })
    .from(accounts)
    .where('id' in wanted ? eq(accounts.id, wanted.id) : eq(accounts.username, wanted.username))
  return account ?? null
}

/** The installation's only county, whose log also holds tries of unknown names; '' with several, when only the console reads them. */
export async function getOnlyCounty(tx: Transaction): Promise<string> {
  const [first, second] = await tx.select({ code: divisions.code }).from(divisions).where(eq(divisions.level, 'county')).limit(2)
  return first && !second ? first.code : ''
}

export interface NewSession {
  idHash: string
  accountId: string
  credentialVersion: number
  address: string | null
  via: 'password' | 'oidc'
  /** The second factor was given. */
  secondFactor: boolean
}

/**
 * Starts a session and notes the day, which ends idleness. false, and nothing done, when the account was disabled or changed
 * since its credentials were read: the row is held, so that the two cannot pass each other.
 */
export async function startSession(tx: Transaction, { secondFactor, ...session }: NewSession): Promise<boolean> {
  const held = await tx
    .update(accounts)
    .set({ lastSignedInAt: sql`now()` })
    .where(and(eq(accounts.id, session.accountId), eq(accounts.credentialVersion, session.credentialVersion), isUsable))
    .returning({ id: accounts.id })
  if (held.length === 0) return false
  await tx.insert(sessions).values({ ...session, secondFactorAt: secondFactor ? sql`now()` : null })
  return true
}

export async function endSession(tx: Transaction, idHash: string): Promise<{ accountId: string } | null> {
  const [ended] = await tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.idHash, idHash), isNull(sessions.endedAt)))
    .returning({ accountId: sessions.accountId })
  return ended ?? null
}

/** What the failures of a user name, existing or not, are counted under. */
export const accountSubject = (username: string) => `account:${username}`

export interface Throttle {
  subject: string
  failures: number
  /** Seconds until the next attempt is looked at; 0 when it may be now. */
  blockedSeconds: number
}

/** The failures remembered for the subjects; those older than an hour are forgotten. */
export async function getThrottles(tx: Transaction, subjects: string[]): Promise<Throttle[]> {
  return tx
    .select({
      subject: signInThrottles.subject,
      failures: signInThrottles.failures,
      blockedSeconds: sql<number>`greatest(0, ceil(extract(epoch from coalesce(${signInThrottles.blockedUntil}, now()) - now())))::int`,
    })
    .from(signInThrottles)
    .where(and(inArray(signInThrottles.subject, subjects), sql`${signInThrottles.lastFailureAt} > now() - interval '1 hour'`))
}

/**
 * The failures remembered for one subject, its row held until the transaction ends: of many guesses at once each sees the
 * one before it.
 */
export async function lockThrottle(tx: Transaction, subject: string): Promise<Throttle> {
  await tx.insert(signInThrottles).values({ subject, failures: 0 }).onConflictDoNothing()
  await tx.execute(sql`select from ${signInThrottles} where ${signInThrottles.subject} = ${subject} for update`)
  const [throttle] = await getThrottles(tx, [subject])
  return throttle ?? { subject, failures: 0, blockedSeconds: 0 }
}

/** Counts one failure for a subject and blocks it for the given seconds from now. */
export async function recordFailure(tx: Transaction, subject: string, blockSecondsAfter: (failures: number) => number): Promise<number> {
  const [row] = await tx
    .insert(signInThrottles)
    .values({ subject, failures: 1 })
    .onConflictDoUpdate({
      target: signInThrottles.subject,
      set: {
        failures: sql`case when ${signInThrottles.lastFailureAt} > now() - interval '1 hour' then ${signInThrottles.failures} + 1 else 1 end`,
        lastFailureAt: sql`now()`,
      },
    })
    .returning({ failures: signInThrottles.failures })
  const failures = row?.failures ?? 1
  const seconds = blockSecondsAfter(failures)
  if (seconds > 0) {
    await tx
      .update(signInThrottles)
      .set({ blockedUntil: sql`now() + make_interval(secs => ${seconds})` })
      .where(eq(signInThrottles.subject, subject))
  }
  return failures
}

/** Whether a thing is to be noted now: true at most once an hour for a subject, however often it comes. */
export async function isDueForNote(tx: Transaction, subject: string): Promise<boolean> {
  const due = await tx
    .insert(signInThrottles)
    .values({ subject, failures: 0 })
    .onConflictDoUpdate({ target: signInThrottles.subject, set: { lastFailureAt: sql`now()` }, setWhere: sql`${signInThrottles.lastFailureAt} <= now() - interval '1 hour'` })
    .returning({ subject: signInThrottles.subject })
  return due.length > 0
}

/** Takes one failure back that proved to be none, with the lock it set; locks that others set meanwhile stay. */
export async function takeBackFailure(tx: Transaction, subject: string, failures: number): Promise<void> {
  await tx
    .update(signInThrottles)
    .set({
      failures: sql`${signInThrottles.failures} - 1`,
      blockedUntil: sql`case when ${signInThrottles.failures} = ${failures} then null else ${signInThrottles.blockedUntil} end`,
    })
    .where(and(eq(signInThrottles.subject, subject), sql`${signInThrottles.failures} > 0`))
}

export async function forgetFailures(tx: Transaction, subject: string): Promise<void> {
  await tx.delete(signInThrottles).where(eq(signInThrottles.subject, subject))
}
