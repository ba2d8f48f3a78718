import { eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '@/domain/access/actor'
import type { Division } from '@/domain/divisions/division'
import type { LaterReports } from '@/domain/divisions/division-change'
import type { DivisionChange } from '@/domain/divisions/division-change-api'
import { divisionsToWrite, type DivisionImportLine } from '@/domain/divisions/division-import'
import { addDays, type PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { campaigns, dailyCounts, divisionChanges, divisions } from '../schema'
import type { AuditEntry } from './audit'
import { lockCounts } from './daily-counts'

/** Rows per statement: PostgreSQL takes 65,535 parameters. */
const batch = 4_000

/** Who records a change: the signed-in person, or the console, which has no account. */
export interface ChangeAuthor {
  accountId: string | null
  displayName: string
}

/** Puts those who write one county's divisions in line, until the transaction ends. */
export async function lockDivisions(tx: Transaction, countyCode: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`divisions ${countyCode}`}, 0))`)
}

/**
 * Writes the new and changed divisions of an import (R4): a new one is valid from `validFrom`; a known code takes the new
 * name, from `today` and with the file as its paper, and the new population, and keeps everything else. Nothing is ever
 * removed. Call `lockDivisions` before comparing.
 */
export async function importDivisions(
  tx: Transaction,
  author: ChangeAuthor,
  input: { countyCode: string; lines: DivisionImportLine[]; validFrom: PlainDate; today: PlainDate; fileName: string },
): Promise<AuditEntry[]> {
  const written = divisionsToWrite(input.lines)
  if (written.length === 0) return []
  const fresh = written.flatMap(({ code, level, state, after }) => (state === 'new' && after ? [{ code, level, ...after, validFrom: input.validFrom }] : []))
  for (let start = 0; start < fresh.length; start += batch) await tx.insert(divisions).values(fresh.slice(start, start + batch))
  const changed = written.flatMap((line) => (line.state === 'changed' && line.before && line.after ? [{ code: line.code, before: line.before, after: line.after }] : []))
  for (const { code, after } of changed) await tx.update(divisions).set(after).where(eq(divisions.code, code))
  const renamed = changed.filter(({ before, after }) => before.name !== after.name)
  await recordChanges(tx, author, renamed.map(({ code, before, after }) => ({
    divisionCode: code, kind: 'rename', effectiveFrom: input.today, formerName: before.name, name: after.name, documentNumber: `导入 ${input.fileName}`.slice(0, 80), reason: '导入的区划表里是新名称',
  })))
  const fields = [...(fresh.length > 0 || renamed.length > 0 ? ['name'] : []), ...(written.some((line) => line.before?.population !== line.after?.population && line.after?.population != null) ? ['population'] : [])]
  const names = renamed.slice(0, 20).map(({ code, before, after }) => `${code} ${before.name}→${after.name}`)
  return [{ act: 'division:import', scopeCode: input.countyCode, records: written.map((line) => line.code), fields, note: [input.fileName, ...names].join('，') }]
}

type NewChange = Omit<typeof divisionChanges.$inferInsert, 'authorId' | 'authorName'>

async function recordChanges(tx: Transaction, { accountId, displayName }: ChangeAuthor, changes: NewChange[]): Promise<void> {
  for (let start = 0; start < changes.length; start += batch) {
    await tx.insert(divisionChanges).values(changes.slice(start, start + batch).map((change) => ({ ...change, authorId: accountId, authorName: displayName })))
  }
}

/** Gives a division its new name and keeps the old one in the history (R4). Checked by `renameProblem` under `lockDivisions`. */
export async function renameDivision(tx: Transaction, actor: Actor, division: Division, change: Extract<DivisionChange, { kind: 'rename' }>): Promise<AuditEntry[]> {
  const { name, effectiveFrom, documentNumber, reason } = change
  await tx.update(divisions).set({ name }).where(eq(divisions.code, division.code))
  await recordChanges(tx, actor, [{ divisionCode: division.code, kind: 'rename', effectiveFrom, formerName: division.name, name, documentNumber, reason }])
  return [{ act: 'division:rename', scopeCode: division.code, records: [division.code], fields: ['name'], note: `${division.name}→${name}，自${effectiveFrom}起，${documentNumber}` }]
}

/**
 * What the divisions reported after a day, in any series and group, in code order; withdrawn numbers are none. Nobody saves
 * counts of the county from here to the end of the transaction. Call `lockDivisions` first.
 */
export async function holdLaterReports(tx: Transaction, countyCode: string, codes: readonly string[], lastDay: PlainDate): Promise<LaterReports[]> {
  const held = await tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.countyCode, countyCode)).orderBy(campaigns.id)
  for (const { id } of held) await lockCounts(tx, id)
  return tx.execute<LaterReports & Record<string, unknown>>(sql`
    select d.name, count(*)::int as reports, max(c.as_of)::text as "newestOn"
    from (
      select distinct on (campaign_id, series, coverage_group, level, division_code, as_of) division_code, as_of, persons
      from daily_counts where ${inArray(dailyCounts.divisionCode, [...codes])} and as_of > ${lastDay}
      order by campaign_id, series, coverage_group, level, division_code, as_of, revision desc
    ) c join divisions d on d.code = c.division_code
    where c.persons is not null group by d.code, d.name order by d.code`)
}

/**
 * Ends a division on its last day, its villages with it, and names who goes on (R4). Rows keep the code they were reported
 * for; the successors' scopes reach them. Checked by `mergeProblem` and `holdLaterReports` under `lockDivisions`; `ending` are the village rows.
 */
export async function mergeDivision(tx: Transaction, actor: Actor, division: Division, ending: readonly Division[], change: Extract<DivisionChange, { kind: 'merge' }>): Promise<AuditEntry[]> {
  const { successorCode, lastDay, documentNumber, reason } = change
  const all = [{ code: division.code, name: division.name, successorCode }, ...ending.map(({ code, name }) => ({ code, name, successorCode: change.villages.find((one) => one.code === code)?.successorCode ?? successorCode }))]
  for (const successor of new Set(all.map((one) => one.successorCode))) {
    const merged = all.filter((one) => one.successorCode === successor).map((one) => one.code)
    await tx.update(divisions).set({ validTo: lastDay, successorCode: successor }).where(inArray(divisions.code, merged))
  }
  await recordChanges(tx, actor, all.map((one) => ({
    divisionCode: one.code, kind: 'merge', effectiveFrom: addDays(lastDay, 1), formerName: one.name, successorCode: one.successorCode, documentNumber, reason,
  })))
  return [{ act: 'division:merge', scopeCode: division.code, records: all.map((one) => one.code), fields: ['validTo', 'successorCode'], note: `${division.name}并入${successorCode}，最后一天${lastDay}，${documentNumber}` }]
}
