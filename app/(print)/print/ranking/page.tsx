import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound, redirect } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { documentText } from '@/app/_server/campaign'
import { getOverview } from '@/app/_server/overview'
import { homePath } from '@/domain/access/home'
import { PrintedRanking } from '@/components/ranking/printed-ranking'

export const metadata: Metadata = { title: '打印进度排名' }

export default async function PrintRankingPage({ searchParams }: PageProps<'/print/ranking'>) {
  await connection()
  const actor = await requireActor('ranking:read', '/print/ranking')
  if (actor.role === 'village_agent') redirect(homePath(actor.role))
  const asked = await resolveAskedDay(actor, await searchParams)
  const overview = asked && (await getOverview(actor, asked.day))
  if (!asked || !overview) notFound()
  const { campaign, words } = asked.day
  return <PrintedRanking overview={overview} words={words} county={campaign.countyName} coverageYear={campaign.coverageYear} document={documentText(asked.day)} demo={campaign.demoDate !== null} notices={asked.notices} />
}
