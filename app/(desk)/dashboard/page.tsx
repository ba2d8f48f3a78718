import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveCampaignDay } from '@/app/_server/campaign'
import { getOverview } from '@/app/_server/overview'

export default async function DashboardPage({ searchParams }: PageProps<'/dashboard'>) {
  await connection()
  const actor = await requireActor('ranking:read', '/dashboard')
  const { asOf } = await searchParams
  const day = await resolveCampaignDay(actor, { asOf: typeof asOf === 'string' ? asOf : undefined })
  const overview = day && (await getOverview(actor, day))
  return (
    <>
      <h1>进度总览</h1>
      <p>{overview?.sentence}</p>
      <ol>{overview?.rows.map((row) => <li key={row.divisionCode}>{row.name} {row.rateText}</li>)}</ol>
    </>
  )
}
