import { sql } from 'drizzle-orm'
import type { Author } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { caseKindLabels, stepLabels, type CaseStep, type ExaminedGround, type StepTaken } from '@/domain/supervision/case'
import { nextSteps, partyOf, stepRules, type Party } from '@/domain/supervision/case-state'
import type { NewReminders, NewStep, NewVisit } from '@/domain/supervision/supervision-requests'
import type { TalkSwitch } from '@/domain/supervision/last-place-run'
import { reviewOfTalks, type KnownTalk, type NewTalk, type RuleStep } from '@/domain/supervision/talk-review'
import type { Transaction } from '../client'
import { getCase, getCases, getRunIssues } from '../queries/supervision'
import { supervisionCases, supervisionSteps } from '../schema'
import type { AuditEntry } from './audit'

/** Puts those who open cases of one campaign or take steps in them in line, until the transaction ends. */
async function lockSupervision(tx: Transaction, campaignId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`supervision ${campaignId}`}, 0))`)
}

type NewCase = Omit<typeof supervisionCases.$inferInsert, 'id' | 'authorId' | 'authorName' | 'recordedAt'>

/** Who, and when: by the clock, for whoever waited in line would otherwise lie before the one he waited for. */
function signed({ accountId: authorId, displayName: authorName }: Author) {
  return { authorId, authorName, recordedAt: sql`clock_timestamp()` }
}

function groundColumns(ground: ExaminedGround | null) {
  return { examined: ground?.issueIds ?? null, groundHolds: ground?.holds ?? null }
}

/** Opens a case with its first step; null when a talk of the same run is there already. */
async function openCase(tx: Transaction, author: Author, values: NewCase, step: CaseStep, ground: ExaminedGround | null = null): Promise<string | null> {
  const [opened] = await tx
    .insert(supervisionCases)
    .values({ ...values, ...signed(author) })
    .onConflictDoNothing({ target: [supervisionCases.campaignId, supervisionCases.divisionCode, supervisionCases.runEndsWith] })
    .returning({ id: supervisionCases.id })
  if (!opened) return null
  await tx.insert(supervisionSteps).values({ caseId: opened.id, number: 1, step, ...groundColumns(ground), ...signed(author) })
  return opened.id
}

/** A town in force of this county by its code, as the writer's scope has it; null for any other division. */
async function findTown(tx: Transaction, campaignId: string, code: string): Promise<{ name: string } | null> {
  const [town] = await tx.execute<{ name: string }>(sql`
    select d.name from divisions d join campaigns c on c.id = ${campaignId} and left(d.code, 6) = c.county_code
    where d.code = ${code} and d.level = 'town' and d.valid_to is null`)
  return town ?? null
}

/** What reminders came to. Only `sent` has written anything; after any other outcome the caller undoes the transaction. */
export type RemindersOutcome =
  | { outcome: 'sent'; ids: string[]; audit: AuditEntry[] }
  | { outcome: 'notFound' }
  | { outcome: 'already'; name: string; authorName: string; recordedAt: string }

/**
 * Sends a reminder to one town (R15). On one number, of whichever edition, a town gets one: the second person is told who sent it
 * and when. Call it with the campaign's line held, as `sendReminders` does.
 */
async function sendReminder(tx: Transaction, author: Author, { campaign, issue, issueNumber, dueOn }: Omit<NewReminders, 'reminders'> & { issueNumber: number | null }, { division, level, content }: NewReminders['reminders'][number]): Promise<RemindersOutcome> {
  if (!(await findTown(tx, campaign, division))) return { outcome: 'notFound' }
  const known = issueNumber === null ? [] : await getCases(tx, campaign, { kind: 'reminder', divisionCode: division })
  const earlier = known.find((one) => one.issue?.issueNumber === issueNumber)
  if (earlier) return { outcome: 'already', name: earlier.divisionName, authorName: earlier.authorName, recordedAt: earlier.recordedAt }
  const id = await openCase(tx, author, { campaignId: campaign, kind: 'reminder', divisionCode: division, issueId: issue, level, content, dueOn }, 'sent')
  return { outcome: 'sent', ids: [id!], audit: [{ act: 'reminders:send', scopeCode: division, records: [id!], fields: ['content', 'dueOn', ...(level ? ['level'] : [])] }] }
}

/** The number of an issue of this campaign; null for any other. */
async function numberOf(tx: Transaction, campaignId: string, issueId: string): Promise<number | null> {
  const [issue] = await tx.execute<{ number: number }>(sql`select issue_number as number from bulletin_issues where id = ${issueId}::uuid and campaign_id = ${campaignId}::uuid`)
  return issue?.number ?? null
}

/** Sends reminders to towns, all or none. An issue of another campaign is not found, nor a town outside the county. */
export async function sendReminders(tx: Transaction, author: Author, input: NewReminders): Promise<RemindersOutcome> {
  await lockSupervision(tx, input.campaign)
  const issueNumber = input.issue === null ? null : await numberOf(tx, input.campaign, input.issue)
  if (input.issue !== null && issueNumber === null) return { outcome: 'notFound' }
  const sent = { outcome: 'sent' as const, ids: [] as string[], audit: [] as AuditEntry[] }
  for (const reminder of input.reminders) {
    const one = await sendReminder(tx, author, { ...input, issueNumber }, reminder)
    if (one.outcome !== 'sent') return one
    sent.ids.push(...one.ids)
    sent.audit.push(...one.audit)
  }
  return sent
}

/** Keeps the record of a visit; null when the town is none of this county's. */
export async function recordVisit(tx: Transaction, author: Author, { campaign, division, team, heldOn, content, dueOn }: NewVisit): Promise<{ id: string; audit: AuditEntry[] } | null> {
  if (!(await findTown(tx, campaign, division))) return null
  const id = await openCase(tx, author, { campaignId: campaign, kind: 'visit', divisionCode: division, team, heldOn, content, dueOn }, 'recorded')
  return { id: id!, audit: [{ act: 'visits:record', scopeCode: division, records: [id!], fields: ['team', 'heldOn', 'content', ...(dueOn ? ['dueOn'] : [])] }] }
}

/** What a step came to: taken, or why not. `changed` names the step that came in between. */
export type StepOutcome =
  | { outcome: 'taken'; number: number; audit: AuditEntry[] }
  | { outcome: 'notFound' }
  | { outcome: 'changed'; by: StepTaken }
  | { outcome: 'notNow' }
  | { outcome: 'notYours'; party: Party }

/**
 * Takes a person's step in a case: one that may follow, by whose step it is, on the state that person saw (`seenNumber`). What
 * another did meanwhile is told and nothing is written. What is said and dated is the caller's to check.
 */
export async function takeStep(tx: Transaction, actor: Author & { role: Role }, caseId: string, { seenNumber, step, content, onDay }: NewStep): Promise<StepOutcome> {
  const found = await getCase(tx, caseId)
  if (!found) return { outcome: 'notFound' }
  const { by } = stepRules[step]
  if (by !== partyOf(actor.role)) return { outcome: 'notYours', party: by }
  await lockSupervision(tx, found.campaignId)
  const now = (await getCase(tx, caseId)) ?? found
  const last = now.steps.at(-1)!
  if (last.number !== seenNumber) return { outcome: 'changed', by: last }
  if (!nextSteps(now.kind, now.steps).includes(step)) return { outcome: 'notNow' }
  const number = last.number + 1
  await tx.insert(supervisionSteps).values({ caseId, number, step, content, onDay, ...signed(actor) })
  const audit = { act: 'supervision:step', scopeCode: now.divisionCode, records: [`${caseId}/${number}`], fields: ['content', ...(onDay ? ['onDay'] : [])], note: `${caseKindLabels[now.kind]}：${stepLabels[step]}` }
  return { outcome: 'taken', number, audit: [audit] }
}

async function openTalk(tx: Transaction, author: Author, campaignId: string, talk: NewTalk): Promise<AuditEntry[]> {
  const { divisionCode, runEndsWith, content, ground } = talk
  const id = await openCase(tx, author, { campaignId, kind: 'talk', divisionCode, issueId: ground.issueIds.at(-1), runEndsWith, runLength: talk.issueNumbers.length, content }, 'proposed', ground)
  return id === null ? [] : [{ act: 'talks:propose', scopeCode: divisionCode, records: [id], fields: [], note: talk.issueNumbers.map((number) => `第${number}期`).join('、') }]
}

async function takeRuleStep(tx: Transaction, author: Author, { talk, step, content, ground }: RuleStep): Promise<AuditEntry> {
  const number = talk.steps.length + 1
  await tx.insert(supervisionSteps).values({ caseId: talk.id, number, step, content, ...groundColumns(ground), ...signed(author) })
  return { act: step === 'proposed' ? 'talks:propose' : 'talks:reexamine', scopeCode: talk.divisionCode, records: [`${talk.id}/${number}`], fields: [], note: stepLabels[step] }
}

/**
 * Holds the talks of a campaign against its issued bulletins (R16): opens what the rule proposes and examines anew what
 * corrected editions touch. Made again it changes nothing. For whoever just issued a bulletin, in the same transaction, or may
 * sign one: the database refuses it to others. `today` is what the campaign's settings say now.
 */
export async function reviewTalks(tx: Transaction, author: Author, { campaignId, today }: { campaignId: string; today: TalkSwitch }): Promise<AuditEntry[]> {
  await lockSupervision(tx, campaignId)
  const issues = await getRunIssues(tx, campaignId)
  const talks = await getCases(tx, campaignId, { kind: 'talk' })
  const known = talks.map(({ id, divisionCode, divisionName: name, runEndsWith, runLength, steps }): KnownTalk => ({ id, divisionCode, name, runEndsWith: runEndsWith!, runLength: runLength!, steps }))
  const review = reviewOfTalks(issues, known, today)
  const audit: AuditEntry[] = []
  for (const step of review.steps) audit.push(await takeRuleStep(tx, author, step))
  for (const talk of review.opened) audit.push(...(await openTalk(tx, author, campaignId, talk)))
  return audit
}
