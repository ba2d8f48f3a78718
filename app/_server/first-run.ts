import 'server-only'
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createFirstAdministrator, hasAccounts } from '@/db/mutations/first-run'
import { forgetFailures, getThrottles, recordFailure } from '@/db/mutations/sessions'
import { withSignIn } from '@/db/session'
import type { FirstRun, FirstRunRefusal } from '@/domain/accounts/first-run'
import { addressDelayMs } from '@/domain/accounts/sign-in-delay'
import { plainDate } from '@/domain/time/plain-date'
import { database } from './database'
import { hashPassword } from './passwords'

// Accounts are never deleted: once there are any, nobody need ask again.
let accountsExist = false

/** Whether this installation still waits for its first administrator. Costs a query only until there is one. */
export async function awaitsFirstRun(): Promise<boolean> {
  accountsExist ||= await withSignIn(database(), hasAccounts)
  return !accountsExist
}

/**
 * Creates the first administrator, or says why not. Wrong codes are counted per address and slow the next ones, as at
 * sign-in; the password is hashed before the transaction, so that the code's row is held only for a moment.
 */
export async function completeFirstRun(input: FirstRun, address: string | null): Promise<FirstRunRefusal | null> {
  // Hashing costs: nobody may ask for it without end once there is nothing to be had.
  if (!(await awaitsFirstRun())) return 'done'
  const subject = `first-run:${address ?? 'unknown'}`
  const [throttle] = await withSignIn(database(), (tx) => getThrottles(tx, [subject]))
  // Every wrong code counts as ten failed sign-ins: nobody mistypes a code he copies from the console many times.
  await sleep(addressDelayMs((throttle?.failures ?? 0) * 10))
  const { code, password, ...fields } = input
  const passwordHash = await hashPassword(password)
  const codeHash = createHash('sha256').update(code.toLowerCase()).digest('hex')
  return withSignIn(database(), async (tx) => {
    const refusal = await createFirstAdministrator(tx, { ...fields, codeHash, passwordHash, validFrom: plainDate('2000-01-01'), address })
    if (refusal === 'wrongCode') await recordFailure(tx, subject, () => 0)
    if (refusal === null) await forgetFailures(tx, subject)
    return refusal
  })
}
