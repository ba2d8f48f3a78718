import { everyone, seriesLabels } from '@/domain/campaigns/choices'
import { groupName, type MeasureChoice } from '@/domain/campaigns/measure-choice'
import type { CampaignSettings } from '@/domain/campaigns/settings'

/** What a sentence says of its measure; '' for what is usual and goes without saying. */
export interface MeasureWords {
  /** 按税务缴费口径 */
  series: string
  /** 一般脱贫户, said after the place: 全县一般脱贫户. */
  group: string
  /** 任务数, or 本级任务数 where the county's own is meant. */
  quota: string
}

export const usualMeasureWords: MeasureWords = { series: '', group: '', quota: '任务数' }

/** The words of a choice in a campaign: only what differs from the usual is said (R11). */
export function measureWords(settings: Pick<CampaignSettings, 'countingSeries' | 'mustCoverGroups'>, choice: MeasureChoice): MeasureWords {
  return {
    series: choice.series === settings.countingSeries ? '' : `按${seriesLabels[choice.series]}口径`,
    group: choice.coverageGroup === everyone ? '' : groupName(settings, choice.coverageGroup),
    quota: choice.kind === 'own' ? '本级任务数' : '任务数',
  }
}
