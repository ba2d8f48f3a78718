import type { Series } from '@/domain/campaigns/choices'
import type { Department, Role } from './roles'

/** Who is asking, read fresh from the database for every request. Scope is his division and all below it (decision 2). */
export interface Actor {
  accountId: string
  username: string
  displayName: string
  role: Role
  department: Department | null
  /** The division the account belongs to; `countyCode` is its first six digits. */
  scopeCode: string
  scopeName: string
  countyCode: string
  /** The code ranges the database lets this actor see, as a PostgreSQL multirange; predecessors of merged towns included. */
  scopeRanges: string
  mustChangePassword: boolean
  sessionId: string
  /** Change counter by campaign id of the county: what ETags and caches are keyed on (decision 4). */
  counters: Record<string, string>
}

/** Who a change is written down under: a signed-in person, or the console, which has no account of its own. */
export type Author = Pick<Actor, 'displayName' | 'scopeCode' | 'countyCode'> & { accountId: string | null }

/**
 * A program that sends counts with a token (报送方): bound to one scope and one series, admitted to the routes for senders
 * and to nothing else (R5). `accountId` is the sender's id.
 */
export interface Sender extends Omit<Actor, 'role'> {
  role: 'sender'
  series: Series
}

/** Whoever may write counts: a person at the desk, or a sender. */
export type Writer = Actor | Sender

/** The operator at the console: no account, and one whole county in reach. */
export interface Operator extends Author, Pick<Actor, 'scopeRanges'> {
  accountId: null
  role: 'console'
}
