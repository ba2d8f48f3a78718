import { everyone } from '@/domain/campaigns/choices'
import { compareCounting, countingOf, type CountingPreview } from '@/domain/campaigns/counting-preview'
import type { CountingPreviewRequest } from '@/domain/campaigns/counting-preview-api'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { countyItself, sumTotals } from '@/domain/progress/sum-totals'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { getCampaigns, getSettingsInForce, type Campaign } from './campaigns'
import { getCountyTotals } from './progress'

async function getCounted(tx: Transaction, campaign: Campaign, settings: CampaignSettings, on: PlainDate) {
  const counting = countingOf(settings)
  const { county, towns } = await getCountyTotals(tx, { campaignId: campaign.id, ...counting, coverageGroup: everyone, kind: 'assigned' }, on)
  return { counting, county: sumTotals(county ?? countyItself(campaign), towns), towns }
}

/**
 * The county under the settings in force and under those about to be saved, on the day from which they shall hold, or today
 * when that has not come. null outside the actor's county.
 */
export async function previewCounting(
  tx: Transaction,
  campaignId: string,
  { settings, effectiveFrom }: CountingPreviewRequest,
  todayOf: (campaign: Campaign) => PlainDate,
): Promise<CountingPreview | null> {
  const campaign = (await getCampaigns(tx)).find((one) => one.id === campaignId)
  if (!campaign) return null
  const today = todayOf(campaign)
  const on = effectiveFrom < today ? effectiveFrom : today
  const inForce = await getSettingsInForce(tx, campaignId, on)
  if (!inForce) return null
  return compareCounting(await getCounted(tx, campaign, inForce.settings, on), await getCounted(tx, campaign, settings, on), on)
}
