import 'server-only'
import { feedbackPerPage, getFeedback } from '@/db/queries/feedback'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { may } from '@/domain/access/permissions'
import { isDeskPath } from '@/domain/feedback/feedback'
import { database } from './database'

/** A sheet of the feedback the reader may see, and which page a new entry is about, as the URL says it. */
export async function readFeedback(actor: Actor, path: string, search: Record<string, string | string[] | undefined>) {
  const about = typeof search.from === 'string' && isDeskPath(search.from) && search.from !== path ? search.from : ''
  const page = typeof search.page === 'string' && /^[1-9]\d{0,3}$/.test(search.page) ? Number(search.page) : 1
  const { entries, total } = await withActor(database(), actor, (tx) => getFeedback(tx, actor.accountId, page))
  return { about, page, pages: Math.ceil(total / feedbackPerPage), entries, total, mayAnswer: may(actor.role, 'feedback:answer') }
}
