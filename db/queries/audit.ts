import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { AuditLine } from '@/domain/audit/audit-line'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { auditEntries, divisions } from '../schema'

export interface AuditFilter {
  /** The county whose acts are asked for. */
  within: string
  /** Days in Asia/Shanghai, both included. */
  from?: PlainDate | undefined
  until?: PlainDate | undefined
  /** Part of the name of whoever acted. */
  person?: string | undefined
  act?: string | undefined
  /** Only entries with a smaller number: the page after the one that ended there. */
  before?: number | undefined
  limit: number
}

// An import may touch hundreds of records; the log names the first and counts the rest.
const namedRecords = 6

/** Acts of a county, newest first, and whether older ones follow. Records carry names where the reader may see them. */
export async function getAuditLines(tx: Transaction, filter: AuditFilter): Promise<{ lines: AuditLine[]; more: boolean }> {
  const rows = await tx
    .select({
      number: auditEntries.number,
      at: sql<string>`to_char(${auditEntries.at}, 'YYYY-MM-DD HH24:MI:SS')`,
      actorName: auditEntries.actorName,
      actorRole: auditEntries.actorRole,
      address: sql<string | null>`host(${auditEntries.address})`,
      act: auditEntries.act,
      scopeCode: auditEntries.scopeCode,
      records: sql<string[]>`${auditEntries.records}[1:${sql.raw(String(namedRecords))}]`,
      recordCount: sql<number>`cardinality(${auditEntries.records})`,
      fields: auditEntries.fields,
      note: auditEntries.note,
    })
    .from(auditEntries)
    .where(
      and(
        sql`starts_with(${auditEntries.scopeCode}, ${filter.within})`,
        filter.from ? sql`${auditEntries.at} >= ${filter.from}::date` : undefined,
        filter.until ? sql`${auditEntries.at} < ${filter.until}::date + 1` : undefined,
        filter.person ? sql`position(${filter.person} in ${auditEntries.actorName}) > 0` : undefined,
        filter.act ? eq(auditEntries.act, filter.act) : undefined,
        filter.before === undefined ? undefined : lt(auditEntries.number, filter.before),
      ),
    )
    .orderBy(desc(auditEntries.number))
    .limit(filter.limit + 1)
  const shown = rows.slice(0, filter.limit)
  const names = await namesOf(tx, shown.flatMap((row) => [row.scopeCode, ...row.records]))
  const lines = shown.map(({ scopeCode, recordCount, records, ...row }): AuditLine => ({
    ...row,
    scopeName: names.get(scopeCode) ?? scopeCode,
    records: records.map((record) => names.get(record) ?? record),
    moreRecords: recordCount - records.length,
  }))
  return { lines, more: rows.length > filter.limit }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Names for ids of accounts and codes of divisions, as far as the reader's own scope gives them. */
async function namesOf(tx: Transaction, records: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(records.filter((record) => uuid.test(record)))]
  const codes = [...new Set(records.filter((record) => /^\d{6}(\d{3}){0,2}$/.test(record)))]
  // A function's: auditors read the log and its names, and no accounts.
  const people = ids.length > 0 ? await tx.execute<{ id: string; name: string }>(sql`select id, username as name from account_names(${sql.param(ids)}::uuid[])`) : []
  const places = codes.length > 0 ? await tx.select({ id: divisions.code, name: divisions.name }).from(divisions).where(inArray(divisions.code, codes)) : []
  return new Map([...people, ...places].map(({ id, name }) => [id, name]))
}

/** The acts that occur in the county's log, for the filter. */
export async function getAuditActs(tx: Transaction, within: string): Promise<string[]> {
  const rows = await tx.selectDistinct({ act: auditEntries.act }).from(auditEntries).where(sql`starts_with(${auditEntries.scopeCode}, ${within})`).orderBy(auditEntries.act)
  return rows.map((row) => row.act)
}

/** Who last changed a record and when (11月23日17时05分), for whoever was slower; null where the reader may not see the log. */
export async function lastChangeOf(tx: Transaction, record: string): Promise<{ name: string; at: string } | null> {
  const [found] = await tx
    .select({ name: auditEntries.actorName, at: sql<string>`to_char(${auditEntries.at}, 'FMMM"月"FMDD"日"HH24"时"MI"分"')` })
    .from(auditEntries)
    .where(and(sql`${auditEntries.records} @> array[${record}]::text[]`, sql`${auditEntries.act} not like 'session:%'`))
    .orderBy(desc(auditEntries.number))
    .limit(1)
  return found ?? null
}
