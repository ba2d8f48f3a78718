import { eq } from 'drizzle-orm'
import type { Author } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { settingsInForce } from '@/domain/campaigns/settings-in-force'
import { proposeReminders } from '@/domain/supervision/reminder-proposals'
import { addDays, plainDate, type PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { appendAudit } from '../mutations/audit'
import { draftBulletin, stepBulletin } from '../mutations/bulletins'
import { issueBulletin } from '../mutations/issue-bulletin'
import { recordVisit, sendReminders, takeStep } from '../mutations/supervision'
import { getLatestEditions, type IssueWithRows } from '../queries/bulletin-issues'
import { getCases } from '../queries/supervision'
import { getCountyCampaigns, type DatedCampaign } from '../queries/campaigns'
import { accounts } from '../schema'

const demoDay = plainDate('2021-11-23')
/** Tuesdays of the example's campaign, 17:00; the fifth bulletin is left to whoever tries the desk. */
const cutOffDays = ['2021-10-26', '2021-11-02', '2021-11-09', '2021-11-16'].map(plainDate)

async function authorNamed(tx: Transaction, username: string): Promise<Author & { role: Role }> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.username, username))
  if (!account) throw new Error(`The example has no account ${username}.`)
  return { accountId: account.id, displayName: account.displayName, scopeCode: account.scopeCode, countyCode: account.scopeCode.slice(0, 6), role: account.role }
}

const auditAuthor = (author: Author & { role: Role }) => ({ id: author.accountId, name: author.displayName, role: author.role, address: null })

/** The first talk that fell was decided and held, and waits for what was promised; a later one waits for its decision. */
async function holdFirstTalk(tx: Transaction, signer: Author & { role: Role }, campaignId: string): Promise<void> {
  const leader = await authorNamed(tx, 'lingdao')
  const talk = (await getCases(tx, campaignId, { kind: 'talk' })).find(({ runEndsWith }) => runEndsWith === 2)
  if (!talk) return
  const steps = [
    { actor: leader, step: 'approved', content: '连续两期末位，差距在拉大，同意约谈。', onDay: null },
    { actor: signer, step: 'noticed', content: '11月8日上午在县医保局约谈镇分管负责同志，请带各村进度表。', onDay: plainDate('2021-11-08') },
    { actor: signer, step: 'held', content: '镇里说明外出务工人员多、代收点少，承诺增设代收点，逐村包干。', onDay: plainDate('2021-11-30') },
  ] as const
  for (const [index, { actor, ...step }] of steps.entries()) {
    const taken = await takeStep(tx, actor, talk.id, { ...step, seenNumber: index + 1 })
    if (taken.outcome !== 'taken') throw new Error(`The example's talk did not take the step ${step.step}.`)
    await appendAudit(tx, auditAuthor(actor), taken.audit)
  }
}

/** What supervision has under way on the example's day: reminders on the fourth bulletin, a visit with something agreed. */
async function superviseExample(tx: Transaction, signer: Author & { role: Role }, campaign: DatedCampaign): Promise<void> {
  const editions = await getLatestEditions(tx, campaign.id)
  const latest = editions.at(-1)!
  const settings = settingsInForce(campaign.revisions, demoDay)!.settings
  const remind = async (issue: IssueWithRows, isMeant: (code: string) => boolean, today: PlainDate) => {
    const proposal = proposeReminders(issue, new Set(), { escalation: settings.escalation, bulletin: settings.bulletin, today }).findLast(({ divisionCode }) => isMeant(divisionCode))
    if (!proposal) return []
    const { divisionCode: division, level, content, dueOn } = proposal
    const sent = await sendReminders(tx, signer, { campaign: campaign.id, issue: issue.id, dueOn, reminders: [{ division, level, content }] })
    return sent.outcome === 'sent' ? sent.audit : []
  }
  // One is overdue, of the town whose clerk has an account in the example; one has days left.
  const reminded = [...(await remind(editions.at(-2)!, (code) => code === '610926100', plainDate('2021-11-16'))), ...(await remind(latest, (code) => code !== '610926100', plainDate('2021-11-21')))]
  const last = latest.rows.findLast((row) => row.rank !== null)!
  const visit = await recordVisit(tx, signer, {
    campaign: campaign.id,
    division: last.divisionCode,
    team: '县医保局、县税务局、县乡村振兴局',
    heldOn: plainDate('2021-11-18'),
    content: '有的村代收点没有固定值守时间，外出务工人员的缴费方式讲得不够；走访台账登记不全',
    dueOn: plainDate('2021-11-25'),
  })
  await holdFirstTalk(tx, signer, campaign.id)
  await appendAudit(tx, auditAuthor(signer), [...reminded, ...(visit?.audit ?? [])])
}

/**
 * Four weekly bulletins of the example, drafted, sent and issued by its own people as the desk does it, in the caller's
 * transaction; talks are proposed by the rule as they fall.
 */
export async function issueExampleBulletins(tx: Transaction): Promise<void> {
  const staff = await authorNamed(tx, 'jingban')
  const signer = await authorNamed(tx, 'dudao')
  const { campaigns, nameEndings } = await getCountyCampaigns(tx)
  const campaign = campaigns[0]!
  for (const day of cutOffDays) {
    const of = { campaign, nameEndings, today: addDays(day, 1) }
    const drafted = await draftBulletin(tx, staff, of, { cutOff: { day, hour: 17 } })
    if (drafted.outcome !== 'saved') throw new Error(`The example's bulletin of ${day} was not drafted.`)
    const sent = await stepBulletin(tx, staff, of, { bulletinId: drafted.id, seenRevision: 1, act: 'send' })
    if (sent.outcome !== 'saved') throw new Error(`The example's bulletin of ${day} was not sent.`)
    await appendAudit(tx, auditAuthor(staff), [...drafted.audit, ...sent.audit])
    const issued = await issueBulletin(tx, signer, of, { bulletinId: drafted.id, seenRevision: sent.revision })
    if (issued.outcome !== 'issued') throw new Error(`The example's bulletin of ${day} was not issued.`)
    await appendAudit(tx, auditAuthor(signer), issued.audit)
  }
  await superviseExample(tx, signer, campaign)
}
