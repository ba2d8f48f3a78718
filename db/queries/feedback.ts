import { sql } from 'drizzle-orm'
import type { FeedbackEntry } from '@/domain/feedback/feedback'
import type { Transaction } from '../client'

/** How many entries a page shows. */
export const feedbackPerPage = 30

/**
 * The entries the actor may read, newest first: his own, and all of the county for those who answer; the policies decide.
 * `total` counts them all. The place is empty for a division outside the reader's scope. One statement.
 */
export async function getFeedback(tx: Transaction, accountId: string, page: number): Promise<{ entries: FeedbackEntry[]; total: number }> {
  const rows = await tx.execute<FeedbackEntry & { total: number } & Record<string, unknown>>(sql`
    select e.id, e.page, e.content, e.author_name as "authorName", e.author_role as "authorRole", coalesce(d.name, '') as place,
      to_char(e.recorded_at, 'YYYY-MM-DD HH24:MI') as "recordedAt", e.author_id = ${accountId}::uuid as "isOwn",
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'content', a.content, 'authorName', a.author_name, 'recordedAt', to_char(a.recorded_at, 'YYYY-MM-DD HH24:MI')) order by a.recorded_at, a.id)
        from feedback_answers a where a.entry_id = e.id), '[]') as answers,
      count(*) over ()::int as total
    from feedback_entries e left join divisions d on d.code = e.scope_code
    order by e.recorded_at desc, e.id limit ${feedbackPerPage} offset ${(page - 1) * feedbackPerPage}`)
  return { entries: rows.map(({ total: _all, ...entry }) => entry), total: rows[0]?.total ?? 0 }
}
