import { sql } from 'drizzle-orm'
import type { Author } from '@/domain/access/actor'
import { changedFields, type QuotaFigures, type QuotaImportLine } from '@/domain/quotas/quota-import'
import type { QuotaChange } from '@/domain/quotas/quota-change'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { getNewestEntry, getNewestEntryBelow, type QuotaLedger } from '../queries/quotas'
import { quotaMilestones, quotas } from '../schema'
import type { AuditEntry } from './audit'

/** The papers of an entry: when it takes effect, why, and which document says so (R2). */
export interface QuotaPapers {
  effectiveFrom: PlainDate
  reason: string
  documentNumber: string
}

/** Puts those who write quotas of one campaign in line, until the transaction ends: what was compared must still hold. */
export async function lockQuotas(tx: Transaction, campaignId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`quotas ${campaignId}`}, 0))`)
}

async function appendEntries(tx: Transaction, actor: Author, ledger: QuotaLedger, papers: QuotaPapers, entries: { divisionCode: string; after: QuotaFigures }[]): Promise<void> {
  const written = await tx
    .insert(quotas)
    .values(entries.map(({ divisionCode, after }) => ({
      ...ledger, ...papers, divisionCode, persons: after.persons, position: after.position, remark: after.remark, authorId: actor.accountId, authorName: actor.displayName,
    })))
    .returning({ id: quotas.id, divisionCode: quotas.divisionCode })
  const idOf = new Map(written.map((row) => [row.divisionCode, row.id]))
  const printed = entries.flatMap(({ divisionCode, after }) => after.milestones.map((milestone) => ({ quotaId: idOf.get(divisionCode)!, ...milestone })))
  if (printed.length > 0) await tx.insert(quotaMilestones).values(printed)
}

/**
 * Enters the changed lines of an imported table in the ledger, all or none (R2). Call `lockQuotas` before comparing. The
 * entries are the caller's comparison; with none, nothing is written.
 */
export async function importQuotas(
  tx: Transaction,
  actor: Author,
  input: { ledger: QuotaLedger; parentCode: string; lines: (QuotaImportLine & { after: QuotaFigures })[]; papers: QuotaPapers; fileName: string },
): Promise<AuditEntry[]> {
  if (input.lines.length === 0) return []
  await appendEntries(tx, actor, input.ledger, input.papers, input.lines)
  return [quotaAct('quota:import', input.parentCode, input.lines, `${input.fileName}，${input.papers.documentNumber}`)]
}

function quotaAct(act: string, scopeCode: string, lines: (QuotaImportLine & { after: QuotaFigures })[], note: string): AuditEntry {
  const fields = new Set(lines.flatMap((line) => changedFields(line.before, line.after)))
  return { act, scopeCode, records: lines.map((line) => line.divisionCode), fields: [...fields], note }
}

/**
 * Splits a town's quota to its villages: one entry per village whose number changes, all or none (R2). 'stale' when the ledger
 * of the town or of a village moved since the person looked. Call `lockQuotas` before comparing; `lines` are the comparison.
 */
export async function splitQuotas(
  tx: Transaction,
  actor: Author,
  input: { ledger: QuotaLedger; townCode: string; lines: (QuotaImportLine & { after: QuotaFigures })[]; papers: QuotaPapers; basisLabel: string; seenEntry: string | null },
): Promise<AuditEntry[] | 'stale'> {
  if ((await getNewestEntryBelow(tx, input.ledger, input.townCode)) !== input.seenEntry) return 'stale'
  if (input.lines.length === 0) return []
  await appendEntries(tx, actor, input.ledger, input.papers, input.lines)
  return [quotaAct('quota:split', input.townCode, input.lines, `按${input.basisLabel}，${input.papers.documentNumber}`)]
}

/**
 * Enters one change of one quota (R2), unless the division's ledger moved since the person looked: then 'stale' and nothing
 * is written. `before` is what holds on the day the change takes effect; a first quota is placed last in the table.
 */
export async function changeQuota(tx: Transaction, actor: Author, change: QuotaChange, before: QuotaFigures | null, lastPosition: number): Promise<AuditEntry[] | 'stale'> {
  const { campaignId, kind, coverageGroup } = change
  const ledger = { campaignId, kind, coverageGroup }
  if ((await getNewestEntry(tx, ledger, change.divisionCode)) !== change.seenEntry) return 'stale'
  const after = { persons: change.persons, milestones: change.milestones, remark: change.remark, position: before?.position ?? lastPosition + 1 }
  const { effectiveFrom, reason, documentNumber } = change
  await appendEntries(tx, actor, ledger, { effectiveFrom, reason, documentNumber }, [{ divisionCode: change.divisionCode, after }])
  return [{ act: 'quota:change', scopeCode: change.divisionCode, records: [change.divisionCode], fields: changedFields(before, after), note: documentNumber }]
}
