import type { Metadata } from 'next'
import { connection } from 'next/server'
import { redirect } from 'next/navigation'
import { hasDisplayPass, requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { env } from '@/app/_server/env'
import { getScreenView } from '@/app/_server/screen'
import { readSetupState } from '@/app/_server/setup-state'
import { DemoBand } from '@/components/layout/demo-band'
import { DivisionWordsProvider } from '@/components/layout/division-words'
import { FirstSteps } from '@/components/ranking/first-steps'
import { readScreenChoices } from '@/components/screen/screen-choices'
import { ScreenDisplay } from '@/components/screen/screen-display'
import { ShowButton } from '@/components/screen/show-button'
import { Notices } from '@/components/ui/notice'
import { pathWith } from '@/components/ui/search-path'
import { homePath } from '@/domain/access/home'

export const metadata: Metadata = { title: '大屏' }

function textsOf(search: Record<string, string | string[] | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(search).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
}

export default async function ScreenPage({ searchParams }: PageProps<'/screen'>) {
  await connection()
  const search = await searchParams
  // After signing in again the display comes back as it was set.
  const actor = await requireActor('ranking:read', pathWith('/screen', textsOf(search)), 'display')
  const asked = await resolveAskedDay(actor, search)
  if (!asked) return <FirstSteps role={actor.role} state={await readSetupState(actor)} />
  const { day, kept, notices } = asked
  const view = await getScreenView(actor, day)
  if (!view) redirect(homePath(actor.role))
  const { idleMinutes, absoluteHours } = env()
  return (
    <DivisionWordsProvider words={day.words}>
      <ScreenDisplay
        initial={view}
        search={kept}
        choices={readScreenChoices(search)}
        title={`${day.campaign.countyName}${day.campaign.coverageYear}年度城乡居民医保参保缴费${day.campaign.demoDate ? '（演示数据）' : ''}`}
        notices={<Notices sentences={notices} />}
      >
        <ShowButton isShown={await hasDisplayPass(actor)} idleMinutes={idleMinutes} hours={absoluteHours} />
      </ScreenDisplay>
      {day.campaign.demoDate && <DemoBand />}
    </DivisionWordsProvider>
  )
}
