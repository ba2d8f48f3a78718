import type { Metadata } from 'next'
import { connection } from 'next/server'
import { redirect } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay, type AskedDay } from '@/app/_server/asked-day'
import { getMustCover } from '@/app/_server/must-cover'
import { getOverview, getTownTotal } from '@/app/_server/overview'
import { getTrend } from '@/app/_server/trend'
import { CountyLinks } from '@/components/must-cover/county-links'
import { CountyDashboard } from '@/components/ranking/county-dashboard'
import { FirstSteps } from '@/components/ranking/first-steps'
import { Notices } from '@/components/ui/notice'
import { pathWith } from '@/components/ui/search-path'
import type { Actor } from '@/domain/access/actor'
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

export default async function DashboardPage({ searchParams }: PageProps<'/dashboard'>) {
  await connection()
  const actor = await requireActor('ranking:read', '/dashboard')
  if (actor.role === 'village_agent') redirect(homePath(actor.role))
  const search = await searchParams
  const asked = await resolveAskedDay(actor, search)
  const overview = asked && (await getOverview(actor, asked.day))
  if (!asked || !overview) return <FirstSteps role={actor.role} missing="campaign" />
  if (overview.rows.length === 0 && actor.role !== 'town_clerk') return <FirstSteps role={actor.role} missing="divisions" />
  const { day, kept, notices } = asked
  const isClerk = actor.role === 'town_clerk'
  return (
    <CountyDashboard
      initial={overview}
      trend={await readTrend(actor, asked, overview, search.town)}
      order={search.order === 'table' ? 'table' : 'rank'}
      reach={{ ownCode: isClerk ? actor.scopeCode : null, opensAll: !isClerk }}
      search={kept}
      campaigns={day.campaigns.map(({ id, coverageYear }) => ({
        href: pathWith('/dashboard', { campaign: id }),
        label: `${coverageYear}年度`,
        current: id === day.campaign.id,
      }))}
      earliest={day.inForce.settings.opensOn}
      today={day.workingDate}
    >
      <Notices sentences={notices} />
      <CountyLinks mustCover={await getMustCover(actor, day)} search={kept} />
      {overview.rows.every((row) => row.quota === null) && <FirstSteps role={actor.role} missing="quotas" />}
    </CountyDashboard>
  )
}
