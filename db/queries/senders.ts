import { desc, eq, sql } from 'drizzle-orm'
import type { Sender } from '@/domain/access/actor'
import type { SenderLine, SenderState } from '@/domain/senders/sender'
import type { Connection, Transaction } from '../client'
import { divisions, senders } from '../schema'

interface SenderRow {
  state: SenderState | 'blocked'
  blocked_seconds: number
  id: string
  name: string
  series: Sender['series']
  scope_code: string
  scope_name: string
  scope_ranges: string
  counters: Record<string, string>
}

/** What a token is worth: its sender, or why it opens nothing. */
export type FoundSender = { state: 'active'; sender: Sender } | { state: Exclude<SenderState, 'active'>; id: string; name: string; scopeCode: string } | { state: 'blocked'; seconds: number }

/** Whose token has this hash, in one statement; null when nobody's. Notes the use, at most once a minute. */
export async function getSender(client: Connection['client'], tokenHash: string, address: string): Promise<FoundSender | null> {
  const [row] = await client<SenderRow[]>`select * from resolve_sender(${tokenHash}, ${address})`
  if (!row) return null
  if (row.state === 'blocked') return { state: 'blocked', seconds: row.blocked_seconds }
  if (row.state !== 'active') return { state: row.state, id: row.id, name: row.name, scopeCode: row.scope_code }
  const sender: Sender = {
    accountId: row.id,
    username: row.name,
    displayName: row.name,
    role: 'sender',
    series: row.series,
    department: null,
    scopeCode: row.scope_code,
    scopeName: row.scope_name,
    countyCode: row.scope_code.slice(0, 6),
    scopeRanges: row.scope_ranges,
    mustChangePassword: false,
    signsBulletins: false,
    factorDuty: 'none',
    daysLeft: null,
    remindsOfSecrets: false,
    sessionId: row.id,
    counters: row.counters,
  }
  return { state: 'active', sender }
}

const minute = (column: typeof senders.recordedAt | typeof senders.lastUsedAt | typeof senders.revokedAt) => sql<string>`to_char(${column}, 'YYYY-MM-DD HH24:MI')`

/** The senders of the actor's county, newest first; nobody but its administrator is given any. */
export async function getSenders(tx: Transaction): Promise<SenderLine[]> {
  return tx
    .select({
      id: senders.id,
      name: senders.name,
      scopeCode: senders.scopeCode,
      scopeName: sql<string>`coalesce(${divisions.name}, ${senders.scopeCode})`,
      series: senders.series,
      state: sql<SenderState>`case when ${senders.revokedAt} is not null then 'revoked' when ${senders.expiresOn} < (now() at time zone 'Asia/Shanghai')::date then 'expired' else 'active' end`,
      expiresOn: senders.expiresOn,
      createdByName: senders.createdByName,
      createdAt: minute(senders.recordedAt),
      lastUsedAt: sql<string | null>`${minute(senders.lastUsedAt)}`,
      lastUsedAddress: sql<string | null>`host(${senders.lastUsedAddress})`,
      revokedAt: sql<string | null>`${minute(senders.revokedAt)}`,
      revokedByName: senders.revokedByName,
    })
    .from(senders)
    .leftJoin(divisions, eq(divisions.code, senders.scopeCode))
    .orderBy(desc(senders.recordedAt))
}
