import { sql } from 'drizzle-orm'
import type { Writer } from '@/domain/access/actor'
import { parentCode } from '@/domain/divisions/division'
import type { Database, Transaction } from './client'

/** Role names carry the installation's prefix, for roles are shared by a whole PostgreSQL cluster (decision 11). */
export function roleName(role: 'member' | 'auth' | 'operator'): string {
  return `${process.env.YINGBAO_ROLE_PREFIX ?? 'yingbao'}_${role}`
}

function codesAbove(code: string): string[] {
  const parent = parentCode(code)
  return parent ? [...codesAbove(parent), parent] : []
}

/** The session ended, or the account was disabled or changed, between the actor's check and the write. Nothing was written. */
export class WriterGone extends Error {}

/** A write holds the writer's account until it ends; acts on accounts also come one after the other (migration 0009). */
export interface Writing {
  changesAccounts: boolean
}

/**
 * Runs `work` in one transaction as the actor (decision 2): the member role without table rights of its own beyond grants,
 * and the settings that every policy compares with. Both end with the transaction. With `writing`, the same statement asks
 * once more whether the actor may still write, and holds that until the end; throws WriterGone when not.
 */
export async function withActor<T>(db: Database, actor: Writer, work: (tx: Transaction) => Promise<T>, writing?: Writing): Promise<T> {
  return db.transaction(async (tx) => {
    const held = writing ? sql`hold_writer(${actor.sessionId}, ${actor.accountId}::uuid, ${actor.role}, ${writing.changesAccounts})` : sql`true`
    const [row] = await tx.execute<{ held: boolean }>(sql`select ${held} as held,
      set_config('yingbao.account', ${actor.accountId}, true),
      set_config('yingbao.role', ${actor.role}, true),
      set_config('yingbao.series', ${actor.role === 'sender' ? actor.series : ''}, true),
      set_config('yingbao.department', ${actor.department ?? ''}, true),
      set_config('yingbao.county', ${actor.countyCode}, true),
      set_config('yingbao.scope', ${actor.scopeRanges}, true),
      set_config('yingbao.above', ${codesAbove(actor.scopeCode).join(',')}, true),
      set_config('role', ${roleName('member')}, true)`)
    if (!row?.held) throw new WriterGone()
    return work(tx)
  })
}

/** Runs `work` in one transaction as the sign-in role: accounts, sessions and throttles of everybody, and no data. */
export async function withSignIn<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('role', ${roleName('auth')}, true)`)
    return work(tx)
  })
}

/** Runs `work` as the operator at the console, who sees all counties. Only the owner's connection may (decision 11). */
export async function withOperator<T>(db: Database, county: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('yingbao.county', ${county}, true), set_config('role', ${roleName('operator')}, true)`)
    return work(tx)
  })
}
