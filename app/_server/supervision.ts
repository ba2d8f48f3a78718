import 'server-only'
import { z } from 'zod'
import { getLatestIssue, type IssueWithRows } from '@/db/queries/bulletin-issues'
import { getDivisions } from '@/db/queries/divisions'
import { getCase, getCases, getEvidence, getNewestEvidence } from '@/db/queries/supervision'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { holds } from '@/domain/access/permissions'
import { settingsInForce, type SettingsInForce } from '@/domain/campaigns/settings-in-force'
import type { EvidenceIssue, SupervisionCase } from '@/domain/supervision/case'
import { isOver, partyOf, type Party } from '@/domain/supervision/case-state'
import { caseTitle } from '@/domain/supervision/case-words'
import { proposeReminders, type ReminderProposal } from '@/domain/supervision/reminder-proposals'
import { switchDocument } from '@/domain/supervision/switch-document'
import { addDays, type PlainDate } from '@/domain/time/plain-date'
import { resolveCampaignDay, type CampaignDay } from './campaign'
import { database } from './database'

/** A proposal, and the town's reminders on earlier issues that are still open. */
export type SuggestedReminder = ReminderProposal & { openOnes: string[] }

/** Whom the latest issue suggests to remind, and who else may be. */
export interface SuggestedReminders {
  /** null when none was issued yet. */
  issue: { id: string; issueNumber: number } | null
  proposals: SuggestedReminder[]
  others: { code: string; name: string }[]
  usualDue: PlainDate
}

export interface SupervisionView {
  cases: SupervisionCase[]
  party: Party | null
  /** Whether he may hold the talks against the issued bulletins once more: who may sign those. */
  reviews: boolean
  rules: SettingsInForce
  /** For those who send reminders; null where reminders are switched off. */
  suggested: SuggestedReminders | null
  /** The towns a visit can be of; empty for those who record none. */
  towns: { code: string; name: string }[]
}

/** Today's settings: what is switched off today is off, whatever day somebody looks at. */
export function rulesToday({ campaign, workingDate, inForce }: CampaignDay): SettingsInForce {
  return settingsInForce(campaign.revisions, workingDate) ?? inForce
}

/** On one issue a town gets one reminder, of whichever edition: who has one is neither suggested nor offered. */
function suggestReminders(issue: IssueWithRows | null, cases: readonly SupervisionCase[], towns: SupervisionView['towns'], rules: Parameters<typeof proposeReminders>[2]): SuggestedReminders {
  const ofIssue = cases.filter((one) => issue && one.kind === 'reminder' && one.issue?.issueNumber === issue.issueNumber)
  const reminded = new Set(ofIssue.map((one) => one.divisionCode))
  const openOf = (code: string) => cases.filter((one) => one.kind === 'reminder' && one.divisionCode === code && !isOver(one.steps)).map(caseTitle)
  const proposals = (issue ? proposeReminders(issue, reminded, rules) : []).map((proposal) => ({ ...proposal, openOnes: openOf(proposal.divisionCode) }))
  const others = towns.filter(({ code }) => !reminded.has(code) && proposals.every((proposal) => proposal.divisionCode !== code))
  return { issue: issue ? { id: issue.id, issueNumber: issue.issueNumber } : null, proposals, others, usualDue: proposals[0]?.dueOn ?? addDays(rules.today, rules.escalation.replyDays) }
}

/** All cases of the campaign in the reader's scope, and for the county what it may open. */
export async function readSupervision(actor: Actor, day: CampaignDay): Promise<SupervisionView> {
  const rules = rulesToday(day)
  const party = partyOf(actor.role)
  const reviews = holds(actor, 'bulletins:sign')
  return withActor(database(), actor, async (tx) => {
    const cases = await getCases(tx, day.campaign.id)
    if (party !== 'county') return { cases, party, reviews, rules, suggested: null, towns: [] }
    const divisions = await getDivisions(tx, day.campaign.countyCode)
    const towns = divisions.filter(({ level, validTo }) => level === 'town' && validTo === null).map(({ code, name }) => ({ code, name }))
    const suggested = rules.settings.escalation.reminders ? suggestReminders(await getLatestIssue(tx, day.campaign.id), cases, towns, { today: day.workingDate, ...rules.settings }) : null
    return { cases, party, reviews, rules, suggested, towns }
  })
}

export interface CaseView {
  one: SupervisionCase
  evidence: EvidenceIssue[]
  /** Of a talk: the newest issue, where it is later than its run. */
  newest: EvidenceIssue | null
  /** Of a talk: the town's others in the same campaign. */
  otherTalks: SupervisionCase[]
  party: Party | null
  day: CampaignDay
  rules: SettingsInForce
  /** The settings whose document it rests on (R17). */
  ground: SettingsInForce
}

/** One case with what it rests on, as of the day that counts as today; null when it is none of the reader's. */
export async function readCase(actor: Actor, asked: string): Promise<CaseView | null> {
  const id = z.uuid().safeParse(asked).data
  if (id === undefined) return null
  const found = await withActor(database(), actor, async (tx) => {
    const one = await getCase(tx, id)
    if (!one) return null
    const talks = one.kind === 'talk' ? await getCases(tx, one.campaignId, { kind: 'talk', divisionCode: one.divisionCode }) : []
    const newest = one.kind === 'talk' ? await getNewestEvidence(tx, one) : null
    return { one, evidence: await getEvidence(tx, one), newest: newest && newest.issueNumber > (one.runEndsWith ?? 0) ? newest : null, otherTalks: talks.filter((talk) => talk.id !== one.id) }
  })
  const day = found && (await resolveCampaignDay(actor, { campaign: found.one.campaignId }))
  // A case rests on the document that held when it was opened; an example's records carry the real clock.
  const opened = found && day && (found.one.recordedAt.slice(0, 10) < day.workingDate ? (found.one.recordedAt.slice(0, 10) as PlainDate) : day.workingDate)
  return found && day && opened ? { ...found, party: partyOf(actor.role), day, rules: rulesToday(day), ground: switchDocument(day.campaign.revisions, found.one.kind, opened) ?? rulesToday(day) } : null
}
