import { sql } from 'drizzle-orm'
import type { BulletinPaper } from '@/domain/bulletins/bulletin-paper'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import type { SealFinding, SealReport } from '@/domain/bulletins/verification'
import type { Transaction } from '../client'
import { canonicalText, sha256 } from '../sealing/canonical'
import { paperOf, readSealBytes, ruleVersions, type SealedBulletin } from '../sealing/seal'

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
  paper: BulletinPaper | null
  /** Under the town's code that decides who may read it. */
  rows: { code: string; row: ResultRow }[]
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

/** Whether two values are the same as canonical text; what somebody put in that has none, a fraction for one, is not. */
function isSame(a: unknown, b: unknown): boolean {
  try {
    return canonicalText(a) === canonicalText(b)
  } catch {
    return false
  }
}

const inCodeOrder = (rows: ChainRow['rows']) => [...rows].sort((a, b) => (a.code < b.code ? -1 : 1))

/** Results that cannot be reckoned from exchanged inputs are none, as bytes that cannot be read. */
function derivationOf(seal: SealedBulletin): Pick<SealReport, 'derivation' | 'unknownRuleVersion'> {
  const derive = ruleVersions[seal.ruleVersion]
  if (!derive) return { derivation: null, unknownRuleVersion: seal.ruleVersion }
  try {
    return { derivation: { ruleVersion: seal.ruleVersion, agrees: isSame(derive(seal.inputs), seal.results) }, unknownRuleVersion: null }
  } catch {
    return { derivation: null, unknownRuleVersion: null }
  }
}

function isCanonical(seal: SealedBulletin, bytes: Buffer): boolean {
  try {
    return canonicalText(seal) === bytes.toString('utf8')
  } catch {
    return false
  }
}

/** An issuing as the log wrote it down. `isSound`: the entry is what its own hash says. */
interface LoggedIssue extends Record<string, unknown> {
  number: number
  bulletinId: string
  issueId: string
  /** 4/1: number and edition. */
  named: string
  hash: string
  isSound: boolean
}

/** What the audit log has to say: the heads that seals name, and the hash that each issuing was written down with. */
interface Logged {
  heads: ReadonlyMap<number, { hash: string; isSound: boolean }>
  issued: ReadonlyMap<string, LoggedIssue>
}

function logFindings(row: ChainRow, seal: SealedBulletin | null, { heads, issued }: Logged): SealFinding[] {
  const entry = issued.get(row.id)
  // Bytes, hash and rows exchanged together agree with each other, but not with what the log says was issued.
  const findings: SealFinding[] = entry?.hash === row.hash ? [] : [{ kind: 'auditEntry', isThere: entry !== undefined }]
  if (entry && !entry.isSound) findings.push({ kind: 'auditChanged', number: entry.number })
  if (!seal || seal.auditHead.number === 0) return findings
  const { number, hash } = seal.auditHead
  const head = heads.get(number)
  if (head?.hash !== hash) findings.push({ kind: 'auditHead', number })
  else if (!head.isSound) findings.push({ kind: 'auditChanged', number })
  return findings
}

function sealFindings(row: ChainRow, bytes: Buffer, seal: SealedBulletin, before: ChainRow | undefined): SealFinding[] {
  const findings: SealFinding[] = isCanonical(seal, bytes) ? [] : [{ kind: 'notCanonical' }]
  if (seal.previousHash !== (before?.hash ?? null)) findings.push({ kind: 'unlinked' })
  const fields = differingFields(row, seal)
  if (fields.length > 0) findings.push({ kind: 'fields', fields })
  if (!isSame(row.paper, paperOf(seal))) findings.push({ kind: 'paper' })
  if (!isSame(inCodeOrder(row.rows), inCodeOrder(seal.results.rows.map((one) => ({ code: one.divisionCode, row: one }))))) findings.push({ kind: 'rows' })
  return findings
}

/** A row of the chain with its bytes read. */
interface Link {
  row: ChainRow
  seal: SealedBulletin | 'noSeal' | null
}

function reportOn({ row, seal: read }: Link, before: ChainRow | undefined, logged: Logged): SealReport {
  const { issue_number: issueNumber, edition, sequence, hash, bytes } = row
  const seal = read === 'noSeal' ? null : read
  const expected = (before?.sequence ?? 0) + 1
  const findings: SealFinding[] = [
    ...(sequence === expected ? [] : [{ kind: 'missing', sequence: expected } as const]),
    ...(bytes && sha256(bytes) === hash ? [] : [{ kind: 'bytes' } as const]),
    ...(read === 'noSeal' ? [{ kind: 'noSeal' } as const] : []),
    ...(bytes && seal ? sealFindings(row, bytes, seal, before) : []),
    ...logFindings(row, seal, logged),
  ]
  return { issueNumber, edition, sequence, hash, findings, ...(seal ? derivationOf(seal) : { derivation: null, unknownRuleVersion: null }) }
}

/** 4/1 as the log writes it; what somebody made of it otherwise is number 0. */
function numberOf(named: string): { issueNumber: number; edition: number } {
  const [, issueNumber, edition] = /^(\d{1,5})\/(\d{1,5})$/.exec(named) ?? []
  return { issueNumber: Number(issueNumber ?? 0), edition: Number(edition ?? 1) }
}

/**
 * Issues that are not there any more, though the log says that they were issued, or the course of their draft does: also one
 * whose draft was sent and issued anew under its number.
 */
async function goneReports(tx: Transaction, campaignId: string, rows: readonly ChainRow[], issued: Logged['issued']): Promise<SealReport[]> {
  const gone = (issueNumber: number, edition: number, hash: string): SealReport => ({ issueNumber, edition, sequence: null, hash, findings: [{ kind: 'gone' }], derivation: null, unknownRuleVersion: null })
  const here = new Set(rows.map((row) => row.id))
  const logged = Array.from(issued.values()).filter(({ issueId }) => !here.has(issueId))
  const drafts = await tx.execute<{ id: string; supersedes_number: number | null }>(sql`
    select b.id, b.supersedes_number from bulletins b join bulletin_revisions r on r.bulletin_id = b.id and r.state = 'issued'
    where b.campaign_id = ${campaignId} and not exists (select from bulletin_issues i where i.bulletin_id = b.id) order by r.recorded_at`)
  const unlogged = drafts.filter(({ id }) => logged.every(({ bulletinId }) => bulletinId !== id))
  const numbered = logged.map((one) => ({ ...one, ...numberOf(one.named) }))
  const last = Math.max(0, ...rows.map((row) => row.issue_number), ...numbered.map((one) => one.issueNumber))
  return [
    ...numbered.map(({ issueNumber, edition, hash }) => gone(issueNumber, edition, hash)),
    ...unlogged.map(({ supersedes_number: superseded }, index) => gone(superseded ?? last + index + 1, superseded === null ? 1 : 2, '')),
  ]
}

/**
 * Verifies every issued bulletin of a campaign in the order of the chain: (a) the bytes are those whose hash is registered, each
 * follows the one before, register and rows agree with them, and the audit log still holds the head they name and the very hash
 * that was issued; nothing that was issued is gone; (b) the results follow from the sealed inputs under the sealed rule version.
 * `number` reports one number alone, all its editions. Only the console may: it alone sees the whole log.
 */
export async function verifyBulletins(tx: Transaction, campaignId: string, number: number | null = null): Promise<SealReport[]> {
  const rows = await tx.execute<ChainRow>(sql`
    select i.id, i.issue_number, i.edition, i.sequence, i.hash, i.cut_off_day::text, i.cut_off_hour, i.issued_on::text, i.title, i.series, i.ranks_printed, i.author_id, i.author_name, i.sender_id, s.bytes, p.paper,
      coalesce((select jsonb_agg(jsonb_build_object('code', r.division_code, 'row', r.row)) from bulletin_rows r where r.issue_id = i.id), '[]') as rows
    from bulletin_issues i left join bulletin_seals s on s.issue_id = i.id left join bulletin_papers p on p.issue_id = i.id
    where i.campaign_id = ${campaignId} order by i.sequence`)
  const links = rows.map((row): Link => ({ row, seal: row.bytes && readSealBytes(row.bytes) }))
  const numbers = links.flatMap(({ seal }) => (seal && seal !== 'noSeal' ? [seal.auditHead.number] : []))
  const heads = await tx.execute<{ number: number; hash: string; isSound: boolean }>(sql`
    select e.number::int as number, e.hash, e.hash = audit_entry_hash(e) as "isSound" from audit_entries e where e.number = any(${sql.param(numbers)}::bigint[])`)
  const entries = await tx.execute<LoggedIssue>(sql`
    select e.number::int as number, e.records[1] as "bulletinId", e.records[2] as "issueId", coalesce(e.records[4], '') as named,
      right(e.note, 64) as hash, e.hash = audit_entry_hash(e) as "isSound"
    from audit_entries e where e.act = 'bulletin:issue' and e.records[3] = ${campaignId} order by e.number`)
  const logged = { heads: new Map(heads.map((head) => [head.number, head])), issued: new Map(entries.map((entry) => [entry.issueId, entry])) }
  const reports = [...links.map((link, index) => reportOn(link, rows[index - 1], logged)), ...(await goneReports(tx, campaignId, rows, logged.issued))]
  return reports.filter((report) => number === null || report.issueNumber === number)
}
