import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/access/actor'
import type { CutOff } from '@/domain/bulletins/cut-off'
import { everyone } from '@/domain/campaigns/choices'
import { addDays, plainDate, type PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { appendAudit, authorOf } from '../mutations/audit'
import { draftBulletin, stepBulletin, type BulletinCampaign, type BulletinStepRequest, type DraftOutcome, type StepOutcome } from '../mutations/bulletins'
import { issueBulletin, type IssueOutcome } from '../mutations/issue-bulletin'
import { getCountyCampaigns } from '../queries/campaigns'
import type { SealedBulletin } from '../sealing/seal'
import { withActor, withOperator } from '../session'
import type { TestDatabase } from './database'

/** 17:00 of a day. */
export const cutOffOn = (day: string): CutOff => ({ day: plainDate(day), hour: 17 })

/** The actor's campaign as the mutations take it, on the day after its cut-offs. */
export async function campaignOf(tx: Transaction, today: PlainDate): Promise<BulletinCampaign> {
  const { campaigns, nameEndings } = await getCountyCampaigns(tx)
  return { campaign: campaigns[0]!, nameEndings, today }
}

/** Writes a town's count past the rules of the sheet, which have tests of their own. Persons null withdraws. */
export async function reportCount(database: TestDatabase, count: { campaignId: string; town: string; day: string; hour?: number | null; persons: number | null; revision?: number; reason?: string }): Promise<void> {
  const { campaignId, town, day, hour = 17, persons, revision = 1, reason = '' } = count
  await withOperator(database.ownerDb, town.slice(0, 6), (tx) =>
    tx.execute(sql`insert into daily_counts (campaign_id, division_code, coverage_group, series, level, as_of, hour, revision, persons, reason, author_name)
      values (${campaignId}, ${town}, ${everyone}, 'reported', 'town', ${day}, ${hour}, ${revision}, ${persons}, ${reason}, '试验')`),
  )
}

type Wanted = { cutOff: CutOff } | { supersedesNumber: number }

export async function draftIn(tx: Transaction, author: Actor, wanted: Wanted, today: PlainDate): Promise<DraftOutcome> {
  return draftBulletin(tx, author, await campaignOf(tx, today), wanted)
}

/** Drafts on the day after the cut-off. */
export function draft(database: TestDatabase, author: Actor, wanted: Wanted, today = 'cutOff' in wanted ? addDays(wanted.cutOff.day, 1) : plainDate('2021-12-31')): Promise<DraftOutcome> {
  return withActor(database.db, author, (tx) => draftIn(tx, author, wanted, today))
}

export async function step(database: TestDatabase, actor: Actor, request: BulletinStepRequest): Promise<StepOutcome> {
  return withActor(database.db, actor, async (tx) => stepBulletin(tx, actor, await campaignOf(tx, plainDate('2021-12-31')), request))
}

/** Issues as the route does: with its acts in the audit log. */
export async function issueIn(tx: Transaction, signer: Actor, request: { bulletinId: string; seenRevision: number }): Promise<IssueOutcome> {
  const outcome = await issueBulletin(tx, signer, await campaignOf(tx, plainDate('2021-12-31')), request)
  if (outcome.outcome === 'issued') await appendAudit(tx, authorOf(signer, null), outcome.audit)
  return outcome
}

export function issue(database: TestDatabase, signer: Actor, request: { bulletinId: string; seenRevision: number }): Promise<IssueOutcome> {
  return withActor(database.db, signer, (tx) => issueIn(tx, signer, request))
}

/** A draft that was made and sent by one person: its id and the revision to sign. */
export async function givenSent(database: TestDatabase, author: Actor, wanted: Wanted): Promise<{ bulletinId: string; seenRevision: number }> {
  const drafted = await draft(database, author, wanted)
  if (drafted.outcome !== 'saved') throw new Error(JSON.stringify(drafted))
  const sent = await step(database, author, { bulletinId: drafted.id, seenRevision: 1, act: 'send' })
  if (sent.outcome !== 'saved') throw new Error(JSON.stringify(sent))
  return { bulletinId: drafted.id, seenRevision: sent.revision }
}

/** A bulletin that one person made and sent and another issued. */
export async function givenIssued(database: TestDatabase, { author, signer }: { author: Actor; signer: Actor }, wanted: Wanted): Promise<Extract<IssueOutcome, { outcome: 'issued' }> & { bulletinId: string }> {
  const sent = await givenSent(database, author, wanted)
  const issued = await issue(database, signer, sent)
  if (issued.outcome !== 'issued') throw new Error(JSON.stringify(issued))
  return { ...issued, bulletinId: sent.bulletinId }
}

/** The seal of an issue with its bytes read; null when there is none, or the bytes are not the reader's. */
export async function getSeal(tx: Transaction, issueId: string): Promise<{ seal: SealedBulletin } | null> {
  const [row] = await tx.execute<{ bytes: Buffer }>(sql`select bytes from bulletin_seals where issue_id = ${issueId}`)
  return row ? { seal: JSON.parse(row.bytes.toString('utf8')) as SealedBulletin } : null
}
