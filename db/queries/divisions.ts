import { and, asc, desc, eq, or, sql } from 'drizzle-orm'
import type { Division, DivisionLevel } from '@/domain/divisions/division'
import type { DivisionHistoryEntry } from '@/domain/divisions/division-change'
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

/** Every division of the county that the actor's scope reaches, former ones and former names too, in code order. */
export async function getDivisions(tx: Transaction, countyCode: string): Promise<Division[]> {
  const rows = await tx
    .select({
      ...columns,
      formerNames: sql<string[]>`array(select distinct c.former_name from division_changes c
        where c.division_code = divisions.code and c.kind = 'rename' and c.former_name <> divisions.name order by 1)`,
    })
    .from(divisions)
    .where(sql`${divisions.code} >= ${countyCode} collate "C" and ${divisions.code} < ${`${countyCode}:`} collate "C"`)
    .orderBy(asc(divisions.code))
  return rows.map(({ formerNames, ...division }) => (formerNames.length > 0 ? { ...division, formerNames } : division))
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

/** What became of a division, and what became part of it, newest first (R4); as far as the actor's scope reaches. */
export async function getDivisionHistory(tx: Transaction, code: string): Promise<DivisionHistoryEntry[]> {
  return tx
    .select({
      id: divisionChanges.id,
      divisionCode: divisionChanges.divisionCode,
      kind: divisionChanges.kind,
      effectiveFrom: divisionChanges.effectiveFrom,
      formerName: divisionChanges.formerName,
      name: divisionChanges.name,
      successorCode: divisionChanges.successorCode,
      successorName: divisions.name,
      documentNumber: divisionChanges.documentNumber,
      reason: divisionChanges.reason,
      authorName: divisionChanges.authorName,
      recordedAt: sql<string>`to_char(${divisionChanges.recordedAt}, 'YYYY-MM-DD HH24:MI')`,
    })
    .from(divisionChanges)
    .leftJoin(divisions, eq(divisions.code, divisionChanges.successorCode))
    .where(or(eq(divisionChanges.divisionCode, code), eq(divisionChanges.successorCode, code)))
    .orderBy(desc(divisionChanges.effectiveFrom), desc(divisionChanges.recordedAt), asc(divisionChanges.divisionCode))
}
