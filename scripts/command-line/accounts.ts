import { connect, type Transaction } from '../../db/client'
import { appendAudit } from '../../db/mutations/audit'
import type { AccountKeeper, AccountOutcome } from '../../db/mutations/accounts'
import { getAccount } from '../../db/queries/accounts'
import { withOperator } from '../../db/session'
import type { AccountLine } from '../../domain/accounts/account'
import { accountRefusalSentence } from '../../domain/accounts/account-refusals'
import type { DatabaseAccess } from './database'
import { Refused } from './verb'

/** The console acts without an account; the log says so. */
export const consoleAuthor = { id: null, name: '控制台', role: 'console', address: null }

/** Runs `work` in one transaction as the operator and closes the connection afterwards. */
export async function asOperator<T>(access: DatabaseAccess, county: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { client, db } = connect(access.ownerUrl, { max: 1, applicationName: 'yingbao-cli' })
  try {
    return await withOperator(db, county, work)
  } finally {
    await client.end()
  }
}

/** The same change and the same log entry as on the desk; a refusal undoes everything and becomes its sentence. */
export async function changeAccounts<T>(tx: Transaction, outcome: AccountOutcome<T>): Promise<T> {
  if (!outcome.ok) throw new Refused(accountRefusalSentence(outcome.refusal))
  await appendAudit(tx, consoleAuthor, outcome.audit)
  return outcome.value
}

/** The console as the keeper of a county's accounts. */
export function consoleKeeper(countyCode: string): AccountKeeper {
  return { accountId: null, role: 'console', scopeCode: countyCode }
}

/** The account of that name, wherever it is. */
export async function findAccount(tx: Transaction, username: string): Promise<AccountLine> {
  const account = await getAccount(tx, { username: username.trim().toLowerCase() })
  if (!account) throw new Refused(`没有用户名为“${username}”的账户，请核对写法。`)
  return account
}
