import { everyone, seriesCodes, seriesLabels } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'

/** The coverage groups of a campaign as a URL names them: everyone is left out (R18). */
export function groupChoices(settings: Pick<CampaignSettings, 'mustCoverGroups'>): { code: string; search: string | undefined; label: string }[] {
  return [
    { code: everyone, search: undefined, label: '全部人员' },
    ...settings.mustCoverGroups.map(({ code, name }) => ({ code, search: code, label: name })),
  ]
}

/** The series of a campaign as a URL names them: the one that counts is left out (R5). */
export function seriesChoices(settings: Pick<CampaignSettings, 'countingSeries'>) {
  return seriesCodes.map((code) => ({ code, search: code === settings.countingSeries ? undefined : code, label: seriesLabels[code] }))
}
