import type { MeasureChoice } from '@/domain/campaigns/measure-choice'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { levelPeriods, type SettingsInForce } from '@/domain/campaigns/settings-in-force'
import type { Measure } from './progress'

interface MeasuredDay {
  campaign: { id: string; revisions: readonly SettingsInForce[] }
  /** Those in force on the day. */
  settings: Pick<CampaignSettings, 'reportingLevel'>
  choice: MeasureChoice
}

/** The numbers meant on a day, at the level their series is reported at then, and every earlier day at its own (R8). */
export function measureOf({ campaign, settings, choice }: MeasuredDay): Measure {
  return { campaignId: campaign.id, ...choice, level: settings.reportingLevel[choice.series], levels: levelPeriods(campaign.revisions, choice.series) }
}
