import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { documentText } from '@/app/_server/campaign'
import { readSetupState } from '@/app/_server/setup-state'
import { readSupervision } from '@/app/_server/supervision'
import { FirstSteps } from '@/components/ranking/first-steps'
import { SupervisionDesk } from '@/components/supervision/supervision-desk'
import { Notices } from '@/components/ui/notice'
import { switchDocument } from '@/domain/supervision/switch-document'

export const metadata: Metadata = { title: '督导' }

export default async function SupervisionPage({ searchParams }: PageProps<'/supervision'>) {
  await connection()
  const actor = await requireActor('supervision:read', '/supervision')
  const search = await searchParams
  // What is open is open today, whatever day another page was looked at.
  const asked = await resolveAskedDay(actor, { campaign: search.campaign })
  if (!asked) return <FirstSteps role={actor.role} state={await readSetupState(actor)} />
  const { day, kept, notices } = asked
  const { rules, ...view } = await readSupervision(actor, day)
  return (
    <>
      <Notices sentences={notices} />
      <SupervisionDesk
        {...view}
        escalation={rules.settings.escalation}
        documents={{ reminder: documentText({ inForce: switchDocument(day.campaign.revisions, 'reminder', day.workingDate) ?? rules }), talk: documentText({ inForce: switchDocument(day.campaign.revisions, 'talk', day.workingDate) ?? rules }) }}
        campaign={day.campaign.id}
        search={{ campaign: kept.campaign }}
        showsAll={search.show === 'all'}
        scopeName={actor.scopeCode.length === 6 ? day.words.whole : actor.scopeName}
        today={day.workingDate}
      />
    </>
  )
}
