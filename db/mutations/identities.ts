import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../client'
import { accountIdentities, accounts } from '../schema'

interface Identity {
  issuer: string
  subject: string
}

/** The account that an identity is bound to. Runs as the sign-in role. */
export async function findIdentity(tx: Transaction, { issuer, subject }: Identity): Promise<{ accountId: string } | null> {
  const [found] = await tx
    .select({ accountId: accountIdentities.accountId })
    .from(accountIdentities)
    .where(and(eq(accountIdentities.issuer, issuer), eq(accountIdentities.subject, subject)))
  return found ?? null
}

/** Binds an identity to an account, once: false when the account has another identity of that server, or the identity another account. */
export async function bindIdentity(tx: Transaction, { issuer, subject }: Identity, accountId: string): Promise<boolean> {
  // The account's row puts two first sign-ins at once in line.
  await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for('update')
  const made = await tx.execute(sql`
    insert into ${accountIdentities} (issuer, subject, account_id)
    select ${issuer}, ${subject}, ${accountId}::uuid
    where not exists (select from ${accountIdentities} where account_id = ${accountId}::uuid and issuer = ${issuer})
    on conflict do nothing returning account_id`)
  return made.length > 0
}

/** Forgets whom the sign-in server binds to an account; the next one who goes by its name is bound. Runs as the operator. */
export async function unbindIdentities(tx: Transaction, accountId: string): Promise<void> {
  await tx.delete(accountIdentities).where(eq(accountIdentities.accountId, accountId))
}
