import { eq } from 'drizzle-orm'
import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { accounts, campaignCounters } from '../schema'
import { buildCounty } from '../seed/build-county'
import { loadCounty } from '../seed/load-county'
import type { CountyPlan } from '../seed/plan'
import { withOperator } from '../session'
import type { TestDatabase } from './database'

/** Loads a county (a small one unless planned) into a test database and returns its campaign's id and plan. */
export async function givenCounty(database: TestDatabase, plan: CountyPlan = buildCounty({ towns: 3, villages: 6, persons: 3_000, days: 5, seed: 1 })) {
  const countyCode = plan.divisions[0]!.code
  const campaignId = await withOperator(database.ownerDb, countyCode, (tx) => loadCounty(tx, plan, '试验'))
  return { campaignId, countyCode, plan }
}

/** An account in the database and the actor it signs in as; `scopeCode` is the division it belongs to. */
export async function givenActor(database: TestDatabase, role: Role, scopeCode: string, username = `${role.replaceAll('_', '-')}-${scopeCode}`, signsBulletins = false): Promise<Actor> {
  return withOperator(database.ownerDb, scopeCode.slice(0, 6), async (tx) => {
    const department = role === 'department' ? 'civilAffairs' : null
    const [account] = await tx
      .insert(accounts)
      .values({ username, displayName: username, role, department, scopeCode, passwordHash: 'unused', mustChangePassword: false, signsBulletins })
      .returning({ id: accounts.id })
    const counters = await tx.select().from(campaignCounters)
    return {
      accountId: account!.id,
      username,
      displayName: username,
      role,
      department,
      scopeCode,
      scopeName: scopeCode,
      countyCode: scopeCode.slice(0, 6),
      scopeRanges: `{[${scopeCode},${scopeCode}:)}`,
      mustChangePassword: false,
      signsBulletins,
      factorDuty: 'none',
      daysLeft: null,
      remindsOfSecrets: false,
      sessionId: 'test',
      counters: Object.fromEntries(counters.map((counter) => [counter.campaignId, String(counter.value)])),
    }
  })
}

/** The hash stored for an account, as only the operator may read it. */
export async function storedHash(database: TestDatabase, accountId: string): Promise<string | undefined> {
  return withOperator(database.ownerDb, '', async (tx) => {
    const [row] = await tx.select({ hash: accounts.passwordHash }).from(accounts).where(eq(accounts.id, accountId))
    return row?.hash
  })
}
