import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '../client'
import { secondFactors } from '../schema'

/*
 * Second factors belong to the sign-in role; what a signed-in person does with his own goes through the functions of
 * migration 0009, in the transaction that also writes the audit row.
 */

/** The account's second factor as sign-in needs it, or null. Runs as the sign-in role. */
export async function getSecondFactor(tx: Transaction, accountId: string) {
  const [factor] = await tx
    .select({ sealedSecret: secondFactors.sealedSecret, confirmed: sql<boolean>`${secondFactors.confirmedAt} is not null`, lastStep: secondFactors.lastStep })
    .from(secondFactors)
    .where(eq(secondFactors.accountId, accountId))
  return factor ?? null
}

export type StoredFactor = NonNullable<Awaited<ReturnType<typeof getSecondFactor>>>

/** Uses up a code: false when this or a later one was used before, or the secret is another by now. Runs as the sign-in role. */
export async function useStep(tx: Transaction, accountId: string, sealedSecret: string, step: number): Promise<boolean> {
  const used = await tx
    .update(secondFactors)
    .set({ lastStep: step })
    .where(sql`${secondFactors.accountId} = ${accountId} and ${secondFactors.sealedSecret} = ${sealedSecret} and ${secondFactors.lastStep} < ${step}`)
    .returning({ accountId: secondFactors.accountId })
  return used.length > 0
}

async function asked(tx: Transaction, call: ReturnType<typeof sql>): Promise<boolean> {
  const [row] = await tx.execute<{ done: boolean }>(sql`select ${call} as done`)
  return row?.done === true
}

/** Keeps a new sealed secret for the actor, to be confirmed with a code; false when he has a confirmed one. */
export const beginSecondFactor = (tx: Transaction, sealedSecret: string) => asked(tx, sql`begin_second_factor(${sealedSecret})`)

/** Uses up the actor's code, confirms his second factor with it if it was not, and marks his session; false for a used code. */
export const giveSecondFactor = (tx: Transaction, code: { sealedSecret: string; step: number }, sessionId: string) =>
  asked(tx, sql`give_second_factor(${code.sealedSecret}, ${code.step}, ${sessionId})`)

/** Takes a second factor away, as far as the actor may; false when there was none. */
export const endSecondFactor = (tx: Transaction, accountId: string) => asked(tx, sql`end_second_factor(${accountId}::uuid)`)

/** The same for the console, which sees everything. */
export async function deleteSecondFactor(tx: Transaction, accountId: string): Promise<boolean> {
  return (await tx.delete(secondFactors).where(eq(secondFactors.accountId, accountId)).returning({ id: secondFactors.accountId })).length > 0
}
