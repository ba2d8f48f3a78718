import type { Actor } from '@/domain/access/actor'
import type { Connection } from '../client'

export const sessionStates = ['active', 'ended', 'disabled', 'changed', 'expired', 'idle'] as const
export type SessionState = (typeof sessionStates)[number]

interface SessionRow {
  state: SessionState
  account_id: string
  username: string
  display_name: string
  role: Actor['role']
  department: Actor['department']
  scope_code: string
  scope_name: string
  scope_ranges: string
  must_change_password: boolean
  signs_bulletins: boolean
  factor_duty: Actor['factorDuty']
  days_left: number | null
  reminds_of_secrets: boolean
  counters: Record<string, string>
}

/** Minutes without a page or a write until a session ends, and hours until it ends in any case. */
export interface SessionLimits {
  idleMinutes: number
  absoluteHours: number
}

/**
 * Who holds the session, fresh from the database in one statement. null when there is no such session.
 * `renews` moves the idle timeout; polls and prefetches never do.
 */
export async function getSession(
  client: Connection['client'],
  idHash: string,
  renews: boolean,
  limits: SessionLimits,
): Promise<{ state: SessionState; actor: Actor } | null> {
  const [row] = await client<SessionRow[]>`
    select * from resolve_session(${idHash}, ${renews}, make_interval(mins => ${limits.idleMinutes}), make_interval(hours => ${limits.absoluteHours}))`
  if (!row) return null
  return {
    state: row.state,
    actor: {
      accountId: row.account_id,
      username: row.username,
      displayName: row.display_name,
      role: row.role,
      department: row.department,
      scopeCode: row.scope_code,
      scopeName: row.scope_name,
      countyCode: row.scope_code.slice(0, 6),
      scopeRanges: row.scope_ranges,
      mustChangePassword: row.must_change_password,
      signsBulletins: row.signs_bulletins,
      factorDuty: row.factor_duty,
      daysLeft: row.days_left,
      remindsOfSecrets: row.reminds_of_secrets,
      sessionId: idHash,
      counters: row.counters,
    },
  }
}
