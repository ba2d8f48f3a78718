import { timingSafeEqual } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { FirstRunRefusal } from '@/domain/accounts/first-run'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { accounts, divisions, installation } from '../schema'
import { appendAudit } from './audit'

const codeKey = 'first_run_code'

/** Whether anybody can sign in yet. Runs as the sign-in role. */
export async function hasAccounts(tx: Transaction): Promise<boolean> {
  return (await tx.select({ id: accounts.id }).from(accounts).limit(1)).length > 0
}

function sameHash(stored: string, given: string): boolean {
  const [a, b] = [Buffer.from(stored, 'hex'), Buffer.from(given, 'hex')]
  return a.length === b.length && timingSafeEqual(a, b)
}

export interface FirstAdministrator {
  /** SHA-256 of the one-time code, hex. */
  codeHash: string
  countyCode: string
  countyName: string
  /** County and its first administrator are valid from this day. */
  validFrom: PlainDate
  username: string
  displayName: string
  passwordHash: string
  address: string | null
}

/**
 * Creates the county and its first administrator and uses up the one-time code, all in the caller's transaction as the
 * sign-in role. The code's row is locked first: of two requests at once one wins, the other finds accounts.
 */
export async function createFirstAdministrator(tx: Transaction, input: FirstAdministrator): Promise<FirstRunRefusal | null> {
  const [code] = await tx.select({ value: installation.value }).from(installation).where(eq(installation.key, codeKey)).for('update')
  if (await hasAccounts(tx)) return 'done'
  if (!code || !sameHash(code.value, input.codeHash)) return 'wrongCode'
  const { countyCode, countyName, username, displayName, passwordHash } = input
  await tx.insert(divisions).values({ code: countyCode, level: 'county', name: countyName, validFrom: input.validFrom }).onConflictDoNothing()
  const [account] = await tx
    .insert(accounts)
    .values({ username, displayName, role: 'county_admin', scopeCode: countyCode, passwordHash, mustChangePassword: false })
    .returning({ id: accounts.id })
  await tx.delete(installation).where(eq(installation.key, codeKey))
  await appendAudit(tx, { id: account!.id, name: displayName, role: 'county_admin', address: input.address }, [
    { act: 'installation:first-run', scopeCode: countyCode, records: [countyCode, account!.id], fields: [], note: countyName },
  ])
  return null
}
