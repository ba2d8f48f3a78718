import 'server-only'
import { z } from 'zod'
import type { AccountOutcome } from '@/db/mutations/accounts'
import { accountRefusalSentence, refusalStatus } from '@/domain/accounts/account-refusals'
import { Refusal } from './refusals'

/** What a mutation of accounts did; its refusal becomes the answer and undoes the transaction. */
export function settled<T>(outcome: AccountOutcome<T>): Extract<AccountOutcome<T>, { ok: true }> {
  if (outcome.ok) return outcome
  const { reason } = outcome.refusal
  throw new Refusal(refusalStatus[reason], accountRefusalSentence(outcome.refusal), { reason })
}

/** The account's id in a URL; anything else is an account that is not there. */
export function accountId(params: Record<string, string>): string {
  const parsed = z.uuid().safeParse(params.id)
  if (!parsed.success) throw new Refusal(404, accountRefusalSentence({ reason: 'missing' }))
  return parsed.data
}
