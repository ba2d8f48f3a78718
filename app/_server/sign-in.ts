import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Transaction } from '@/db/client'
import { appendAudit, type AuditAuthor } from '@/db/mutations/audit'
import { getSecondFactor, useStep } from '@/db/mutations/second-factors'
import {
  accountSubject, endSession, forgetFailures, getCredentials, getOnlyCounty, getThrottles, lockThrottle, recordFailure, startSession, takeBackFailure,
} from '@/db/mutations/sessions'
import { withSignIn } from '@/db/session'
import { accountBlockSeconds, addressDelayMs } from '@/domain/accounts/sign-in-delay'
import { database } from './database'
import { verifyPassword } from './passwords'
import { checkCode } from './second-factor'

/** The cookie carries the id, the database its hash: a stolen backup opens no session. */
export function sessionIdHash(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex')
}

export const newSessionId = () => randomBytes(32).toString('base64url')

export function accountAuthor(account: { id: string; displayName: string; role: string } | null, address: string | null): AuditAuthor {
  return { id: account?.id ?? null, name: account?.displayName ?? '未知账户', role: account?.role ?? '', address }
}

/** Looks at a name and a password: the same work and the same waiting, whether the account exists or not. */
async function examine(username: string, password: string, address: string | null) {
  const name = username.trim().toLowerCase()
  const subjects = { account: accountSubject(name), address: `address:${address ?? 'unknown'}` }
  // The attempt counts as a failure until it has proved otherwise, so that guesses made at once cannot slip past the lock.
  // While the lock holds nothing is looked at or counted: whoever keeps trying does not keep the person out.
  const found = await withSignIn(database(), async (tx) => {
    const [address] = await getThrottles(tx, [subjects.address])
    const blocked = (await lockThrottle(tx, subjects.account)).blockedSeconds > 0
    const failures = blocked ? 0 : await recordFailure(tx, subjects.account, accountBlockSeconds)
    const account = await getCredentials(tx, { username: name })
    const county = await getOnlyCounty(tx)
    return { account, county, blocked, failures, delay: addressDelayMs(address?.failures ?? 0) }
  })
  await sleep(found.delay)
  const fits = await verifyPassword(found.account?.passwordHash ?? null, password)
  const { account, blocked } = found
  return { ...found, admitted: fits && account?.usable && !blocked ? account : null, subjects, author: accountAuthor(account, address) }
}

type Examined = Awaited<ReturnType<typeof examine>>
type RefusedAct = 'session:refuse' | 'password:refuse'

/** Counts a failure for the address, and writes it to the log: one row for a known and an unknown name alike. */
async function noteFailure(tx: Transaction, { account, county, blocked, failures, subjects, author }: Examined, act: RefusedAct): Promise<void> {
  await recordFailure(tx, subjects.address, () => 0)
  if (blocked) return
  const records = account ? [account.id] : []
  await appendAudit(tx, author, [{ act, scopeCode: account?.scopeCode ?? county, records, fields: [], note: `连续第${failures}次未通过` }])
}

/** `code`: name and password were right, and a code of the second factor is asked for. */
export type SignIn = { outcome: 'in'; sessionId: string } | { outcome: 'code' } | { outcome: 'refused' }

/**
 * Signs in, asks for the code, or refuses: for a wrong name, a wrong password, a disabled, expired or blocked account alike,
 * after the same work. Failures are counted per account name, existing or not, and per address (issue A1 §4); a wrong code
 * counts like a wrong password.
 */
export async function signIn(username: string, password: string, code: string | null, address: string | null): Promise<SignIn> {
  const examined = await examine(username, password, address)
  return withSignIn(database(), async (tx): Promise<SignIn> => {
    const { admitted: account, subjects, author, failures } = examined
    const refused = async (): Promise<SignIn> => {
      await noteFailure(tx, examined, 'session:refuse')
      return { outcome: 'refused' }
    }
    if (!account) return refused()
    const stored = await getSecondFactor(tx, account.id)
    const factor = stored?.confirmed ? stored : null
    if (factor && code === null) {
      await takeBackFailure(tx, subjects.account, failures)
      return { outcome: 'code' }
    }
    const step = factor && checkCode(factor, account.id, code ?? '')
    if (factor && (step === null || !(await useStep(tx, account.id, factor.sealedSecret, step)))) return refused()
    const sessionId = newSessionId()
    const session = { idHash: sessionIdHash(sessionId), accountId: account.id, credentialVersion: account.credentialVersion, address, via: 'password' as const, secondFactor: factor !== null }
    if (!(await startSession(tx, session))) return refused()
    await forgetFailures(tx, subjects.account)
    await appendAudit(tx, author, [{ act: 'session:start', scopeCode: account.scopeCode, records: [account.id], fields: [], note: factor ? '密码和动态验证码' : '' }])
    return { outcome: 'in', sessionId }
  })
}

/** Whether a signed-in person knows his own password: the version under which it was right, or null; a wrong one counts like a failed sign-in. */
export async function confirmPassword(username: string, password: string, address: string | null): Promise<number | null> {
  const examined = await examine(username, password, address)
  await withSignIn(database(), (tx) => (examined.admitted ? forgetFailures(tx, examined.subjects.account) : noteFailure(tx, examined, 'password:refuse')))
  return examined.admitted?.credentialVersion ?? null
}

/** Ends a session for good; the cookie that carried it is worth nothing afterwards. */
export async function signOut(sessionId: string, address: string | null): Promise<void> {
  await withSignIn(database(), async (tx) => {
    const ended = await endSession(tx, sessionIdHash(sessionId))
    const account = ended && (await getCredentials(tx, { id: ended.accountId }))
    if (account) await appendAudit(tx, accountAuthor(account, address), [{ act: 'session:end', scopeCode: account.scopeCode, records: [account.id], fields: [] }])
  })
}
