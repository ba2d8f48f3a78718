import { and, desc, eq, sql } from 'drizzle-orm'
import type { DivisionLevel } from '@/domain/divisions/division'
import type { PrintedMilestone, QuotaKind } from '@/domain/quotas/quota'
import type { QuotaKnown } from '@/domain/quotas/quota-import'
import type { QuotaEntry, QuotaLine } from '@/domain/quotas/quota-table-view'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { quotaMilestones, quotas } from '../schema'

/** Which ledger is meant (R2): one campaign, kind and coverage group. */
export interface QuotaLedger {
  campaignId: string
  kind: QuotaKind
  coverageGroup: string
}

function ofLedger({ campaignId, kind, coverageGroup }: QuotaLedger) {
  return and(eq(quotas.campaignId, campaignId), eq(quotas.kind, kind), eq(quotas.coverageGroup, coverageGroup))
}

interface LineRow extends Record<string, unknown> {
  code: string
  name: string
  level: DivisionLevel
  persons: number | null
  quota_position: number | null
  remark: string | null
  milestones: PrintedMilestone[]
  entry_count: number
  ended_on: PlainDate | null
  upcoming_from: PlainDate | null
  upcoming_persons: number | null
}

function toLine(row: LineRow): QuotaLine {
  return {
    divisionCode: row.code,
    name: row.name,
    level: row.level,
    persons: row.persons,
    position: row.quota_position,
    milestones: row.milestones,
    remark: row.remark ?? '',
    entryCount: row.entry_count,
    endedOn: row.ended_on,
    upcoming: row.upcoming_from ? { effectiveFrom: row.upcoming_from, persons: row.upcoming_persons } : null,
  }
}

/**
 * A division's quota and those directly below it on a day, in the order of the quota table, then of codes; as far as the
 * actor's scope reaches. Divisions without a quota are in the list, and those that ended with one (R4). null when the division itself is not in scope.
 */
export async function getQuotaLines(tx: Transaction, ledger: QuotaLedger, parentCode: string, asOf: PlainDate): Promise<{ parent: QuotaLine; parts: QuotaLine[] } | null> {
  const below: DivisionLevel | null = parentCode.length === 6 ? 'town' : parentCode.length === 9 ? 'village' : null
  const rows = await tx.execute<LineRow>(sql`
    select d.code, d.name, d.level, q.persons, q.quota_position, q.remark, coalesce(q.milestones, '[]') as milestones,
      (select count(*)::int from quotas e where e.campaign_id = ${ledger.campaignId} and e.kind = ${ledger.kind}
        and e.coverage_group = ${ledger.coverageGroup} and e.division_code = d.code) as entry_count,
      case when d.valid_to < ${asOf} then d.valid_to::text end as ended_on,
      u.effective_from::text as upcoming_from, u.persons as upcoming_persons
    from divisions d
    left join quotas_in_force(${ledger.campaignId}, ${parentCode}, ${asOf}, ${ledger.kind}, ${ledger.coverageGroup}) q on q.division_code = d.code
    left join lateral (
      select n.effective_from, n.persons from quotas n
      where n.campaign_id = ${ledger.campaignId} and n.kind = ${ledger.kind} and n.coverage_group = ${ledger.coverageGroup}
        and n.division_code = d.code and n.effective_from > ${asOf}
      order by n.effective_from, n.entry_number desc
      limit 1
    ) u on true
    where (d.code = ${parentCode} or (d.level = ${below} and d.code >= ${parentCode} collate "C" and d.code < ${`${parentCode}:`} collate "C"))
      and d.valid_from <= ${asOf} and (d.valid_to is null or d.valid_to >= ${asOf} or q.persons is not null)
    order by q.quota_position nulls last, d.code`)
  const lines = rows.map(toLine)
  const parent = lines.find((line) => line.divisionCode === parentCode)
  return parent ? { parent, parts: lines.filter((line) => line !== parent) } : null
}

/** Quota lines as an import compares with them. */
export function toKnown(line: QuotaLine): QuotaKnown {
  const { divisionCode, name, persons, position, milestones, remark, upcoming } = line
  return { divisionCode, name, figures: persons === null ? null : { persons, position: position ?? 0, milestones, remark }, later: upcoming }
}

/** The ledger of one division, newest first (R2): every entry with its papers, and which of them holds on the day. */
export async function getQuotaHistory(tx: Transaction, ledger: QuotaLedger, divisionCode: string, asOf: PlainDate): Promise<QuotaEntry[]> {
  const rows = await tx
    .select({
      id: quotas.id,
      persons: quotas.persons,
      remark: quotas.remark,
      effectiveFrom: quotas.effectiveFrom,
      reason: quotas.reason,
      documentNumber: quotas.documentNumber,
      authorName: quotas.authorName,
      recordedAt: sql<string>`to_char(${quotas.recordedAt}, 'YYYY-MM-DD HH24:MI')`,
      milestones: sql<PrintedMilestone[]>`coalesce((select jsonb_agg(jsonb_build_object('dueOn', ${quotaMilestones.dueOn}, 'persons', ${quotaMilestones.persons}) order by ${quotaMilestones.dueOn})
        from ${quotaMilestones} where ${quotaMilestones.quotaId} = ${quotas.id}), '[]')`,
    })
    .from(quotas)
    .where(and(ofLedger(ledger), eq(quotas.divisionCode, divisionCode)))
    .orderBy(desc(quotas.effectiveFrom), desc(quotas.entryNumber))
  const inForce = rows.find((row) => row.effectiveFrom <= asOf)
  return rows.map((row, index) => ({ ...row, state: stateOf(row, rows[index - 1], inForce, asOf) }))
}

/** An entry for the very day of a newer one never holds: it was replaced. */
function stateOf(row: { effectiveFrom: PlainDate }, newer: { effectiveFrom: PlainDate } | undefined, inForce: { effectiveFrom: PlainDate } | undefined, asOf: PlainDate): QuotaEntry['state'] {
  if (row === inForce) return 'inForce'
  if (newer?.effectiveFrom === row.effectiveFrom) return 'replaced'
  return row.effectiveFrom > asOf ? 'upcoming' : 'past'
}

/** The newest entry of a division in the order of recording; null when it has none. */
export async function getNewestEntry(tx: Transaction, ledger: QuotaLedger, divisionCode: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: quotas.id })
    .from(quotas)
    .where(and(ofLedger(ledger), eq(quotas.divisionCode, divisionCode)))
    .orderBy(desc(quotas.entryNumber))
    .limit(1)
  return row?.id ?? null
}

/** The newest entry of a town and its villages in the order of recording; null when there is none. */
export async function getNewestEntryBelow(tx: Transaction, ledger: QuotaLedger, townCode: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: quotas.id })
    .from(quotas)
    .where(and(ofLedger(ledger), sql`${quotas.divisionCode} >= ${townCode} collate "C" and ${quotas.divisionCode} < ${`${townCode}:`} collate "C"`))
    .orderBy(desc(quotas.entryNumber))
    .limit(1)
  return row?.id ?? null
}

/** Whether anything was ever entered in a ledger, as far as the scope reaches. */
export async function hasQuotas(tx: Transaction, ledger: QuotaLedger): Promise<boolean> {
  const [row] = await tx.select({ id: quotas.id }).from(quotas).where(ofLedger(ledger)).limit(1)
  return row !== undefined
}
