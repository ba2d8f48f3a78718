import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Transaction } from '@/db/client'
import { appendAudit, type AuditAuthor } from '@/db/mutations/audit'
import { endSession, forgetFailures, getCredentials, getThrottles, lockThrottle, recordFailure, startSession } from '@/db/mutations/sessions'
import { withSignIn } from '@/db/session'
import { accountBlockSeconds, addressDelayMs } from '@/domain/accounts/sign-in-delay'
import { database } from './database'
import { verifyPassword } from './passwords'

/** The cookie carries the id, the database its hash: a stolen backup opens no session. */
export function sessionIdHash(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex')
}

/** Looks at a name and a password: the same work and the same waiting, whether the account exists or not. */
async function examine(username: string, password: string, address: string | null) {
  const name = username.trim().toLowerCase()
  const subjects = { account: `account:${name}`, address: `address:${address ?? 'unknown'}` }
  // The attempt counts as a failure until it has proved otherwise, so that guesses made at once cannot slip past the lock.
  const { account, blocked, failures, delay } = await withSignIn(database(), async (tx) => {
    const [address] = await getThrottles(tx, [subjects.address])
    const blocked = (await lockThrottle(tx, subjects.account)).blockedSeconds > 0
    const failures = await recordFailure(tx, subjects.account, accountBlockSeconds)
    return { account: await getCredentials(tx, name), blocked, failures, delay: addressDelayMs(address?.failures ?? 0) }
  })
  await sleep(delay)
  const fits = await verifyPassword(account?.passwordHash ?? null, password)
  const author: AuditAuthor = { id: account?.id ?? null, name: account?.displayName ?? '未知账户', role: account?.role ?? '', address }
  return { account, admitted: fits && account?.usable && !blocked ? account : null, failures, subjects, author }
}

type Examined = Awaited<ReturnType<typeof examine>>

/** Counts a failure for the address, and writes it to the log of an account that exists. */
async function noteFailure(tx: Transaction, { account, failures, subjects, author }: Examined, act: 'session:refuse' | 'password:refuse'): Promise<void> {
  await recordFailure(tx, subjects.address, () => 0)
  if (account) await appendAudit(tx, author, [{ act, scopeCode: account.scopeCode, records: [account.id], fields: [], note: `连续第${failures}次未通过` }])
}

/**
 * Signs in, or answers null: for a wrong name, a wrong password, a disabled, expired or blocked account alike, after the
 * same work. Failures are counted per account name, existing or not, and per address (issue A1 §4).
 */
export async function signIn(username: string, password: string, address: string | null): Promise<string | null> {
  const examined = await examine(username, password, address)
  return withSignIn(database(), async (tx) => {
    const { admitted: account, subjects, author } = examined
    if (!account) {
      await noteFailure(tx, examined, 'session:refuse')
      return null
    }
    const sessionId = randomBytes(32).toString('base64url')
    await forgetFailures(tx, subjects.account)
    await startSession(tx, { idHash: sessionIdHash(sessionId), accountId: account.id, credentialVersion: account.credentialVersion, address })
    await appendAudit(tx, author, [{ act: 'session:start', scopeCode: account.scopeCode, records: [account.id], fields: [] }])
    return sessionId
  })
}

/** Whether a signed-in person knows his own password; a wrong one counts like a failed sign-in. */
export async function confirmPassword(username: string, password: string, address: string | null): Promise<boolean> {
  const examined = await examine(username, password, address)
  await withSignIn(database(), (tx) => (examined.admitted ? forgetFailures(tx, examined.subjects.account) : noteFailure(tx, examined, 'password:refuse')))
  return examined.admitted !== null
}

/** Ends a session for good; the cookie that carried it is worth nothing afterwards. */
export async function signOut(sessionId: string): Promise<void> {
  await withSignIn(database(), async (tx) => {
    await endSession(tx, sessionIdHash(sessionId))
  })
}
