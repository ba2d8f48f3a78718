import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { ScreenView } from '@/domain/progress/screen-api'
import { toScreenView } from '@/domain/progress/screen-view'
import type { CampaignDay } from './campaign'
import { getOverview } from './overview'
import { getTrend } from './trend'

/**
 * What the wall display shows; null for those who see no county figures, and for a town clerk whose campaign does not show
 * the table to towns: a display with one row is no display.
 */
export async function getScreenView(actor: Actor, day: CampaignDay): Promise<ScreenView | null> {
  if (actor.role === 'town_clerk' && !day.townsSeeTable) return null
  const overview = await getOverview(actor, day)
  if (!overview) return null
  const milestones = overview.milestones.filter((milestone) => milestone.isPrinted)
  return toScreenView(overview, await getTrend(actor, day, { code: day.campaign.countyCode, quota: overview.scope.quota, milestones }))
}
