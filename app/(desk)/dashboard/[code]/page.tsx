import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound, redirect } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay, type AskedDay } from '@/app/_server/asked-day'
import { getTownMustCover } from '@/app/_server/must-cover'
import { getTownOverview } from '@/app/_server/overview'
import { getTrend } from '@/app/_server/trend'
import { TownMustCoverLine } from '@/components/must-cover/must-cover-line'
import { TownDashboard } from '@/components/ranking/town-dashboard'
import { Notices } from '@/components/ui/notice'
import { pathWith } from '@/components/ui/search-path'
import type { Actor } from '@/domain/access/actor'
import { measureParts } from '@/domain/campaigns/measure-choice'
import { mayOpenTown } from '@/domain/access/reach'
import type { TownOverview } from '@/domain/progress/town-overview'

export const metadata: Metadata = { title: '镇进度' }

async function readTrend(actor: Actor, { day }: AskedDay, { town, milestones }: TownOverview) {
  const subject = { code: town.divisionCode, quota: town.quota, milestones: milestones.filter((milestone) => milestone.isPrinted) }
  return { code: town.divisionCode, name: town.name, points: await getTrend(actor, day, subject), milestones }
}

export default async function TownPage({ params, searchParams }: PageProps<'/dashboard/[code]'>) {
  await connection()
  const { code } = await params
  const actor = await requireActor('ranking:read', `/dashboard/${code}`)
  if (code === actor.countyCode) redirect('/dashboard')
  // Outside one's scope a town does not exist, whether or not there is a campaign.
  if (!mayOpenTown(actor, code)) notFound()
  const asked = await resolveAskedDay(actor, await searchParams)
  if (actor.role === 'village_agent') redirect(pathWith('/village', { ...asked?.kept }))
  const overview = asked && (await getTownOverview(actor, asked.day, code))
  if (!asked || !overview) notFound()
  const { day, kept, notices } = asked
  return (
    <TownDashboard
      initial={overview}
      trend={await readTrend(actor, asked, overview)}
      countyHref={pathWith('/dashboard', { ...kept })}
      measure={measureParts(day.inForce.settings, day.choice)}
      search={kept}
      earliest={day.inForce.settings.opensOn}
      today={day.workingDate}
    >
      <Notices sentences={notices} />
      <TownMustCoverLine mustCover={await getTownMustCover(actor, day, code)} search={kept} />
    </TownDashboard>
  )
}
