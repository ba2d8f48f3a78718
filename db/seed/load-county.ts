import { sql, type SQL } from 'drizzle-orm'
import type { Division } from '@/domain/divisions/division'
import type { Transaction } from '../client'
import { appendAudit } from '../mutations/audit'
import { campaigns, campaignSettings, quotaMilestones, quotas } from '../schema'
import type { CampaignPlan, CountyPlan, PlannedCount } from './plan'

/** Rows per statement; a list for each column is one parameter, whatever its length. */
const batch = 20_000

/** A few minutes after the hour the count holds for; a correction a little later. */
function recordedAt({ asOf, hour, revision }: PlannedCount): string {
  return `${asOf}T${String(Math.min(hour ?? 20, 22)).padStart(2, '0')}:${String(Math.min(5 * revision, 59)).padStart(2, '0')}:00+08:00`
}

/** Writes a planned county and its campaigns as the operator, in the caller's transaction. Returns the newest campaign's id. */
export async function loadCounty(tx: Transaction, plan: CountyPlan, authorName: string): Promise<string> {
  await loadDivisions(tx, plan.divisions)
  const countyCode = plan.divisions[0]!.code
  for (const earlier of plan.earlier ?? []) await loadCampaign(tx, countyCode, earlier, authorName)
  return loadCampaign(tx, countyCode, plan, authorName)
}

/** One list of a column's values, as PostgreSQL's unnest takes it. */
function listOf<Row>(rows: readonly Row[], column: (row: Row) => string | number | null): SQL {
  return sql`${sql.param(rows.map(column))}`
}

async function loadDivisions(tx: Transaction, rows: readonly Division[]): Promise<void> {
  // Days travel as text: the driver has no lists of dates.
  await tx.execute(sql`
    insert into divisions (code, level, name, valid_from, valid_to, successor_code, population)
    select code, level, name, valid_from::date, valid_to::date, successor_code, population
    from unnest(${listOf(rows, (row) => row.code)}::text[], ${listOf(rows, (row) => row.level)}::text[], ${listOf(rows, (row) => row.name)}::text[],
      ${listOf(rows, (row) => row.validFrom)}::text[], ${listOf(rows, (row) => row.validTo)}::text[], ${listOf(rows, (row) => row.successorCode)}::text[],
      ${listOf(rows, (row) => row.population)}::int[]) as d (code, level, name, valid_from, valid_to, successor_code, population)`)
}

/** Column lists instead of rows: an example of 12,000 counts is in place in a fraction of the time that rows take. */
async function loadCounts(tx: Transaction, campaignId: string, rows: readonly PlannedCount[], authorName: string): Promise<void> {
  await tx.execute(sql`
    insert into daily_counts (campaign_id, author_name, division_code, coverage_group, series, level, as_of, hour, revision, persons, reason, recorded_at)
    select ${campaignId}, ${authorName}, division_code, coverage_group, series, level, as_of::date, hour, revision, persons, reason, recorded_at::timestamptz
    from unnest(${listOf(rows, (row) => row.divisionCode)}::text[], ${listOf(rows, (row) => row.coverageGroup)}::text[], ${listOf(rows, (row) => row.series)}::text[],
      ${listOf(rows, (row) => row.level)}::text[], ${listOf(rows, (row) => row.asOf)}::text[], ${listOf(rows, (row) => row.hour)}::int[],
      ${listOf(rows, (row) => row.revision)}::int[], ${listOf(rows, (row) => row.persons)}::int[], ${listOf(rows, (row) => row.reason)}::text[],
      ${listOf(rows, recordedAt)}::text[]) as c (division_code, coverage_group, series, level, as_of, hour, revision, persons, reason, recorded_at)`)
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
    await loadCounts(tx, campaignId, plan.counts.slice(start, start + batch), authorName)
  }
  await appendAudit(tx, { id: null, name: authorName, role: 'operator', address: null }, [
    { act: 'campaign:create', scopeCode: countyCode, records: [campaignId], fields: [], note: plan.document.title },
  ])
  return campaignId
}
