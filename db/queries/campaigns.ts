import { and, desc, eq, lte } from 'drizzle-orm'
import { campaignSettingsSchema, type CampaignSettings } from '@/domain/campaigns/settings'
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
