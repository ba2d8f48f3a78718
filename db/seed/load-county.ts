import type { Transaction } from '../client'
import { appendAudit } from '../mutations/audit'
import { campaigns, campaignSettings, dailyCounts, divisions, quotaMilestones, quotas } from '../schema'
import type { CampaignPlan, CountyPlan, PlannedCount } from './plan'

/** Rows per statement: PostgreSQL takes 65,535 parameters, a count has eleven. */
const batch = 4_000

/** A few minutes after the hour the count holds for; a correction a little later. */
function recordedAt({ asOf, hour, revision }: PlannedCount): string {
  return `${asOf}T${String(Math.min(hour ?? 20, 22)).padStart(2, '0')}:${String(Math.min(5 * revision, 59)).padStart(2, '0')}:00+08:00`
}

/** Writes a planned county and its campaigns as the operator, in the caller's transaction. Returns the newest campaign's id. */
export async function loadCounty(tx: Transaction, plan: CountyPlan, authorName: string): Promise<string> {
  for (let start = 0; start < plan.divisions.length; start += batch) {
    await tx.insert(divisions).values(plan.divisions.slice(start, start + batch))
  }
  const countyCode = plan.divisions[0]!.code
  for (const earlier of plan.earlier ?? []) await loadCampaign(tx, countyCode, earlier, authorName)
  return loadCampaign(tx, countyCode, plan, authorName)
}

async function loadCampaign(tx: Transaction, countyCode: string, plan: CampaignPlan, authorName: string): Promise<string> {
  const [campaign] = await tx.insert(campaigns).values({ countyCode, coverageYear: plan.coverageYear, demoDate: plan.demoDate }).returning({ id: campaigns.id })
  const campaignId = campaign!.id
  await tx.insert(campaignSettings).values({
    campaignId,
    effectiveFrom: plan.settings.opensOn,
    settings: plan.settings,
    documentTitle: plan.document.title,
    documentNumber: plan.document.number,
    authorName,
  })
  // A plan may leave the quotas to be imported.
  const ids = plan.quotas.length === 0 ? [] : await tx
    .insert(quotas)
    .values(plan.quotas.map(({ milestones: _printed, ...quota }) => ({
      ...quota, campaignId, effectiveFrom: plan.settings.opensOn, reason: '下达任务', documentNumber: plan.document.number, authorName,
    })))
    .returning({ id: quotas.id })
  const printed = plan.quotas.flatMap((quota, index) => quota.milestones.map((milestone) => ({ quotaId: ids[index]!.id, ...milestone })))
  if (printed.length > 0) await tx.insert(quotaMilestones).values(printed)
  for (let start = 0; start < plan.counts.length; start += batch) {
    await tx.insert(dailyCounts).values(plan.counts.slice(start, start + batch).map((count) => ({ ...count, campaignId, authorName, recordedAt: recordedAt(count) })))
  }
  await appendAudit(tx, { id: null, name: authorName, role: 'operator', address: null }, [
    { act: 'campaign:create', scopeCode: countyCode, records: [campaignId], fields: [], note: plan.document.title },
  ])
  return campaignId
}
