import 'server-only'
import { getIssues, getOpenBulletins } from '@/db/queries/bulletins'
import { getCases } from '@/db/queries/supervision'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { holds, may } from '@/domain/access/permissions'
import { nextBulletinDue } from '@/domain/bulletins/bulletins-sentence'
import { partyOf } from '@/domain/supervision/case-state'
import { tasksOf, type Task, type TaskFacts } from '@/domain/tasks/tasks'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { getTownTotal } from './overview'

/** The town's own count of today, when it is asked for and not there (R6). */
async function missingCount(actor: Actor, day: CampaignDay): Promise<TaskFacts['missingCount']> {
  const { opensOn, closesOn, reportingLevel } = day.settings
  const isAsked = may(actor.role, 'daily-counts:write') && actor.scopeCode.length === 9 && day.choice.series === 'reported' && reportingLevel.reported === 'town'
  if (!isAsked || day.workingDate < opensOn || day.workingDate > closesOn) return null
  const total = await getTownTotal(actor, day, actor.scopeCode)
  if (!total || total.count?.reportedFor === day.workingDate) return null
  return { name: total.name, last: total.count?.reportedFor ?? null }
}

/** What waits for the actor as of the campaign's today. */
export async function readTasks(actor: Actor, day: CampaignDay): Promise<Task[]> {
  const drafts = may(actor.role, 'bulletins:draft')
  const { settings } = day.inForce
  const read = await withActor(database(), actor, async (tx) => ({
    cases: await getCases(tx, day.campaign.id, { open: true }),
    bulletins: drafts ? await getOpenBulletins(tx, day.campaign.id) : [],
    issues: drafts ? await getIssues(tx, day.campaign.id) : [],
  }))
  const dueOn = nextBulletinDue({ issues: read.issues, everyDays: settings.bulletin.everyDays, opensOn: settings.opensOn, closesOn: settings.lateWindow?.closesOn ?? settings.closesOn })
  return tasksOf({
    accountId: actor.accountId,
    party: partyOf(actor.role),
    drafts,
    signs: holds(actor, 'bulletins:sign'),
    today: day.workingDate,
    bulletins: read.bulletins,
    nextBulletin: drafts && dueOn ? { issueNumber: (read.issues[0]?.issueNumber ?? 0) + 1, dueOn } : null,
    cases: read.cases,
    missingCount: await missingCount(actor, day),
  })
}
