import { everyone } from '@/domain/campaigns/choices'
import { groupName, type MeasureChoice } from '@/domain/campaigns/measure-choice'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { formatThousands } from '@/domain/numbers/format'
import { quotaKindLabels, type QuotaKind } from '@/domain/quotas/quota'

/** One division's quotas of both kinds, in persons; null where there is none (R2). */
export interface BothQuotas {
  divisionCode: string
  name: string
  own: number | null
  assigned: number | null
}

/** How far a division's own quota lies above (or, negative, below) the assigned one; null where one of them is missing. */
export function kindGap({ own, assigned }: Pick<BothQuotas, 'own' | 'assigned'>): number | null {
  return own === null || assigned === null ? null : own - assigned
}

const apart = (gap: number) => `${gap > 0 ? '多' : '少'} ${formatThousands(Math.abs(gap))} 人`

/** 城关镇本级任务 48,960 人，比上级任务 48,000 人多 960 人。 Said, never refused (R2); null when the two agree or one is missing. */
export function kindGapSentence(both: BothQuotas): string | null {
  const gap = kindGap(both)
  if (gap === null || gap === 0) return null
  return `${both.name}本级任务 ${formatThousands(both.own!)} 人，比上级任务 ${formatThousands(both.assigned!)} 人${apart(gap)}。`
}

const namesShown = 3

/** The whole table's gap in one sentence: the parent's, then the divisions that stand apart; null when all agree. */
export function kindGapSummary(parent: BothQuotas, parts: readonly BothQuotas[], unit: string): string | null {
  const whole = kindGapSentence(parent)
  const differing = parts.flatMap((part) => {
    const gap = kindGap(part)
    return gap === null || gap === 0 ? [] : [`${part.name}${apart(gap)}`]
  })
  if (differing.length === 0) return whole
  const shown = differing.slice(0, namesShown).join('、')
  const more = differing.length > namesShown ? `等 ${differing.length} 个${unit}不同` : ''
  return `${whole ?? `${parent.name}本级任务与上级任务一致。`}其中本级比上级：${shown}${more}。`
}

/** 上级任务 for 本级任务 and the other way round. */
export function otherKind(kind: QuotaKind): QuotaKind {
  return kind === 'own' ? 'assigned' : 'own'
}

/** One division's line of `kind` and its line of the other kind, told apart. */
export function bothQuotas(kind: QuotaKind, line: { divisionCode: string; name: string; persons: number | null }, other: number | null): BothQuotas {
  const { divisionCode, name, persons } = line
  return kind === 'own' ? { divisionCode, name, own: persons, assigned: other } : { divisionCode, name, own: other, assigned: persons }
}

/** How a table of one ledger is called beside the usual one, the assigned quotas of everyone: 本级任务, 一般脱贫户, 一般脱贫户本级任务, or ''. */
export function ledgerTitle(settings: Pick<CampaignSettings, 'mustCoverGroups'>, choice: Pick<MeasureChoice, 'kind' | 'coverageGroup'>): string {
  const group = choice.coverageGroup === everyone ? '' : groupName(settings, choice.coverageGroup)
  return choice.kind === 'own' ? `${group}${quotaKindLabels.own}` : group
}
