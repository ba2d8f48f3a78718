import 'server-only'
import { measureOf } from '@/db/queries/measure'
import { getTrendDays, type TrendSpan } from '@/db/queries/progress'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { measureKey } from '@/domain/campaigns/measure-choice'
import { settingsInForce } from '@/domain/campaigns/settings-in-force'
import { dayTrend, type DatedCount, type TrendPoint } from '@/domain/progress/trend'
import { withYearBefore } from '@/domain/progress/year-before'
import type { PrintedMilestone } from '@/domain/quotas/quota'
import type { PlainDate } from '@/domain/time/plain-date'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'
import { measureOfYearBefore } from './overview'

/** Whose days are drawn: quota and milestones in persons draw the expected line, null draws none. */
export interface TrendSubject {
  code: string
  quota: number | null
  milestones: readonly PrintedMilestone[]
}

/** The whole of last year's campaign, however late its last number came. */
const endOfTime = '9999-12-31' as PlainDate

/** Last year's days over its own window; null when nothing was known then. */
function earlierTrend({ earlier }: CampaignDay, counts: DatedCount[] | undefined): TrendPoint[] | null {
  const inForce = earlier && settingsInForce(earlier.revisions, endOfTime)
  if (!inForce || !counts || counts.length === 0) return null
  const last = counts[counts.length - 1]!.asOf
  const { settings } = inForce
  return dayTrend({ parts: [counts], quota: null, milestones: [], settings, asOf: last > settings.closesOn ? last : settings.closesOn })
}

/**
 * The day series of the county, a town or a village, once per change and day, beside last year's where the county has one.
 * The county's is the same for every reader; anybody else's rows come under the actor's scope, and outside of it there are none.
 */
export function getTrend(actor: Actor, day: CampaignDay, subject: TrendSubject): Promise<TrendPoint[]> {
  const { campaign, counter, asOf, settings } = day
  const { code, quota, milestones } = subject
  const scope = code === campaign.countyCode ? 'county' : actor.scopeRanges
  return oncePerChange(`trend ${campaign.id} ${counter} ${asOf} ${measureKey(day.choice)} ${code} ${scope}`, async () => {
    const before = measureOfYearBefore(day)
    const spans: TrendSpan[] = [{ measure: measureOf(day), code, until: asOf }, ...(before ? [{ measure: before, code, until: endOfTime }] : [])]
    const [counts = [], countsBefore] = await withActor(database(), actor, (tx) => getTrendDays(tx, spans))
    const points = dayTrend({ parts: [counts], quota, milestones, settings, asOf })
    const earlier = earlierTrend(day, countsBefore)
    return earlier ? withYearBefore(points, earlier) : points
  })
}
