import { desc, eq, sql } from 'drizzle-orm'
import type { SettingsEntry } from '@/domain/campaigns/campaign-requests'
import { campaignSettingsSchema, type CampaignSettings } from '@/domain/campaigns/settings'
import { settingsInForce, type SettingsInForce } from '@/domain/campaigns/settings-in-force'
import type { CampaignWindow } from '@/domain/count-uploads/count-table'
import type { SetupState } from '@/domain/campaigns/setup-state'
import type { NameEndings } from '@/domain/divisions/division-words'
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

/** A campaign with every dated revision of its settings, in the order in which they take effect (R1). */
export interface DatedCampaign extends Campaign {
  revisions: SettingsInForce[]
}

/** What a screen needs before it knows its day: the county's campaigns, newest year first, and the endings of its divisions' names. */
export interface CountyCampaigns {
  campaigns: DatedCampaign[]
  nameEndings: NameEndings
}

interface CampaignRow extends Record<string, unknown> {
  id: string
  county_code: string
  county_name: string
  coverage_year: number
  demo_date: PlainDate | null
  revisions: SettingsInForce[]
  town_endings: string[]
  village_endings: string[]
}

/** The actor's county: all that does not depend on the day, in one statement. Campaigns without settings are left out. */
export async function getCountyCampaigns(tx: Transaction): Promise<CountyCampaigns> {
  const rows = await tx.execute<CampaignRow>(sql`
    select c.id, c.county_code, d.name as county_name, c.coverage_year, c.demo_date::text, s.revisions,
      e.towns as town_endings, e.villages as village_endings
    from campaigns c
    join divisions d on d.code = c.county_code
    cross join lateral (
      select jsonb_agg(jsonb_build_object('settings', s.settings, 'documentTitle', s.document_title,
        'documentNumber', s.document_number, 'effectiveFrom', s.effective_from) order by s.effective_from, s.recorded_at) as revisions
      from campaign_settings s where s.campaign_id = c.id
    ) s
    cross join county_name_endings() e
    where s.revisions is not null
    order by c.coverage_year desc`)
  const [first] = rows
  return {
    nameEndings: { towns: first?.town_endings ?? [], villages: first?.village_endings ?? [] },
    campaigns: rows.map((row) => ({
      id: row.id,
      countyCode: row.county_code,
      countyName: row.county_name,
      coverageYear: row.coverage_year,
      demoDate: row.demo_date,
      revisions: row.revisions.map((revision) => ({ ...revision, settings: campaignSettingsSchema.parse(revision.settings) })),
    })),
  }
}

const revisionColumns = {
  settings: campaignSettings.settings,
  documentTitle: campaignSettings.documentTitle,
  documentNumber: campaignSettings.documentNumber,
  effectiveFrom: campaignSettings.effectiveFrom,
}

/** The dated revisions of a campaign's settings in the order in which they take effect (R1). */
function getRevisions(tx: Transaction, campaignId: string): Promise<SettingsInForce[]> {
  return tx
    .select(revisionColumns)
    .from(campaignSettings)
    .where(eq(campaignSettings.campaignId, campaignId))
    .orderBy(campaignSettings.effectiveFrom, campaignSettings.recordedAt)
}

/** The settings in force on a day (R1); before the first revision takes effect, the first one. null when there is none. */
export async function getSettingsInForce(tx: Transaction, campaignId: string, asOf: PlainDate): Promise<SettingsInForce | null> {
  const revisions = await getRevisions(tx, campaignId)
  const inForce = settingsInForce(revisions, asOf)
  return inForce && { ...inForce, settings: campaignSettingsSchema.parse(inForce.settings) }
}

function settingsByDay(rows: readonly SettingsInForce[]): ((asOf: PlainDate) => CampaignSettings) | null {
  const revisions = rows.map((row) => ({ ...row, settings: campaignSettingsSchema.parse(row.settings) }))
  const [first] = revisions
  return first ? (asOf) => (settingsInForce(revisions, asOf) ?? first).settings : null
}

/**
 * The settings of a campaign by day, from one read: what `getSettingsInForce` answers for each day, for files that hold many.
 * null when the campaign has none, or is another county's.
 */
export async function getSettingsByDay(tx: Transaction, campaignId: string): Promise<((asOf: PlainDate) => CampaignSettings) | null> {
  return settingsByDay(await getRevisions(tx, campaignId))
}

/**
 * What a save asks of its campaign, in one statement: its day that stands in for today, and the settings by day as
 * `getSettingsByDay` has them. null when the campaign has none, or is another county's.
 */
export async function getCampaignForSave(tx: Transaction, campaignId: string): Promise<{ demoDate: PlainDate | null; settingsOn: (asOf: PlainDate) => CampaignSettings } | null> {
  const rows = await tx
    .select({ demoDate: campaigns.demoDate, ...revisionColumns })
    .from(campaigns)
    .innerJoin(campaignSettings, eq(campaignSettings.campaignId, campaigns.id))
    .where(eq(campaigns.id, campaignId))
    .orderBy(campaignSettings.effectiveFrom, campaignSettings.recordedAt)
  const settingsOn = settingsByDay(rows)
  return rows[0] && settingsOn ? { demoDate: rows[0].demoDate, settingsOn } : null
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
export async function getCampaignWindows(tx: Transaction, countyCode: string): Promise<CampaignWindow[]> {
  const rows = await tx
    .selectDistinctOn([campaigns.coverageYear], { coverageYear: campaigns.coverageYear, settings: campaignSettings.settings })
    .from(campaigns)
    .innerJoin(campaignSettings, eq(campaignSettings.campaignId, campaigns.id))
    .where(eq(campaigns.countyCode, countyCode))
    .orderBy(desc(campaigns.coverageYear), desc(campaignSettings.effectiveFrom), desc(campaignSettings.recordedAt))
  return rows.map(({ coverageYear, settings: { opensOn, closesOn, lateWindow } }) => ({ coverageYear, opensOn, closesOn: lateWindow?.closesOn ?? closesOn }))
}
