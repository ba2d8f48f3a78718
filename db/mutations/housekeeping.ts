import { lt, sql } from 'drizzle-orm'
import type { Transaction } from '../client'
import { idempotencyKeys, sessions, signInThrottles } from '../schema'

/** Days after which an answer can no longer be asked for again, and after which a session's row tells nobody anything. */
const keptDays = { answers: 30, sessions: 90, throttles: 1 } as const

const daysAgo = (days: number) => sql`now() - make_interval(days => ${days})`

/** Removes what only served the moment: old answers, ended sessions, forgotten failures. Runs as the operator, daily. */
export async function keepHouse(tx: Transaction): Promise<{ answers: number; sessions: number; throttles: number }> {
  const answers = await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.recordedAt, daysAgo(keptDays.answers))).returning({ key: idempotencyKeys.key })
  const ended = await tx.delete(sessions).where(lt(sessions.startedAt, daysAgo(keptDays.sessions))).returning({ id: sessions.idHash })
  const throttles = await tx.delete(signInThrottles).where(lt(signInThrottles.lastFailureAt, daysAgo(keptDays.throttles))).returning({ subject: signInThrottles.subject })
  return { answers: answers.length, sessions: ended.length, throttles: throttles.length }
}
