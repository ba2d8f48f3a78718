import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Author } from '@/domain/access/actor'
import type { CampaignRefusal, NewCampaign, SettingsRevision } from '@/domain/campaigns/campaign-requests'
import { campaignSettingsSchema, type CampaignSettings } from '@/domain/campaigns/settings'
import type { Transaction } from '../client'
import { campaigns, campaignSettings } from '../schema'
import type { AuditEntry } from './audit'

export type CampaignWritten = { ok: true; campaignId: string; audit: AuditEntry[] } | { ok: false; refusal: CampaignRefusal }

/** Opens a campaign of the actor's county with its first settings, in force from the opening day (R1). One per coverage year. */
export async function createCampaign(tx: Transaction, actor: Author, input: NewCampaign): Promise<CampaignWritten> {
  const { settings, documentTitle, documentNumber } = input
  const [campaign] = await tx
    .insert(campaigns)
    .values({ countyCode: actor.countyCode, coverageYear: settings.coverageYear })
    .onConflictDoNothing()
    .returning({ id: campaigns.id })
  if (!campaign) return { ok: false, refusal: { reason: 'taken', coverageYear: settings.coverageYear } }
  await tx.insert(campaignSettings).values({
    campaignId: campaign.id, effectiveFrom: settings.opensOn, settings, documentTitle, documentNumber, authorId: actor.accountId, authorName: actor.displayName,
  })
  const audit = { act: 'campaign:create', scopeCode: actor.countyCode, records: [campaign.id], fields: [], note: `${settings.coverageYear}年度，${documentNumber}` }
  return { ok: true, campaignId: campaign.id, audit: [audit] }
}

/** The names of the settings in which two revisions differ. Parsed first: jsonb keeps keys in an order of its own. */
function changedSettings(stored: CampaignSettings, after: CampaignSettings): string[] {
  const before = campaignSettingsSchema.parse(stored)
  return (Object.keys(after) as (keyof CampaignSettings)[]).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

/**
 * Adds a dated revision of a campaign's settings with its document (R1); what stood before stays readable. Refused when
 * somebody else revised in the meantime, for another coverage year, or from a day before the first settings.
 */
export async function reviseSettings(tx: Transaction, actor: Author, campaignId: string, input: SettingsRevision): Promise<CampaignWritten> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`settings ${campaignId}`}, 0))`)
  const [campaign] = await tx.select().from(campaigns).where(and(eq(campaigns.id, campaignId), eq(campaigns.countyCode, actor.countyCode)))
  if (!campaign) return { ok: false, refusal: { reason: 'missing' } }
  const columns = {
    id: campaignSettings.id,
    settings: campaignSettings.settings,
    effectiveFrom: campaignSettings.effectiveFrom,
    authorName: campaignSettings.authorName,
    recordedAt: sql<string>`to_char(${campaignSettings.recordedAt}, 'YYYY-MM-DD HH24:MI')`,
  }
  const ofCampaign = eq(campaignSettings.campaignId, campaignId)
  const [newest] = await tx.select(columns).from(campaignSettings).where(ofCampaign).orderBy(desc(campaignSettings.recordedAt)).limit(1)
  const [first] = await tx.select(columns).from(campaignSettings).where(ofCampaign).orderBy(asc(campaignSettings.effectiveFrom)).limit(1)
  if (!newest || !first) return { ok: false, refusal: { reason: 'missing' } }
  if (newest.id !== input.seenRevision) return { ok: false, refusal: { reason: 'stale', by: newest.authorName, at: newest.recordedAt } }
  if (input.settings.coverageYear !== campaign.coverageYear) return { ok: false, refusal: { reason: 'year', coverageYear: campaign.coverageYear } }
  if (input.effectiveFrom < first.effectiveFrom) return { ok: false, refusal: { reason: 'beforeFirst', firstFrom: first.effectiveFrom } }
  const { settings, documentTitle, documentNumber, effectiveFrom, reason } = input
  await tx.insert(campaignSettings).values({
    campaignId, effectiveFrom, settings, documentTitle, documentNumber, reason, authorId: actor.accountId, authorName: actor.displayName,
  })
  const audit = { act: 'campaign:revise', scopeCode: actor.countyCode, records: [campaignId], fields: changedSettings(newest.settings, settings), note: `自${effectiveFrom}起，${documentNumber}` }
  return { ok: true, campaignId, audit: [audit] }
}
