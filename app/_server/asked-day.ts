import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { isPlainDate, yearMonthDay } from '@/domain/time/plain-date'
import { measureSearch } from '@/domain/campaigns/measure-choice'
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
  return Array.isArray(value) ? value[0] : value
}

/** Long or strange text from a URL, short enough to be shown back. */
function quoted(text: string): string {
  return text.length > 20 ? `“${text.slice(0, 20)}…”` : `“${text}”`
}

/**
 * Reads `campaign`, `asOf`, `series`, `group` and `kind` of a page's URL. What is mistyped or has not come yet falls back to the newest campaign and
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
  for (const { part, read } of day.unknownChoice) notices.push(`网址里的${part}${quoted(read)}不是本活动的，已按通常的显示。`)
  const kept = { ...(campaign ? { campaign } : {}), ...(asOf ? { asOf } : {}), ...measureSearch(day.inForce.settings, day.choice) }
  return { day, kept, notices }
}
