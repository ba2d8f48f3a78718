import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { documentText } from '@/app/_server/campaign'
import { getTownOverview } from '@/app/_server/overview'
import { PrintedTown } from '@/components/ranking/printed-town'
import { mayOpenTown } from '@/domain/access/reach'

export const metadata: Metadata = { title: '打印各村进度' }

export default async function PrintTownPage({ params, searchParams }: PageProps<'/print/towns/[code]'>) {
  await connection()
  const { code } = await params
  const actor = await requireActor('ranking:read', `/print/towns/${code}`)
  if (!mayOpenTown(actor, code)) notFound()
  const asked = await resolveAskedDay(actor, await searchParams)
  const overview = asked && (await getTownOverview(actor, asked.day, code))
  if (!asked || !overview) notFound()
  const { campaign, words } = asked.day
  return (
    <PrintedTown
      overview={overview}
      words={words}
      county={campaign.countyName}
      coverageYear={campaign.coverageYear}
      document={documentText(asked.day)}
      demo={campaign.demoDate !== null}
      notices={asked.notices}
    />
  )
}
