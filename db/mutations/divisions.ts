import { eq, sql } from 'drizzle-orm'
import { divisionsToWrite, type DivisionImportLine } from '@/domain/divisions/division-import'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { divisions } from '../schema'
import type { AuditEntry } from './audit'

/** Rows per statement: PostgreSQL takes 65,535 parameters. */
const batch = 4_000

/** Puts those who write one county's divisions in line, until the transaction ends. */
export async function lockDivisions(tx: Transaction, countyCode: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`divisions ${countyCode}`}, 0))`)
}

/**
 * Writes the new and changed divisions of an import (R4): a new one is valid from `validFrom`; a known code takes the new
 * name and population and keeps everything else. Nothing is ever removed. Call `lockDivisions` before comparing.
 */
export async function importDivisions(
  tx: Transaction,
  input: { countyCode: string; lines: DivisionImportLine[]; validFrom: PlainDate; fileName: string },
): Promise<AuditEntry[]> {
  const written = divisionsToWrite(input.lines)
  if (written.length === 0) return []
  const fresh = written.flatMap(({ code, level, state, after }) => (state === 'new' && after ? [{ code, level, ...after, validFrom: input.validFrom }] : []))
  for (let start = 0; start < fresh.length; start += batch) await tx.insert(divisions).values(fresh.slice(start, start + batch))
  const changed = written.flatMap((line) => (line.state === 'changed' && line.before && line.after ? [{ code: line.code, before: line.before, after: line.after }] : []))
  for (const { code, after } of changed) await tx.update(divisions).set(after).where(eq(divisions.code, code))
  const renamed = changed.filter(({ before, after }) => before.name !== after.name)
  const fields = [...(fresh.length > 0 || renamed.length > 0 ? ['name'] : []), ...(written.some((line) => line.before?.population !== line.after?.population && line.after?.population != null) ? ['population'] : [])]
  const names = renamed.slice(0, 20).map(({ code, before, after }) => `${code} ${before.name}→${after.name}`)
  return [{ act: 'division:import', scopeCode: input.countyCode, records: written.map((line) => line.code), fields, note: [input.fileName, ...names].join('，') }]
}
