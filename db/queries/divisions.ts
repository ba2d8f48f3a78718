import { and, asc, eq, sql } from 'drizzle-orm'
import type { FormerName } from '@/domain/count-uploads/count-place'
import type { Division, DivisionLevel } from '@/domain/divisions/division'
import type { Transaction } from '../client'
import { divisionChanges, divisions } from '../schema'

const columns = {
  code: divisions.code,
  level: divisions.level,
  name: divisions.name,
  validFrom: divisions.validFrom,
  validTo: divisions.validTo,
  successorCode: divisions.successorCode,
  population: divisions.population,
}

/** Every division of the county that the actor's scope reaches, former ones too, in code order. */
export async function getDivisions(tx: Transaction, countyCode: string): Promise<Division[]> {
  return tx
    .select(columns)
    .from(divisions)
    .where(sql`${divisions.code} >= ${countyCode} collate "C" and ${divisions.code} < ${`${countyCode}:`} collate "C"`)
    .orderBy(asc(divisions.code))
}

/** One division, or null when it does not exist or lies outside the actor's scope. */
export async function getDivision(tx: Transaction, code: string): Promise<Division | null> {
  const [found] = await tx.select(columns).from(divisions).where(eq(divisions.code, code))
  return found ?? null
}

/** How many divisions of a level are in force in the county today, as far as the scope reaches. */
export async function countDivisions(tx: Transaction, countyCode: string, level: DivisionLevel): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(divisions)
    .where(and(eq(divisions.level, level), sql`left(${divisions.code}, 6) = ${countyCode}`, sql`${divisions.validTo} is null`))
  return row?.count ?? 0
}

/** Names that divisions of the actor's scope had before they were renamed (R4). */
export async function getFormerNames(tx: Transaction): Promise<FormerName[]> {
  return tx
    .select({ divisionCode: divisionChanges.divisionCode, formerName: divisionChanges.formerName })
    .from(divisionChanges)
    .where(eq(divisionChanges.kind, 'rename'))
}
