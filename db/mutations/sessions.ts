import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '../client'
import { accounts, sessions, signInThrottles } from '../schema'

/** What signing in needs to know of an account, or null when the name is unknown. Runs as the sign-in role. */
export async function getCredentials(tx: Transaction, username: string) {
  const [account] = await tx
    .select({
      id: accounts.id,
      displayName: accounts.displayName,
      role: accounts.role,
      scopeCode: accounts.scopeCode,
      passwordHash: accounts.passwordHash,
      credentialVersion: accounts.credentialVersion,
      usable: sql<boolean>`${accounts.disabledAt} is null and (${accounts.expiresOn} is null or ${accounts.expiresOn} >= (now() at time zone 'Asia/Shanghai')::date)`,
    })
    .from(accounts)
    .where(eq(accounts.username, username))
  return account ?? null
}

export async function startSession(
  tx: Transaction,
  session: { idHash: string; accountId: string; credentialVersion: number; address: string | null },
): Promise<void> {
  await tx.insert(sessions).values(session)
}

export async function endSession(tx: Transaction, idHash: string): Promise<{ accountId: string } | null> {
  const [ended] = await tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.idHash, idHash), isNull(sessions.endedAt)))
    .returning({ accountId: sessions.accountId })
  return ended ?? null
}

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

export async function forgetFailures(tx: Transaction, subject: string): Promise<void> {
  await tx.delete(signInThrottles).where(eq(signInThrottles.subject, subject))
}
