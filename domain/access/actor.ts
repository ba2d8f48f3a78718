import type { Series } from '@/domain/campaigns/choices'
import type { Department, Role } from './roles'

export type FactorDuty = 'none' | 'give' | 'enrol'

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
  /** Whether the account was given the right to sign bulletins (R13). */
  signsBulletins: boolean
  /** What the second factor still asks of this session: nothing, to give the code, or to set one up. */
  factorDuty: FactorDuty
  /** Days until the account ends, 0 on its last one; null for no end. */
  daysLeft: number | null
  /** Whether an administrator is to be reminded that the installation's keys were never exported. */
  remindsOfSecrets: boolean
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

/** What somebody must do before anything else: give the code, set a password of his own, set up a second factor. */
export type FirstDuty = 'giveFactor' | 'changePassword' | 'enrolFactor'

/** The first duty still open, or null. The code comes first: before it, not even the password may be changed. */
export function firstDuty(actor: Pick<Actor, 'mustChangePassword' | 'factorDuty'>): FirstDuty | null {
  if (actor.factorDuty === 'give') return 'giveFactor'
  if (actor.mustChangePassword) return 'changePassword'
  return actor.factorDuty === 'enrol' ? 'enrolFactor' : null
}
