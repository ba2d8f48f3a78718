import { sql } from 'drizzle-orm'
import type { Author } from '@/domain/access/actor'
import type { BulletinInputs } from '@/domain/bulletins/bulletin-inputs'
import { bulletinContent, issueTextOf } from '@/domain/bulletins/compose-content'
import { isFresh } from '@/domain/bulletins/is-fresh'
import { nextNumber } from '@/domain/bulletins/next-number'
import { settingsInForce } from '@/domain/campaigns/settings-in-force'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { getGround, type Ground } from '../queries/bulletin-issues'
import { getBulletin, getInputs, type BulletinNow } from '../queries/bulletins'
import { bulletinIssues, bulletinPapers, bulletinRows, bulletinSeals } from '../schema'
import { canonicalText, sha256 } from '../sealing/canonical'
import { currentRuleVersion, paperOf, ruleVersions, type SealedBulletin } from '../sealing/seal'
import type { AuditEntry } from './audit'
import { appendRevision, lockBulletins, overtakenBy, type BulletinCampaign } from './bulletins'
import { lockCounts } from './daily-counts'
import { lockQuotas } from './quotas'
import { reviewTalks } from './supervision'

export type IssueOutcome =
  | { outcome: 'issued'; issueId: string; issueNumber: number; edition: number; hash: string; audit: AuditEntry[] }
  | { outcome: 'notFound' }
  | { outcome: 'changed'; now: BulletinNow }
  /** The signer wrote or sent it himself (R13). */
  | { outcome: 'ownWork' }
  /** A bulletin of the same or a later cut-off was issued meanwhile. */
  | { outcome: 'overtaken'; sentence: string }
  /** Another bulletin was issued since the numbers were taken. */
  | { outcome: 'stale'; last: { issueNumber: number; edition: number } }

interface ChainEnd {
  sequence: number
  hash: string | null
}

async function chainEnd(tx: Transaction, campaignId: string): Promise<ChainEnd> {
  const [row] = await tx.execute<{ sequence: number; hash: string }>(sql`select sequence, hash from bulletin_issues where campaign_id = ${campaignId} order by sequence desc limit 1`)
  return row ?? { sequence: 0, hash: null }
}

interface Sealing extends Ground {
  /** As it was sent: its author is who sent it. */
  now: BulletinNow
  inputs: BulletinInputs
  end: ChainEnd
  issuedOn: PlainDate
}

async function sealOf(tx: Transaction, author: Author, { now, inputs, previous, replaced, end, issuedOn }: Sealing): Promise<SealedBulletin> {
  const results = ruleVersions[currentRuleVersion]!(inputs)
  const numbered = nextNumber(now.supersedesNumber, { previous: previous && previous.issue, replaced: replaced && replaced.issue })
  const supersededOn = replaced?.issue.issuedOn ?? null
  const [moment] = await tx.execute<{ at: string; number: number; hash: string }>(sql`
    select to_char(clock_timestamp() at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as at, h.number::int as number, h.hash from audit_head() h`)
  return {
    format: 'yingbao.bulletin/1',
    ruleVersion: currentRuleVersion,
    sequence: end.sequence + 1,
    ...numbered,
    previousHash: end.hash,
    auditHead: { number: moment!.number, hash: moment!.hash },
    sender: { id: now.authorId, name: now.authorName },
    issuer: { id: author.accountId, name: author.displayName },
    issuedAt: moment!.at,
    issuedOn,
    inputs,
    results,
    text: now.text,
    content: bulletinContent({ inputs, results }, now.text, { ...numbered, issuedOn, hash: null, supersededOn }),
  }
}

async function keepSeal(tx: Transaction, author: Author, bulletinId: string, seal: SealedBulletin): Promise<{ issueId: string; hash: string }> {
  const bytes = Buffer.from(canonicalText(seal), 'utf8')
  const hash = sha256(bytes)
  const { inputs } = seal
  const [issue] = await tx
    .insert(bulletinIssues)
    .values({
      bulletinId, campaignId: inputs.campaign.id, sequence: seal.sequence, issueNumber: seal.issueNumber, edition: seal.edition, series: inputs.series,
      ranksPrinted: inputs.settings.bulletin.ranksPrinted, cutOffDay: inputs.cutOff.day, cutOffHour: inputs.cutOff.hour, issuedOn: seal.issuedOn, title: seal.text.title,
      hash, senderId: seal.sender.id, authorId: author.accountId, authorName: author.displayName, recordedAt: sql`clock_timestamp()`,
    })
    .returning({ id: bulletinIssues.id })
  const issueId = issue!.id
  // The seal comes last: once it is there, the database takes no row and no paper any more.
  if (seal.results.rows.length > 0) await tx.insert(bulletinRows).values(seal.results.rows.map((row) => ({ issueId, divisionCode: row.divisionCode, row })))
  await tx.insert(bulletinPapers).values({ issueId, paper: paperOf(seal) })
  await tx.insert(bulletinSeals).values({ issueId, bytes })
  return { issueId, hash }
}

/**
 * Issues a bulletin that was sent for signing, and seals it (R13): the next number without a gap, the inputs, settings, results
 * and text as canonical bytes, chained to the bulletin before and to the audit log; in the same transaction it becomes known to
 * the towns and talks are proposed (R16). All or nothing. By another person than whoever wrote or sent it.
 */
export async function issueBulletin(tx: Transaction, author: Author, of: BulletinCampaign, request: { bulletinId: string; seenRevision: number }): Promise<IssueOutcome> {
  const { campaign, today } = of
  await lockBulletins(tx, campaign.id)
  const now = await getBulletin(tx, request.bulletinId)
  if (!now || now.campaignId !== campaign.id) return { outcome: 'notFound' }
  if (now.revision !== request.seenRevision || now.state !== 'sent') return { outcome: 'changed', now }
  if (author.accountId !== null && now.writerIds.includes(author.accountId)) return { outcome: 'ownWork' }
  // From here on nobody saves a count or a quota until this is over: what is saved later knows that these days are sealed.
  await lockCounts(tx, campaign.id)
  await lockQuotas(tx, campaign.id)
  const ground = await getGround(tx, campaign.id, now.supersedesNumber)
  const overtaken = overtakenBy(now, ground.previous)
  if (overtaken) return { outcome: 'overtaken', sentence: overtaken }
  const inputs = await getInputs(tx, now.inputsId)
  if (!isFresh(inputs, ground)) {
    const last = (ground.previous && ground.previous.issue.hash !== inputs.previous?.hash ? ground.previous : ground.replaced ?? ground.previous)!.issue
    return { outcome: 'stale', last: { issueNumber: last.issueNumber, edition: last.edition } }
  }
  const seal = await sealOf(tx, author, { now, inputs, ...ground, end: await chainEnd(tx, campaign.id), issuedOn: today })
  const { issueId, hash } = await keepSeal(tx, author, now.id, seal)
  await appendRevision(tx, author, { bulletinId: now.id, revision: now.revision + 1, state: 'issued', inputsId: now.inputsId, text: now.text })
  const issued: AuditEntry = { act: 'bulletin:issue', scopeCode: campaign.countyCode, records: [now.id, issueId, campaign.id, `${seal.issueNumber}/${seal.edition}`], fields: ['hash'], note: `${issueTextOf({ ...seal, issuedOn: today })} ${hash}` }
  const { escalation } = settingsInForce(campaign.revisions, today)?.settings ?? inputs.settings
  const talks = await reviewTalks(tx, author, { campaignId: campaign.id, today: escalation })
  return { outcome: 'issued', issueId, issueNumber: seal.issueNumber, edition: seal.edition, hash, audit: [issued, ...talks] }
}
