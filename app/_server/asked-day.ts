import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { isPlainDate, yearMonthDay } from '@/domain/time/plain-date'
import { groupName, measureSearch } from '@/domain/campaigns/measure-choice'
import { seriesLabels } from '@/domain/campaigns/choices'
import { quotaKindLabels } from '@/domain/quotas/quota'
import type { DaySearch } from '@/components/ui/search-path'
import { resolveCampaignDay, type CampaignDay } from './campaign'

type SearchParams = Record<string, string | string[] | undefined>

/** A page's campaign and day, what of the URL was usable (for links and polls), and a sentence for what was not. */
export interface AskedDay {
  day: CampaignDay
  kept: DaySearch
  notices: string[]
}

function one(value: string | string[] | undefined): string | undefined {
  // A form without scripts sends the usual choice as an empty word.
  return (Array.isArray(value) ? value[0] : value) || undefined
}

/** Long or strange text from a URL, short enough to be shown back. */
function quoted(text: string): string {
  return text.length > 20 ? `“${text.slice(0, 20)}…”` : `“${text}”`
}

/** A must-cover group's name where any year's campaign has it: a person who switches years reads names, not codes. */
function nameIn({ campaigns }: CampaignDay, read: string): string {
  const settings = campaigns.flatMap(({ revisions }) => revisions.map((revision) => revision.settings))
  return settings.flatMap((one) => one.mustCoverGroups).find((group) => group.code === read)?.name ?? read
}

function unknownSentence(day: CampaignDay, { part, read }: CampaignDay['unknownChoice'][number]): string {
  const { series, coverageGroup, kind } = day.choice
  const shown = { 口径: seriesLabels[series], 人群: groupName(day.settings, coverageGroup), 任务: quotaKindLabels[kind] }[part]
  return `${day.campaign.coverageYear}年度的征缴活动没有${part}${quoted(nameIn(day, read))}，已改看“${shown}”。`
}

/**
 * Reads `campaign`, `asOf`, `series`, `group` and `kind` of a page's URL. What is mistyped or has not come yet falls back to the current campaign and
 * its working date, and the page says so. null when the county has no campaign at all.
 */
export async function resolveAskedDay(actor: Actor, search: SearchParams): Promise<AskedDay | null> {
  const measure = { series: one(search.series), group: one(search.group), kind: one(search.kind) }
  const wanted = { ...measure, campaign: one(search.campaign), asOf: one(search.asOf) }
  const notices: string[] = []
  let campaign = wanted.campaign
  let day = await resolveCampaignDay(actor, wanted)
  if (!day && campaign) {
    campaign = undefined
    day = await resolveCampaignDay(actor, { ...measure, asOf: wanted.asOf })
    if (day) notices.push(`没有找到网址里写的征缴活动，已显示${day.campaign.coverageYear}年度的。`)
  }
  if (!day) return null
  let asOf = wanted.asOf
  if (asOf !== undefined && (!isPlainDate(asOf) || asOf > day.workingDate)) {
    notices.push(
      isPlainDate(asOf)
        ? `${yearMonthDay(asOf)}还没有到，已显示${yearMonthDay(day.workingDate)}的数字。`
        : `网址里的日期${quoted(asOf)}不是日期，应写作 2021-11-23；已显示${yearMonthDay(day.workingDate)}的数字。`,
    )
    asOf = undefined
    day = (await resolveCampaignDay(actor, { ...measure, campaign })) ?? day
  }
  notices.push(...day.unknownChoice.map((unknown) => unknownSentence(day, unknown)))
  const kept = { ...(campaign ? { campaign } : {}), ...(asOf ? { asOf } : {}), ...measureSearch(day.inForce.settings, day.choice) }
  return { day, kept, notices }
}
