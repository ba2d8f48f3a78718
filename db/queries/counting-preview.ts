import { everyone } from '@/domain/campaigns/choices'
import { compareCounting, countingOf, type CountingPreview } from '@/domain/campaigns/counting-preview'
import type { CountingPreviewRequest } from '@/domain/campaigns/counting-preview-api'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { settingsInForce } from '@/domain/campaigns/settings-in-force'
import { countyItself, sumTotals } from '@/domain/progress/sum-totals'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { getCountyCampaigns, type Campaign, type DatedCampaign } from './campaigns'
import { measureOf } from './measure'
import { getCountyTotals } from './progress'

async function getCounted(tx: Transaction, campaign: DatedCampaign, settings: CampaignSettings, on: PlainDate) {
  const counting = countingOf(settings)
  const { county, towns } = await getCountyTotals(tx, measureOf({ campaign, settings, choice: { series: counting.series, coverageGroup: everyone, kind: 'assigned' } }), on)
  return { counting, county: sumTotals(county ?? countyItself(campaign), towns), towns }
}

/**
 * The county under the settings in force and under those about to be saved, on the day from which they shall hold, or today
 * when that has not come: as if they held from that day, every day before at its own level (R8). null outside the actor's county.
 */
export async function previewCounting(
  tx: Transaction,
  campaignId: string,
  { settings, effectiveFrom }: CountingPreviewRequest,
  todayOf: (campaign: Campaign) => PlainDate,
): Promise<CountingPreview | null> {
  const campaign = (await getCountyCampaigns(tx)).campaigns.find((one) => one.id === campaignId)
  if (!campaign) return null
  const today = todayOf(campaign)
  const on = effectiveFrom < today ? effectiveFrom : today
  const inForce = settingsInForce(campaign.revisions, on)
  if (!inForce) return null
  const revised = { ...inForce, settings, effectiveFrom: on }
  const changed = { ...campaign, revisions: [...campaign.revisions.filter((revision) => revision.effectiveFrom <= on), revised] }
  return compareCounting(await getCounted(tx, campaign, inForce.settings, on), await getCounted(tx, changed, settings, on), on)
}
