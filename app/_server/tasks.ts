import 'server-only'
import type { Transaction } from '@/db/client'
import { getIssues, getLatestIssue } from '@/db/queries/bulletin-issues'
import { getOpenBulletins } from '@/db/queries/bulletins'
import { getCases } from '@/db/queries/supervision'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { holds, may } from '@/domain/access/permissions'
import { nextBulletinDue } from '@/domain/bulletins/bulletins-sentence'
import { partyOf } from '@/domain/supervision/case-state'
import { proposeReminders } from '@/domain/supervision/reminder-proposals'
import { tasksOf, type Task, type TaskFacts } from '@/domain/tasks/tasks'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { getTownTotal } from './overview'
import { rulesToday } from './supervision'

/** The town's own count of today, when it is asked for and not there (R6). */
async function missingCount(actor: Actor, day: CampaignDay): Promise<TaskFacts['missingCount']> {
  const { opensOn, closesOn, reportingLevel } = day.settings
  const isAsked = may(actor.role, 'daily-counts:write') && actor.scopeCode.length === 9 && day.choice.series === 'reported' && reportingLevel.reported === 'town'
  if (!isAsked || day.workingDate < opensOn || day.workingDate > closesOn) return null
  const total = await getTownTotal(actor, day, actor.scopeCode)
  if (!total || total.count?.reportedFor === day.workingDate) return null
  return { name: total.name, last: total.count?.reportedFor ?? null }
}

/** Whom the latest issue suggests to remind, as long as nobody was reminded on it: whom to leave out is the county's to say (R15). */
async function suggestedReminders(tx: Transaction, day: CampaignDay): Promise<TaskFacts['suggestedReminders']> {
  const { settings } = rulesToday(day)
  const issue = settings.escalation.reminders ? await getLatestIssue(tx, day.campaign.id) : null
  if (!issue) return null
  const sent = await getCases(tx, day.campaign.id, { kind: 'reminder', issueNumber: issue.issueNumber })
  const towns = sent.length > 0 ? 0 : proposeReminders(issue, new Set(), { ...settings, today: day.workingDate }).length
  return towns > 0 ? { issueNumber: issue.issueNumber, issuedOn: issue.issuedOn, towns, townWord: day.words.town } : null
}

/** What waits for the actor as of the campaign's today. */
export async function readTasks(actor: Actor, day: CampaignDay): Promise<Task[]> {
  const drafts = may(actor.role, 'bulletins:draft')
  const party = partyOf(actor.role)
  const { settings } = day.inForce
  const read = await withActor(database(), actor, async (tx) => ({
    cases: await getCases(tx, day.campaign.id, { open: true }),
    bulletins: drafts ? await getOpenBulletins(tx, day.campaign.id) : [],
    issues: drafts ? await getIssues(tx, day.campaign.id) : [],
    suggestedReminders: party === 'county' ? await suggestedReminders(tx, day) : null,
  }))
  const dueOn = nextBulletinDue({ issues: read.issues, everyDays: settings.bulletin.everyDays, opensOn: settings.opensOn, closesOn: settings.lateWindow?.closesOn ?? settings.closesOn })
  return tasksOf({
    accountId: actor.accountId,
    party,
    drafts,
    signs: holds(actor, 'bulletins:sign'),
    today: day.workingDate,
    bulletins: read.bulletins,
    nextBulletin: drafts && dueOn ? { issueNumber: (read.issues[0]?.issueNumber ?? 0) + 1, dueOn } : null,
    cases: read.cases,
    suggestedReminders: read.suggestedReminders,
    missingCount: await missingCount(actor, day),
  })
}
