import { eq } from 'drizzle-orm'
import type { Actor } from '@/domain/access/actor'
import type { NewFeedback, NewFeedbackAnswer } from '@/domain/feedback/feedback-api'
import type { Transaction } from '../client'
import { feedbackAnswers, feedbackEntries } from '../schema'
import type { AuditEntry } from './audit'

export interface FeedbackWritten {
  id: string
  audit: AuditEntry[]
}

/** Keeps what somebody says about the desk, under his own name and division. */
export async function writeFeedback(tx: Transaction, actor: Actor, { page, content }: NewFeedback): Promise<FeedbackWritten> {
  const [entry] = await tx
    .insert(feedbackEntries)
    .values({ scopeCode: actor.scopeCode, page, content, authorId: actor.accountId, authorName: actor.displayName, authorRole: actor.role })
    .returning({ id: feedbackEntries.id })
  const audit = { act: 'feedback:write', scopeCode: actor.scopeCode, records: [entry!.id], fields: ['content'] }
  return { id: entry!.id, audit: [audit] }
}

/** Keeps the county's answer to an entry; null when the entry is not the actor's to read, for then it does not exist for him. */
export async function answerFeedback(tx: Transaction, actor: Actor, { entry, content }: NewFeedbackAnswer): Promise<FeedbackWritten | null> {
  const [found] = await tx.select({ scopeCode: feedbackEntries.scopeCode }).from(feedbackEntries).where(eq(feedbackEntries.id, entry))
  if (!found) return null
  const [answer] = await tx
    .insert(feedbackAnswers)
    .values({ entryId: entry, content, authorId: actor.accountId, authorName: actor.displayName })
    .returning({ id: feedbackAnswers.id })
  const audit = { act: 'feedback:answer', scopeCode: found.scopeCode, records: [entry, answer!.id], fields: ['content'] }
  return { id: answer!.id, audit: [audit] }
}
