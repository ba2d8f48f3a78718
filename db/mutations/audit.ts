import { sql } from 'drizzle-orm'
import type { Writer } from '@/domain/access/actor'
import type { Transaction } from '../client'

/** One act for the chain: which records and fields, never personal values (decision 7). `act` reads noun:verb. */
export interface AuditEntry {
  act: string
  scopeCode: string
  records: string[]
  fields: string[]
  note?: string
}

export interface AuditAuthor {
  id: string | null
  name: string
  role: string
  address: string | null
}

/** The author of acts done by a signed-in person, or by a sender under its own name. */
export function authorOf(actor: Writer, address: string | null): AuditAuthor {
  return { id: actor.accountId, name: actor.displayName, role: actor.role, address }
}

/** Appends to the audit chain. Call it as the transaction's last statement: it holds the chain's head until commit. */
export async function appendAudit(tx: Transaction, author: AuditAuthor, entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.execute(
    sql`select append_audit(${author.id}::uuid, ${author.name}, ${author.role}, ${author.address}::inet, ${JSON.stringify(entries)}::jsonb)`,
  )
}
