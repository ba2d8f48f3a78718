import { sql } from 'drizzle-orm'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import type { SealFinding, SealReport } from '@/domain/bulletins/verification'
import type { Transaction } from '../client'
import { canonicalText, sha256 } from '../sealing/canonical'
import { ruleVersions, type SealedBulletin } from '../sealing/seal'

interface ChainRow extends Record<string, unknown> {
  id: string
  issue_number: number
  edition: number
  sequence: number
  hash: string
  cut_off_day: string
  cut_off_hour: number
  issued_on: string
  title: string
  series: string
  ranks_printed: boolean
  author_id: string | null
  author_name: string
  sender_id: string | null
  bytes: Buffer | null
  /** Under the town's code that decides who may read it. */
  rows: { code: string; row: ResultRow }[]
}

const parsed = (bytes: Buffer): SealedBulletin | null => {
  try {
    return JSON.parse(bytes.toString('utf8')) as SealedBulletin
  } catch {
    return null
  }
}

/** Which columns of the register say otherwise than the seal. */
function differingFields(row: ChainRow, seal: SealedBulletin): string[] {
  const pairs: [string, unknown, unknown][] = [
    ['期号', row.issue_number, seal.issueNumber],
    ['版次', row.edition, seal.edition],
    ['顺序', row.sequence, seal.sequence],
    ['截止时间', `${row.cut_off_day}/${row.cut_off_hour}`, `${seal.inputs.cutOff.day}/${seal.inputs.cutOff.hour}`],
    ['签发日期', row.issued_on, seal.issuedOn],
    ['标题', row.title, seal.text.title],
    ['口径', row.series, seal.inputs.series],
    ['是否排名', row.ranks_printed, seal.inputs.settings.bulletin.ranksPrinted],
    ['签发人', `${row.author_id}/${row.author_name}`, `${seal.issuer.id}/${seal.issuer.name}`],
    ['送审人', row.sender_id, seal.sender.id],
  ]
  return pairs.filter(([, registered, sealed]) => registered !== sealed).map(([name]) => name)
}

const inCodeOrder = (rows: ChainRow['rows']) => canonicalText([...rows].sort((a, b) => (a.code < b.code ? -1 : 1)))

function derivationOf(seal: SealedBulletin): Pick<SealReport, 'derivation' | 'unknownRuleVersion'> {
  const derive = ruleVersions[seal.ruleVersion]
  if (!derive) return { derivation: null, unknownRuleVersion: seal.ruleVersion }
  return { derivation: { ruleVersion: seal.ruleVersion, agrees: canonicalText(derive(seal.inputs)) === canonicalText(seal.results) }, unknownRuleVersion: null }
}

/** What the audit log has to say: the heads that seals name, and the hash that each issuing was written down with. */
interface Logged {
  heads: ReadonlyMap<number, string>
  issued: ReadonlyMap<string, string>
}

function reportOn(row: ChainRow, before: ChainRow | undefined, { heads, issued }: Logged): SealReport {
  const { issue_number: issueNumber, edition, sequence, hash } = row
  const findings: SealFinding[] = sequence === (before?.sequence ?? 0) + 1 ? [] : [{ kind: 'missing', sequence: (before?.sequence ?? 0) + 1 }]
  const named = { issueNumber, edition, sequence, hash }
  const seal = row.bytes && parsed(row.bytes)
  if (!row.bytes || sha256(row.bytes) !== hash) findings.push({ kind: 'bytes' })
  // Bytes, hash and rows exchanged together agree with each other, but not with what the log says was issued.
  if (issued.get(row.id) !== hash) findings.push({ kind: 'auditEntry', isThere: issued.has(row.id) })
  if (!row.bytes || !seal) return { ...named, findings, derivation: null, unknownRuleVersion: null }
  if (canonicalText(seal) !== row.bytes.toString('utf8')) findings.push({ kind: 'notCanonical' })
  if (seal.previousHash !== (before?.hash ?? null)) findings.push({ kind: 'unlinked' })
  const fields = differingFields(row, seal)
  if (fields.length > 0) findings.push({ kind: 'fields', fields })
  if (inCodeOrder(row.rows) !== inCodeOrder(seal.results.rows.map((one) => ({ code: one.divisionCode, row: one })))) findings.push({ kind: 'rows' })
  const { number, hash: headHash } = seal.auditHead
  if (number > 0 && heads.get(number) !== headHash) findings.push({ kind: 'auditHead', number })
  return { ...named, findings, ...derivationOf(seal) }
}

/** Issues that were cut off the end of the chain: more bulletins say that they were issued than it has places. */
async function cutOffReports(tx: Transaction, campaignId: string, rows: readonly ChainRow[]): Promise<SealReport[]> {
  const lost = await tx.execute<{ supersedes_number: number | null }>(sql`
    select b.supersedes_number from bulletins b join bulletin_revisions r on r.bulletin_id = b.id and r.state = 'issued'
    where b.campaign_id = ${campaignId} and not exists (select from bulletin_issues i where i.bulletin_id = b.id) order by r.recorded_at`)
  const last = rows[rows.length - 1]?.sequence ?? 0
  let number = Math.max(0, ...rows.map((row) => row.issue_number))
  // Those missing in the middle are found where the next one stands.
  return lost.slice(last - rows.length).map(({ supersedes_number: superseded }, index) => {
    const sequence = last + index + 1
    if (superseded === null) number += 1
    return { issueNumber: superseded ?? number, edition: superseded === null ? 1 : 2, sequence, hash: '', findings: [{ kind: 'missing', sequence }], derivation: null, unknownRuleVersion: null }
  })
}

/**
 * Verifies every issued bulletin of a campaign in the order of the chain: (a) the bytes are those whose hash is registered, each
 * follows the one before, register and rows agree with them, and the audit log still holds the head they name and the very hash that was issued; (b) the results
 * follow from the sealed inputs under the sealed rule version. `number` reports one number alone, all its editions. Only the console may: it alone sees the whole log.
 */
export async function verifyBulletins(tx: Transaction, campaignId: string, number: number | null = null): Promise<SealReport[]> {
  const rows = await tx.execute<ChainRow>(sql`
    select i.id, i.issue_number, i.edition, i.sequence, i.hash, i.cut_off_day::text, i.cut_off_hour, i.issued_on::text, i.title, i.series, i.ranks_printed, i.author_id, i.author_name, i.sender_id, s.bytes,
      coalesce((select jsonb_agg(jsonb_build_object('code', r.division_code, 'row', r.row)) from bulletin_rows r where r.issue_id = i.id), '[]') as rows
    from bulletin_issues i left join bulletin_seals s on s.issue_id = i.id
    where i.campaign_id = ${campaignId} order by i.sequence`)
  const numbers = rows.flatMap((row) => (row.bytes && parsed(row.bytes)?.auditHead.number) || [])
  const heads = await tx.execute<{ number: number; hash: string }>(sql`select number::int as number, hash from audit_entries where number = any(${sql.param(numbers)}::bigint[])`)
  const entries = await tx.execute<{ issue: string; hash: string }>(sql`
    select records[2] as issue, right(note, 64) as hash from audit_entries where act = 'bulletin:issue' and records[2] = any(${sql.param(rows.map((row) => row.id))}::text[])`)
  const logged = { heads: new Map(heads.map((head) => [head.number, head.hash])), issued: new Map(entries.map((entry) => [entry.issue, entry.hash])) }
  const reports = [...rows.map((row, index) => reportOn(row, rows[index - 1], logged)), ...(await cutOffReports(tx, campaignId, rows))]
  return reports.filter((report) => number === null || report.issueNumber === number)
}
