import type { Metadata } from 'next'
import { connection } from 'next/server'
import { redirect } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay, type AskedDay } from '@/app/_server/asked-day'
import type { CampaignDay } from '@/app/_server/campaign'
import { getMustCover } from '@/app/_server/must-cover'
import { getOverview, getTownTotal } from '@/app/_server/overview'
import { getTrend } from '@/app/_server/trend'
import { workingDate } from '@/app/_server/working-date'
import { readSetupState } from '@/app/_server/setup-state'
import { CountyLinks } from '@/components/must-cover/county-links'
import { CountyDashboard } from '@/components/ranking/county-dashboard'
import { FirstSteps, NoQuotas } from '@/components/ranking/first-steps'
import type { ViewLink } from '@/components/ui/view-links'
import { Notices } from '@/components/ui/notice'
import { pathWith } from '@/components/ui/search-path'
import type { DatedCampaign } from '@/db/queries/campaigns'
import type { Actor } from '@/domain/access/actor'
import { measureParts, measureSearch } from '@/domain/campaigns/measure-choice'
import { settingsInForce } from '@/domain/campaigns/settings-in-force'
import { homePath } from '@/domain/access/home'
import { overviewMilestones, type Overview } from '@/domain/progress/overview'

export const metadata: Metadata = { title: '进度总览' }

/** The days to draw: the county's, or those of a town named in the URL that the reader may look into. */
async function readTrend(actor: Actor, { day }: AskedDay, overview: Overview, wanted: string | string[] | undefined) {
  const town = typeof wanted === 'string' ? await getTownTotal(actor, day, wanted) : null
  const milestones = town ? overviewMilestones(town, day.settings) : overview.milestones
  const quota = town ? town.quota : overview.scope.quota
  const code = town?.divisionCode ?? day.campaign.countyCode
  const points = await getTrend(actor, day, { code, quota, milestones: milestones.filter((milestone) => milestone.isPrinted) })
  return { town: town?.divisionCode ?? null, points, milestones }
}

/** Another year's dashboard with the same measure; what that year does not have its page says. */
function campaignLink(campaign: DatedCampaign, day: CampaignDay): ViewLink {
  const { settings } = settingsInForce(campaign.revisions, workingDate(campaign)) ?? day.inForce
  return {
    href: pathWith('/dashboard', { campaign: campaign.id, ...measureSearch(settings, day.choice) }),
    label: `${campaign.coverageYear}年度`,
    current: campaign.id === day.campaign.id,
  }
}

export default async function DashboardPage({ searchParams }: PageProps<'/dashboard'>) {
  await connection()
  const actor = await requireActor('ranking:read', '/dashboard')
  if (actor.role === 'village_agent') redirect(homePath(actor.role))
  const search = await searchParams
  const asked = await resolveAskedDay(actor, search)
  const overview = asked && (await getOverview(actor, asked.day))
  const isEmpty = !asked || !overview || (overview.rows.length === 0 && actor.role !== 'town_clerk')
  if (isEmpty) return <FirstSteps role={actor.role} state={await readSetupState(actor)} />
  const { day, kept, notices } = asked
  const isClerk = actor.role === 'town_clerk'
  return (
    <CountyDashboard
      initial={overview}
      trend={await readTrend(actor, asked, overview, search.town)}
      order={search.order === 'table' ? 'table' : 'rank'}
      reach={{ ownCode: isClerk ? actor.scopeCode : null, opensAll: !isClerk }}
      measure={measureParts(day.inForce.settings, day.choice)}
      search={kept}
      campaigns={day.campaigns.map((campaign) => campaignLink(campaign, day))}
      earliest={day.inForce.settings.opensOn}
      today={day.workingDate}
    >
      <Notices sentences={notices} />
      <CountyLinks mustCover={await getMustCover(actor, day)} search={kept} />
      {overview.rows.every((row) => row.quota === null) && <NoQuotas role={actor.role} basis={overview.basis} />}
    </CountyDashboard>
  )
}
