import { desc, eq, sql } from 'drizzle-orm'
import { roles, type Role } from '@/domain/access/roles'
import { defaultSignInSettings, type SignInRevision, type SignInSettings } from '@/domain/accounts/sign-in-settings'
import type { Transaction } from '../client'
import { signInSettings } from '../schema'

/** The county's revisions, newest first. */
export async function getSignInHistory(tx: Transaction, countyCode: string, limit: number): Promise<SignInRevision[]> {
  const rows = await tx
    .select({
      id: signInSettings.id,
      secondFactorRoles: signInSettings.secondFactorRoles,
      idleDays: signInSettings.idleDays,
      authorName: signInSettings.authorName,
      recordedAt: sql<string>`to_char(${signInSettings.recordedAt}, 'YYYY-MM-DD HH24:MI')`,
    })
    .from(signInSettings)
    .where(eq(signInSettings.countyCode, countyCode))
    .orderBy(desc(signInSettings.recordedAt))
    .limit(limit)
  return rows.map(({ secondFactorRoles, ...row }) => ({ ...row, secondFactorRoles: roles.filter((role: Role) => secondFactorRoles.includes(role)) }))
}

/** How the county's people sign in now. */
export async function getSignInSettings(tx: Transaction, countyCode: string): Promise<SignInSettings> {
  return (await getSignInHistory(tx, countyCode, 1))[0] ?? defaultSignInSettings
}
