import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { getTownOverview } from '@/app/_server/overview'
import { pollVersion } from '@/app/_server/poll'
import { getTrend } from '@/app/_server/trend'
import { getVillageOverview } from '@/app/_server/village'
import { EmptyState } from '@/components/ui/empty-state'
import { Notices } from '@/components/ui/notice'
import { pathWith } from '@/components/ui/search-path'
import { VillageDashboard } from '@/components/village/village-dashboard'
import { VillageRefresh } from '@/components/village/village-refresh'

export const metadata: Metadata = { title: '我的村' }

/** The village agent's first page: where his village stands today, and his town's line beside it (R11). */
export default async function VillagePage({ searchParams }: PageProps<'/village'>) {
  await connection()
  const actor = await requireActor('village:read', '/village')
  const asked = await resolveAskedDay(actor, await searchParams)
  const overview = asked && (await getVillageOverview(actor, asked.day))
  if (!asked || !overview) {
    return (
      <>
        <h1>{actor.scopeName}</h1>
        <EmptyState title={asked ? '这一天的行政区划里没有本村' : '本县还没有征缴活动'}>
          {asked ? '本村可能已并入别的村，请联系县医保局管理员调整您的账户。' : '县医保局管理员建立征缴活动后，这里显示本村的进度。'}
        </EmptyState>
      </>
    )
  }
  const { day, kept, notices } = asked
  const townCode = actor.scopeCode.slice(0, 9)
  const trend = await getTrend(actor, day, { code: actor.scopeCode, quota: overview.village.quota, milestones: [] })
  return (
    <VillageDashboard
      overview={overview}
      town={await getTownOverview(actor, day, townCode)}
      trend={trend}
      search={kept}
      earliest={day.inForce.settings.opensOn}
      today={day.workingDate}
    >
      <Notices sentences={notices} />
      <VillageRefresh path={pathWith(`/api/towns/${townCode}`, { ...kept })} version={pollVersion(actor, day, `town-${townCode}`)} />
    </VillageDashboard>
  )
}
