import { and, desc, eq, lte, sql } from 'drizzle-orm'
import type { SettingsEntry } from '@/domain/campaigns/campaign-requests'
import { campaignSettingsSchema, type CampaignSettings } from '@/domain/campaigns/settings'
import type { CampaignWindow } from '@/domain/count-uploads/count-table'
import type { SetupState } from '@/domain/campaigns/setup-state'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { campaigns, campaignSettings, divisions } from '../schema'

export interface Campaign {
  id: string
  countyCode: string
  countyName: string
  coverageYear: number
  /** Set for example data (演示数据): the day that stands in for today. */
  demoDate: PlainDate | null
}

/** The campaigns of the actor's county, newest year first. */
export async function getCampaigns(tx: Transaction): Promise<Campaign[]> {
  return tx
    .select({
      id: campaigns.id,
      countyCode: campaigns.countyCode,
      countyName: divisions.name,
      coverageYear: campaigns.coverageYear,
      demoDate: campaigns.demoDate,
    })
    .from(campaigns)
    .innerJoin(divisions, eq(divisions.code, campaigns.countyCode))
    .orderBy(desc(campaigns.coverageYear))
}

export interface SettingsInForce {
  settings: CampaignSettings
  documentTitle: string
  documentNumber: string
  effectiveFrom: PlainDate
}

/** The settings in force on a day (R1); before the first revision takes effect, the first one. null when there is none. */
export async function getSettingsInForce(tx: Transaction, campaignId: string, asOf: PlainDate): Promise<SettingsInForce | null> {
  const columns = {
    settings: campaignSettings.settings,
    documentTitle: campaignSettings.documentTitle,
    documentNumber: campaignSettings.documentNumber,
    effectiveFrom: campaignSettings.effectiveFrom,
  }
  const [inForce] = await tx
    .select(columns)
    .from(campaignSettings)
    .where(and(eq(campaignSettings.campaignId, campaignId), lte(campaignSettings.effectiveFrom, asOf)))
    .orderBy(desc(campaignSettings.effectiveFrom), desc(campaignSettings.recordedAt))
    .limit(1)
  const [first] = inForce
    ? [inForce]
    : await tx.select(columns).from(campaignSettings).where(eq(campaignSettings.campaignId, campaignId)).orderBy(campaignSettings.effectiveFrom, campaignSettings.recordedAt).limit(1)
  return first ? { ...first, settings: campaignSettingsSchema.parse(first.settings) } : null
}

/**
 * The settings of a campaign by day, from one read: what `getSettingsInForce` answers for each day, for files that hold many.
 * null when the campaign has none, or is another county's.
 */
export async function getSettingsByDay(tx: Transaction, campaignId: string): Promise<((asOf: PlainDate) => CampaignSettings) | null> {
  const rows = await tx
    .select({ settings: campaignSettings.settings, effectiveFrom: campaignSettings.effectiveFrom })
    .from(campaignSettings)
    .where(eq(campaignSettings.campaignId, campaignId))
    .orderBy(desc(campaignSettings.effectiveFrom), desc(campaignSettings.recordedAt))
  const revisions = rows.map((row) => ({ effectiveFrom: row.effectiveFrom, settings: campaignSettingsSchema.parse(row.settings) }))
  const earliest = revisions.at(-1)
  if (!earliest) return null
  const first = revisions.findLast((row) => row.effectiveFrom === earliest.effectiveFrom) ?? earliest
  return (asOf) => (revisions.find((row) => row.effectiveFrom <= asOf) ?? first).settings
}

/** Every dated revision of a campaign's settings, the one recorded last first (R1). Empty outside the actor's county. */
export async function getSettingsHistory(tx: Transaction, campaignId: string): Promise<SettingsEntry[]> {
  const rows = await tx
    .select({
      id: campaignSettings.id,
      settings: campaignSettings.settings,
      documentTitle: campaignSettings.documentTitle,
      documentNumber: campaignSettings.documentNumber,
      reason: campaignSettings.reason,
      effectiveFrom: campaignSettings.effectiveFrom,
      authorName: campaignSettings.authorName,
      recordedAt: sql<string>`to_char(${campaignSettings.recordedAt}, 'YYYY-MM-DD HH24:MI')`,
    })
    .from(campaignSettings)
    .where(eq(campaignSettings.campaignId, campaignId))
    .orderBy(desc(campaignSettings.recordedAt))
  return rows.map((row) => ({ ...row, settings: campaignSettingsSchema.parse(row.settings) }))
}

/** How far the actor's county is set up: what the checklist for an empty desk counts. */
export async function getSetupState(tx: Transaction): Promise<SetupState> {
  const [row] = await tx.execute<SetupState & Record<string, unknown>>(sql`
    select (select count(*)::int from divisions where level = 'town' and valid_to is null) as towns,
      (select count(*)::int from divisions where level = 'village' and valid_to is null) as villages,
      (select count(*)::int from campaigns) as campaigns,
      (select count(distinct division_code)::int from quotas
        where campaign_id = (select id from campaigns order by coverage_year desc limit 1)) as quotas,
      (select count(*)::int from accounts where disabled_at is null) as accounts`)
  return row ?? { towns: 0, villages: 0, campaigns: 0, quotas: 0, accounts: 0 }
}

/** The window of each campaign of the county, as its newest settings have it, the late window included. */
export async function getCampaignWindows(tx: Transaction): Promise<CampaignWindow[]> {
  const rows = await tx
    .selectDistinctOn([campaigns.coverageYear], { coverageYear: campaigns.coverageYear, settings: campaignSettings.settings })
    .from(campaigns)
    .innerJoin(campaignSettings, eq(campaignSettings.campaignId, campaigns.id))
    .orderBy(desc(campaigns.coverageYear), desc(campaignSettings.effectiveFrom), desc(campaignSettings.recordedAt))
  return rows.map(({ coverageYear, settings: { opensOn, closesOn, lateWindow } }) => ({ coverageYear, opensOn, closesOn: lateWindow?.closesOn ?? closesOn }))
}
