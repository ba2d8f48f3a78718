import 'server-only'
import type { BulletinNow } from '@/db/queries/bulletins'
import { bulletinStateLabels } from '@/domain/bulletins/bulletin-state'
import { Refusal } from './refusals'

export const unknownBulletin = () => new Refusal(404, '没有找到这份通报，它不在您的范围之内，或网址写错了。')
export const unknownCampaign = () => new Refusal(404, '没有找到这个征缴活动，或不在您的范围之内。')

/** Somebody was first: who, when, and where the bulletin stands now. */
export function changedBulletin({ authorName, recordedAt, state, revision }: BulletinNow): Refusal {
  return new Refusal(409, `这份通报刚由${authorName}在${recordedAt}改过，现在是“${bulletinStateLabels[state]}”；您这次没有办成。请刷新页面看过再办。`, { reason: 'changed', revision })
}
