import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/access/actor'
import { roles } from '@/domain/access/roles'
import { defaultSignInSettings, type SignInSettings } from '@/domain/accounts/sign-in-settings'
import type { Transaction } from '../client'
import { getSignInHistory } from '../queries/sign-in-settings'
import { signInSettings } from '../schema'
import type { AuditEntry } from './audit'

/**
 * Appends a revision of the county's sign-in settings, unless nothing changed. 'stale' when somebody was faster than the
 * revision this one is based on.
 */
export async function reviseSignInSettings(
  tx: Transaction,
  actor: Pick<Actor, 'accountId' | 'displayName' | 'countyCode'>,
  { basedOn, ...wanted }: SignInSettings & { basedOn: string | null },
): Promise<{ id: string; audit: AuditEntry[] } | 'stale'> {
  const { countyCode } = actor
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`sign-in settings ${countyCode}`}))`)
  const [newest] = await getSignInHistory(tx, countyCode, 1)
  if ((newest?.id ?? null) !== basedOn) return 'stale'
  const before = newest ?? defaultSignInSettings
  const secondFactorRoles = roles.filter((role) => wanted.secondFactorRoles.includes(role))
  const fields = [
    ...(secondFactorRoles.join() === before.secondFactorRoles.join() ? [] : ['secondFactorRoles']),
    ...(wanted.idleDays === before.idleDays ? [] : ['idleDays']),
  ]
  if (newest && fields.length === 0) return { id: newest.id, audit: [] }
  const [made] = await tx
    .insert(signInSettings)
    .values({ countyCode, secondFactorRoles, idleDays: wanted.idleDays, authorId: actor.accountId, authorName: actor.displayName, recordedAt: sql`clock_timestamp()` })
    .returning({ id: signInSettings.id })
  return { id: made!.id, audit: [{ act: 'sign-in:revise', scopeCode: countyCode, records: [countyCode], fields }] }
}
