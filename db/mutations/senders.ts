import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Actor } from '@/domain/access/actor'
import { seriesLabels } from '@/domain/campaigns/choices'
import type { NewSender } from '@/domain/senders/sender-api'
import type { Transaction } from '../client'
import { divisions, senders } from '../schema'
import type { AuditEntry } from './audit'

/** A new sender, or why there is none: its division is not the actor's, or its last day is over. */
export type CreateSenderOutcome = { outcome: 'created'; id: string; audit: AuditEntry[] } | { outcome: 'notFound' } | { outcome: 'over' }

/** Keeps a new sender with the hash of its token (R5). The token itself is nowhere but in the answer. */
export async function createSender(tx: Transaction, actor: Actor, sender: NewSender, tokenHash: string): Promise<CreateSenderOutcome> {
  const [scope] = await tx
    .select({ code: divisions.code })
    .from(divisions)
    .where(sql`${divisions.code} = ${sender.scopeCode} and ${divisions.code} <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)`)
  if (!scope) return { outcome: 'notFound' }
  const [day] = await tx.execute<{ over: boolean }>(sql`select ${sender.expiresOn}::date < (now() at time zone 'Asia/Shanghai')::date as over`)
  if (day?.over) return { outcome: 'over' }
  const [row] = await tx.insert(senders).values({ ...sender, tokenHash, createdById: actor.accountId, createdByName: actor.displayName }).returning({ id: senders.id })
  const note = `${sender.name}，${seriesLabels[sender.series]}，至${sender.expiresOn}`
  return { outcome: 'created', id: row!.id, audit: [{ act: 'senders:create', scopeCode: sender.scopeCode, records: [row!.id], fields: ['name', 'scopeCode', 'series', 'expiresOn'], note }] }
}

/** Ends a sender's token for good; null when there is none in the actor's scope, or it was ended before. */
export async function revokeSender(tx: Transaction, actor: Actor, id: string): Promise<{ name: string; audit: AuditEntry[] } | null> {
  const [row] = await tx
    .update(senders)
    .set({ revokedAt: sql`now()`, revokedByName: actor.displayName })
    .where(and(eq(senders.id, id), isNull(senders.revokedAt)))
    .returning({ name: senders.name, scopeCode: senders.scopeCode })
  return row ? { name: row.name, audit: [{ act: 'senders:revoke', scopeCode: row.scopeCode, records: [id], fields: ['revokedAt'], note: row.name }] } : null
}
