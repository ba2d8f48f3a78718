import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../client'
import { idempotencyKeys } from '../schema'

export interface RepeatableRequest {
  accountId: string
  key: string
  /** METHOD /path, so that a key cannot be replayed against another act. */
  route: string
  bodyHash: string
}

export interface Answer {
  status: number
  body: unknown
}

/**
 * Claims the key of a write inside its transaction (decision 6). Returns null when the key is new, the earlier answer when
 * the same request came before, and 'different' when the key was used for something else. A twin still under way is waited
 * for: the unique index blocks until it has committed or gone.
 */
export async function claimIdempotencyKey(tx: Transaction, request: RepeatableRequest): Promise<Answer | 'different' | null> {
  const claimed = await tx.insert(idempotencyKeys).values(request).onConflictDoNothing().returning({ key: idempotencyKeys.key })
  if (claimed.length > 0) return null
  const [earlier] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.accountId, request.accountId), eq(idempotencyKeys.key, request.key)))
  if (!earlier || earlier.status === null || earlier.bodyHash !== request.bodyHash || earlier.route !== request.route) return 'different'
  return { status: earlier.status, body: earlier.answer }
}

/** Whether the key was used before, for whatever: asked ahead of slow work that must not be done twice. */
export async function isKeyUsed(tx: Transaction, { accountId, key }: RepeatableRequest): Promise<boolean> {
  const used = await tx.select({ key: idempotencyKeys.key }).from(idempotencyKeys).where(and(eq(idempotencyKeys.accountId, accountId), eq(idempotencyKeys.key, key)))
  return used.length > 0
}

/** Keeps the answer beside its key, in the same transaction as the change it reports. */
export async function keepAnswer(tx: Transaction, request: RepeatableRequest, answer: Answer): Promise<void> {
  await tx
    .update(idempotencyKeys)
    .set({ status: answer.status, answer: answer.body })
    .where(and(eq(idempotencyKeys.accountId, request.accountId), eq(idempotencyKeys.key, request.key)))
}
