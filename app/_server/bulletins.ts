import 'server-only'
import type { Transaction } from '@/db/client'
import { composedOf, overtakenBy, type BulletinCampaign } from '@/db/mutations/bulletins'
import { correctionsOf } from '@/db/mutations/take-inputs'
import { getGround, getIssueOf, getIssueRows, getIssues, getPaper, type Ground, type IssuedBulletin } from '@/db/queries/bulletin-issues'
import { countOpenBulletins, getBulletin, getBulletinSteps, getDiscardedBulletins, getInputs, getOpenBulletins, type BulletinNow, type BulletinStep } from '@/db/queries/bulletins'
import { getCountyCampaigns } from '@/db/queries/campaigns'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { may } from '@/domain/access/permissions'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { supersededMark } from '@/domain/bulletins/bulletin-marks'
import type { BulletinInputs } from '@/domain/bulletins/bulletin-inputs'
import type { BulletinPaper } from '@/domain/bulletins/bulletin-paper'
import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import { bulletinContent, shortHashOf, type BulletinIdentity } from '@/domain/bulletins/compose-content'
import { changedSinceSentence } from '@/domain/bulletins/changed-since'
import { composeProgress, type Composed } from '@/domain/bulletins/compose-progress'
import { editedParts } from '@/domain/bulletins/compose-text'
import { isFresh } from '@/domain/bulletins/is-fresh'
import { nextNumber } from '@/domain/bulletins/next-number'
import { divisionWords } from '@/domain/divisions/division-words'
import { database } from './database'
import { workingDate } from './working-date'

/** A campaign of the actor's county as the mutations take it; null when it is none of his. */
export async function bulletinCampaign(tx: Transaction, campaignId: string): Promise<BulletinCampaign | null> {
  const { campaigns, nameEndings } = await getCountyCampaigns(tx)
  const campaign = campaigns.find((known) => known.id === campaignId)
  return campaign ? { campaign, nameEndings, today: workingDate(campaign) } : null
}

/** The content of an issued bulletin as it was sealed: no later version of the program words it anew. Whether it was replaced since, its seal cannot know. */
export function sealedContent({ hash, isSuperseded }: Pick<IssuedBulletin, 'hash' | 'isSuperseded'>, { content }: BulletinPaper): BulletinContent {
  const shortHash = shortHashOf(hash)
  return { ...content, isSuperseded, shortHash, paragraph: `${isSuperseded ? `（${supersededMark}）` : ''}${content.paragraph}封存校验码：${shortHash}` }
}

/** A bulletin before it is issued. */
export interface OpenBulletin {
  kind: 'open'
  now: BulletinNow
  steps: BulletinStep[]
  content: BulletinContent
  results: ResultRow[]
  /** What 进展情况 would say if nobody had edited it. */
  composedProgress: string
  takenAt: string
  /** Whether another bulletin was issued since the numbers were taken. */
  isStale: boolean
  /** Why it cannot be sent or issued any more, as a sentence; null when it can. */
  overtaken: string | null
  /** What was reported or corrected within the cut-off since, as a sentence; null when nothing was. */
  changedSince: string | null
  /** The parts that people wrote otherwise than the numbers would. */
  editedParts: string[]
}

/** An issued bulletin whose whole table the reader may see. */
export interface SealedPage {
  kind: 'sealed'
  issue: IssuedBulletin
  content: BulletinContent
  results: ResultRow[]
  editions: IssuedBulletin[]
  takenAt: string
  issuedAt: string
  senderName: string
}

/** An issued bulletin of which a town sees its own row (R11). */
export interface OwnRowPage {
  kind: 'ownRow'
  issue: IssuedBulletin
  rows: ResultRow[]
  townWord: string
}

export type BulletinPage = OpenBulletin | SealedPage | OwnRowPage

/** 2021-11-23 17:05:12; the numbers are told apart by less, which nobody reads. */
const toTheSecond = (moment: string) => moment.slice(0, 19)

/** A draft is called by the number it would get now; a discarded one by what it would have got then. */
function identityOf({ state, supersedesNumber }: BulletinNow, inputs: BulletinInputs, { previous, replaced }: Ground): BulletinIdentity {
  const ground = state === 'discarded' ? inputs : { previous: previous && previous.issue, replaced: replaced && replaced.issue }
  return { ...nextNumber(supersedesNumber, ground), issuedOn: null, hash: null, supersededOn: replaced?.issue.issuedOn ?? null }
}

async function openPage(tx: Transaction, now: BulletinNow): Promise<OpenBulletin> {
  const inputs = await getInputs(tx, now.inputsId)
  const composed: Composed = composedOf(inputs)
  const ground = await getGround(tx, now.campaignId, now.supersedesNumber)
  return {
    kind: 'open',
    now,
    steps: await getBulletinSteps(tx, now.id),
    content: bulletinContent(composed, now.text, identityOf(now, inputs, ground)),
    results: composed.results.rows,
    composedProgress: composeProgress(composed),
    takenAt: toTheSecond(inputs.takenAt),
    isStale: !isFresh(inputs, ground),
    overtaken: overtakenBy(now, ground.previous),
    changedSince: now.state === 'discarded' ? null : changedSinceSentence(await correctionsOf(tx, inputs)),
    editedParts: editedParts(now.text, composed),
  }
}

async function issuedPage(tx: Transaction, issue: IssuedBulletin, campaignId: string): Promise<SealedPage | OwnRowPage> {
  const paper = await getPaper(tx, issue.id)
  if (!paper) {
    const { campaigns, nameEndings } = await getCountyCampaigns(tx)
    const { countyName } = campaigns.find(({ id }) => id === campaignId)!
    return { kind: 'ownRow', issue, rows: await getIssueRows(tx, issue.id), townWord: divisionWords(countyName, nameEndings).town }
  }
  const editions = (await getIssues(tx, campaignId)).filter((one) => one.issueNumber === issue.issueNumber)
  return { kind: 'sealed', issue, content: sealedContent(issue, paper), results: paper.rows, editions, takenAt: toTheSecond(paper.takenAt), issuedAt: paper.issuedAt, senderName: paper.senderName }
}

/** A bulletin as far as the actor may see it; null when it does not exist for him. */
export async function readBulletin(actor: Actor, id: string): Promise<BulletinPage | null> {
  return withActor(database(), actor, async (tx) => {
    const issue = await getIssueOf(tx, id)
    if (issue) return issuedPage(tx, issue, issue.campaignId)
    const now = may(actor.role, 'bulletins:draft') ? await getBulletin(tx, id) : null
    return now && openPage(tx, now)
  })
}

/** The content behind a download or print; null when the reader may not have the whole table, and of what was discarded. */
export async function readContent(actor: Actor, id: string): Promise<BulletinContent | null> {
  const page = await readBulletin(actor, id)
  if (!page || page.kind === 'ownRow') return null
  return page.kind === 'open' && page.now.state === 'discarded' ? null : page.content
}

/** What the list of bulletins shows. */
export interface BulletinLists {
  issues: IssuedBulletin[]
  /** At most a page of them. */
  open: BulletinNow[]
  openCount: number
  /** Kept to be read, at most a page of them. */
  discarded: BulletinNow[]
}

export async function readBulletins(actor: Actor, campaignId: string): Promise<BulletinLists> {
  const drafts = may(actor.role, 'bulletins:draft')
  return withActor(database(), actor, async (tx) => ({
    issues: await getIssues(tx, campaignId),
    open: drafts ? await getOpenBulletins(tx, campaignId) : [],
    openCount: drafts ? await countOpenBulletins(tx, campaignId) : 0,
    discarded: drafts ? await getDiscardedBulletins(tx, campaignId) : [],
  }))
}
