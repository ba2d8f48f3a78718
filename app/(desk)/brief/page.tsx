import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { readBrief } from '@/app/_server/brief'
import { readSetupState } from '@/app/_server/setup-state'
import { BriefPage } from '@/components/brief/brief-page'
import { FirstSteps } from '@/components/ranking/first-steps'
import { Notices } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { PrintButton } from '@/components/ui/print-button'
import { pathWith } from '@/components/ui/search-path'

export const metadata: Metadata = { title: '领导一页' }

export default async function LeaderBriefPage({ searchParams }: PageProps<'/brief'>) {
  await connection()
  const actor = await requireActor('brief:read', '/brief')
  const asked = await resolveAskedDay(actor, await searchParams)
  const brief = asked && (await readBrief(actor, asked.day))
  if (!asked || !brief) return <FirstSteps role={actor.role} state={await readSetupState(actor)} />
  return (
    <>
      <PageHeading title="领导一页" sentence={brief.sentence} actions={<PrintButton />} />
      <Notices sentences={asked.notices} />
      <BriefPage brief={brief} search={pathWith('', { campaign: asked.kept.campaign })} />
    </>
  )
}
