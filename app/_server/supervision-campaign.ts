import 'server-only'
import type { Transaction } from '@/db/client'
import { getCampaignForSave } from '@/db/queries/campaigns'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { PlainDate } from '@/domain/time/plain-date'
import { Refusal } from './refusals'
import { workingDate } from './working-date'

/** The day that counts as today in a campaign, and its settings on that day. Refuses a campaign that is none of the county's. */
export async function requireCampaign(tx: Transaction, campaignId: string): Promise<{ today: PlainDate; settings: CampaignSettings }> {
  const campaign = await getCampaignForSave(tx, campaignId)
  if (!campaign) throw new Refusal(404, '没有找到这个征缴活动，或不在您的范围之内。')
  const today = workingDate(campaign)
  return { today, settings: campaign.settingsOn(today) }
}
