import { sql } from 'drizzle-orm'
import type { Author } from '@/domain/access/actor'
import type { BulletinInputs } from '@/domain/bulletins/bulletin-inputs'
import { stateAfter, type BulletinAct, type BulletinState } from '@/domain/bulletins/bulletin-state'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import type { Composed } from '@/domain/bulletins/compose-progress'
import { composeText, renewText } from '@/domain/bulletins/compose-text'
import type { CutOff } from '@/domain/bulletins/cut-off'
import { draftName } from '@/domain/bulletins/draft-name'
import { deriveResults } from '@/domain/bulletins/derive-results'
import { draftProblem, overtakenProblem } from '@/domain/bulletins/draft-problem'
import { findingSentences } from '@/domain/supervision/visit-findings'
import { settingsInForce } from '@/domain/campaigns/settings-in-force'
import type { NameEndings } from '@/domain/divisions/division-words'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { getUnfollowedFindings } from '../queries/supervision'
import { getGround, type Ground, type Sealed } from '../queries/bulletin-issues'
import { getBulletin, getInputs, type BulletinNow } from '../queries/bulletins'
import type { DatedCampaign } from '../queries/campaigns'
import { bulletinInputs, bulletinRevisions, bulletins } from '../schema'
import { canonicalText } from '../sealing/canonical'
import type { AuditEntry } from './audit'
import { takeInputs } from './take-inputs'

/** Puts those who draft and issue bulletins of one campaign in line, until the transaction ends. */
export async function lockBulletins(tx: Transaction, campaignId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bulletins ${campaignId}`}, 0))`)
}

/** The campaign a bulletin is of, with what its county calls its divisions. */
export interface BulletinCampaign {
  campaign: DatedCampaign
  nameEndings: NameEndings
  today: PlainDate
}

export const composedOf = (inputs: BulletinInputs): Composed => ({ inputs, results: deriveResults(inputs) })

function auditOf(act: BulletinAct | 'draft', campaign: DatedCampaign, bulletin: Pick<BulletinNow, 'id' | 'cutOff' | 'supersedesNumber'>, fields: string[]): AuditEntry {
  return { act: `bulletin:${act}`, scopeCode: campaign.countyCode, records: [bulletin.id], fields, note: draftName(bulletin) }
}

async function keepInputs(tx: Transaction, author: Author, bulletinId: string, inputs: BulletinInputs): Promise<string> {
  const [kept] = await tx
    .insert(bulletinInputs)
    .values({ bulletinId, body: canonicalText(inputs), authorId: author.accountId, authorName: author.displayName, recordedAt: sql`clock_timestamp()` })
    .returning({ id: bulletinInputs.id })
  return kept!.id
}

interface NewRevision {
  bulletinId: string
  revision: number
  state: BulletinState
  inputsId: string
  text: BulletinText
  note?: string
}

/** Appends a revision; false when somebody else's got the number first. */
export async function appendRevision(tx: Transaction, author: Author, revision: NewRevision): Promise<boolean> {
  const written = await tx
    .insert(bulletinRevisions)
    .values({ ...revision, authorId: author.accountId, authorName: author.displayName, recordedAt: sql`clock_timestamp()` })
    .onConflictDoNothing()
    .returning({ revision: bulletinRevisions.revision })
  return written.length > 0
}

export type DraftOutcome = { outcome: 'saved'; id: string; audit: AuditEntry[] } | { outcome: 'refused'; sentence: string } | { outcome: 'notFound' }

/** The hour that has passed in Asia/Shanghai; null for an example. */
async function hourNow(tx: Transaction, { campaign }: BulletinCampaign): Promise<number | null> {
  if (campaign.demoDate !== null) return null
  const [row] = await tx.execute<{ hour: number }>(sql`select extract(hour from now() at time zone 'Asia/Shanghai')::int as hour`)
  return row!.hour
}

const lastOf = (last: Sealed | null) => last && { issueNumber: last.issue.issueNumber, cutOff: last.issue.cutOff }

/** Why a draft cannot go on any more, as a sentence; a corrected edition keeps its cut-off and always can. */
export function overtakenBy({ supersedesNumber, cutOff }: BulletinNow, previous: Sealed | null): string | null {
  return supersedesNumber === null ? overtakenProblem(cutOff, lastOf(previous)) : null
}

async function findingsOf(tx: Transaction, campaignId: string, { day }: CutOff): Promise<string[]> {
  return findingSentences(await getUnfollowedFindings(tx, campaignId, day))
}

async function refusalOf(tx: Transaction, of: BulletinCampaign, cutOff: CutOff, last: Sealed | null): Promise<string | null> {
  const opensOn = settingsInForce(of.campaign.revisions, cutOff.day)?.settings.opensOn ?? cutOff.day
  return draftProblem(cutOff, { opensOn, today: of.today, hourNow: await hourNow(tx, of), last: lastOf(last) })
}

/**
 * Drafts a bulletin for a cut-off, numbers taken and text composed (R13, R14); or, for `supersedesNumber`, a corrected edition of
 * an issued number, of the same cut-off with the numbers as they stand now.
 */
export async function draftBulletin(tx: Transaction, author: Author, of: BulletinCampaign, wanted: { cutOff: CutOff } | { supersedesNumber: number }): Promise<DraftOutcome> {
  const { campaign, nameEndings } = of
  await lockBulletins(tx, campaign.id)
  const supersedesNumber = 'supersedesNumber' in wanted ? wanted.supersedesNumber : null
  const ground = await getGround(tx, campaign.id, supersedesNumber)
  const { previous, replaced } = ground
  if (supersedesNumber !== null && !replaced) return { outcome: 'notFound' }
  const cutOff = 'cutOff' in wanted ? wanted.cutOff : replaced!.issue.cutOff
  const problem = supersedesNumber === null ? await refusalOf(tx, of, cutOff, previous) : null
  if (problem) return { outcome: 'refused', sentence: problem }
  const inputs = await takeInputs(tx, { campaign, nameEndings, cutOff, ...ground, findings: await findingsOf(tx, campaign.id, cutOff) })
  const composed = composedOf(inputs)
  // A corrected edition is a document of its own: it does not go on under the number of the one it replaces.
  const text = replaced ? { ...renewText(replaced.seal.text, replaced.seal, composed).text, documentNumber: '' } : composeText(composed)
  const [bulletin] = await tx
    .insert(bulletins)
    .values({ campaignId: campaign.id, cutOffDay: cutOff.day, cutOffHour: cutOff.hour, supersedesNumber, authorId: author.accountId, authorName: author.displayName })
    .returning({ id: bulletins.id })
  const id = bulletin!.id
  await appendRevision(tx, author, { bulletinId: id, revision: 1, state: 'draft', inputsId: await keepInputs(tx, author, id, inputs), text })
  return { outcome: 'saved', id, audit: [auditOf('draft', campaign, { id, cutOff, supersedesNumber }, ['text'])] }
}

/** Why an act did not happen: somebody was first, or the bulletin is in another state. */
export type StepOutcome =
  | { outcome: 'saved'; revision: number; kept: string[]; audit: AuditEntry[] }
  | { outcome: 'notFound' }
  | { outcome: 'changed'; now: BulletinNow }
  | { outcome: 'overtaken'; sentence: string }

/** What is asked of a bulletin short of issuing it, against the revision the person saw. */
export interface BulletinStepRequest {
  bulletinId: string
  seenRevision: number
  act: Exclude<BulletinAct, 'issue'>
  text?: BulletinText | undefined
  note?: string | undefined
}

async function retaken(tx: Transaction, author: Author, { campaign, nameEndings }: BulletinCampaign, now: BulletinNow, ground: Ground, text: BulletinText) {
  const before = await getInputs(tx, now.inputsId)
  const inputs = await takeInputs(tx, { campaign, nameEndings, cutOff: now.cutOff, ...ground, findings: await findingsOf(tx, campaign.id, now.cutOff) })
  const renewed = renewText(text, composedOf(before), composedOf(inputs))
  return { ...renewed, inputsId: await keepInputs(tx, author, now.id, inputs) }
}

/** Saves the text, takes the numbers anew, sends for signing, returns, takes back or discards: one revision, against the one that was seen. */
export async function stepBulletin(tx: Transaction, author: Author, of: BulletinCampaign, { bulletinId, seenRevision, act, text, note }: BulletinStepRequest): Promise<StepOutcome> {
  await lockBulletins(tx, of.campaign.id)
  const now = await getBulletin(tx, bulletinId)
  if (!now || now.campaignId !== of.campaign.id) return { outcome: 'notFound' }
  const state = stateAfter(now.state, act)
  if (now.revision !== seenRevision || state === null) return { outcome: 'changed', now }
  const ground = act === 'retake' || act === 'send' ? await getGround(tx, of.campaign.id, now.supersedesNumber) : null
  const overtaken = ground && overtakenBy(now, ground.previous)
  if (overtaken) return { outcome: 'overtaken', sentence: overtaken }
  // What was sent is read by the signer as it is: whoever gives it back or takes it back writes nothing into it.
  const written = now.state === 'draft' ? (text ?? now.text) : now.text
  const { text: renewed, kept, inputsId } = act === 'retake' && ground ? await retaken(tx, author, of, now, ground, written) : { text: written, kept: [], inputsId: now.inputsId }
  const revision = now.revision + 1
  if (!(await appendRevision(tx, author, { bulletinId, revision, state, inputsId, text: renewed, note: note ?? '' }))) return { outcome: 'changed', now }
  // Why it was returned stands in its revision: people's own words stay out of a log that nobody may shorten (decision 7).
  const fields = [act === 'save' || act === 'retake' || written !== now.text ? 'text' : 'state', ...(note ? ['note'] : [])]
  return { outcome: 'saved', revision, kept, audit: [auditOf(act, of.campaign, now, fields)] }
}
