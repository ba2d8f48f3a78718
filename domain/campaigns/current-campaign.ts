import { settingsInForce, type SettingsInForce } from '@/domain/campaigns/settings-in-force'
import type { PlainDate } from '@/domain/time/plain-date'

/**
 * The campaign a desk opens with: of those whose window, the late one included, holds today the newest; else the newest that
 * has opened; else the newest. So next year's, prepared early, takes nobody's place. `campaigns` stand newest first.
 * // R1
 */
export function currentCampaign<T extends { revisions: readonly SettingsInForce[] }>(campaigns: readonly T[], todayOf: (campaign: T) => PlainDate): T | undefined {
  const dated = campaigns.flatMap((campaign) => {
    const today = todayOf(campaign)
    const settings = settingsInForce(campaign.revisions, today)?.settings
    return settings ? [{ campaign, hasOpened: settings.opensOn <= today, isOver: today > (settings.lateWindow?.closesOn ?? settings.closesOn) }] : []
  })
  const found = dated.find(({ hasOpened, isOver }) => hasOpened && !isOver) ?? dated.find(({ hasOpened }) => hasOpened) ?? dated[0]
  return found?.campaign
}
