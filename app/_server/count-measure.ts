import 'server-only'
import type { SaveOutcome } from '@/db/mutations/daily-counts'
import type { Writer } from '@/domain/access/actor'
import { seriesRefusal } from '@/domain/access/series-writers'
import { everyone, type Series } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { resolveCampaignDay, type CampaignDay } from './campaign'
import { Refusal } from './refusals'

/** Refuses counts of a series that is another's word (R5). The database's policy would too, without a sentence. */
export function refuseForeignSeries(writer: Writer, series: Series): void {
  const sentence = seriesRefusal(writer, series)
  if (sentence) throw new Refusal(403, `${sentence}什么都没有存。`, { reason: 'series' })
}

/** Refuses counts of a group that the campaign does not know (R18). */
export function refuseUnknownGroup(settings: Pick<CampaignSettings, 'mustCoverGroups'>, group: string): void {
  if (group === everyone || settings.mustCoverGroups.some((known) => known.code === group)) return
  throw new Refusal(422, `本活动没有“${group}”这个人群，请核对活动设置里必保对象的代码。什么都没有存。`)
}

export const unknownCampaign = '没有找到这个征缴活动，它不属于本县，或编号写错了。'

/** The campaign, day and measure of counts to be written; what the writer may not write, or the campaign does not know, is refused. */
export async function resolveWritableDay(writer: Writer, asked: { campaign?: string | undefined; asOf?: string | undefined; series?: Series | undefined; group?: string | undefined }): Promise<CampaignDay> {
  const series = asked.series ?? (writer.role === 'sender' ? writer.series : undefined)
  const day = await resolveCampaignDay(writer, { ...asked, series })
  if (!day) throw new Refusal(404, unknownCampaign)
  if (asked.group !== undefined) refuseUnknownGroup(day.settings, asked.group)
  refuseForeignSeries(writer, day.choice.series)
  return day
}

/** The refusal of cells that lie outside the writer's scope: there they do not exist (decision 2). */
export function refuseNotFound({ codes }: Extract<SaveOutcome, { outcome: 'notFound' }>): Refusal {
  return new Refusal(404, `没有找到区划代码${codes.slice(0, 5).join('、')}${codes.length > 5 ? '等' : ''}，或不在您的范围之内；什么都没有存。`)
}
