import 'server-only'
import { getCountyTrend, getDivisionCounts } from '@/db/queries/progress'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { dayTrend, type TrendPoint } from '@/domain/progress/trend'
import { measureKey } from '@/domain/campaigns/measure-choice'
import type { PrintedMilestone } from '@/domain/quotas/quota'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'
import { measureOf } from './overview'

/** Whose days are drawn: quota and milestones in persons draw the expected line, null draws none. */
export interface TrendSubject {
  code: string
  quota: number | null
  milestones: readonly PrintedMilestone[]
}

/**
 * The day series of the county, a town or a village, once per change and day. The county's is the same for every reader;
 * anybody else's rows come under the actor's scope, and outside of it there are none.
 */
export function getTrend(actor: Actor, day: CampaignDay, subject: TrendSubject): Promise<TrendPoint[]> {
  const { campaign, counter, asOf, settings } = day
  const isCounty = subject.code === campaign.countyCode
  const scope = isCounty ? 'county' : actor.scopeRanges
  return oncePerChange(`trend ${campaign.id} ${counter} ${asOf} ${measureKey(day.choice)} ${subject.code} ${scope}`, async () => {
    const measure = measureOf(day)
    const parts = await withActor(database(), actor, async (tx) =>
      isCounty ? [await getCountyTrend(tx, measure, settings.opensOn, asOf)] : getDivisionCounts(tx, measure, subject.code, asOf),
    )
    return dayTrend({ parts, quota: subject.quota, milestones: subject.milestones, settings, asOf })
  })
}
