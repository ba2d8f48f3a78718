import type { Metadata } from 'next'
import { connection } from 'next/server'
import { redirect } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { getMustCover } from '@/app/_server/must-cover'
import { readSetupState } from '@/app/_server/setup-state'
import { CountyGroup } from '@/components/must-cover/county-group'
import { MeasureLine, MustCoverNote } from '@/components/must-cover/measure-line'
import { NoGroups } from '@/components/must-cover/no-groups'
import { FirstSteps } from '@/components/ranking/first-steps'
import { Chooser } from '@/components/ui/chooser'
import { DayPicker } from '@/components/ui/day-picker'
import { Notices } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { PrintButton } from '@/components/ui/print-button'
import { PrintHead } from '@/components/ui/print-head'
import { measureParts } from '@/domain/campaigns/measure-choice'

export const metadata: Metadata = { title: '必保对象' }

const path = '/must-cover'

export default async function MustCoverPage({ searchParams }: PageProps<'/must-cover'>) {
  await connection()
  const actor = await requireActor('ranking:read', path)
  if (actor.role === 'village_agent') redirect(`${path}/${actor.scopeCode.slice(0, 9)}`)
  const asked = await resolveAskedDay(actor, await searchParams)
  const mustCover = asked && (await getMustCover(actor, asked.day))
  if (!asked || !mustCover) return <FirstSteps role={actor.role} state={await readSetupState(actor)} />
  const { day, kept, notices } = asked
  const { settings } = day.inForce
  if (mustCover.groups.length === 0) return <NoGroups role={actor.role} campaignId={day.campaign.id} />
  const search = { ...kept, group: undefined }
  const isClerk = actor.role === 'town_clerk'
  return (
    <>
      <PrintHead county={day.campaign.countyName} coverageYear={day.campaign.coverageYear} demo={day.campaign.demoDate !== null} />
      <PageHeading
        title="必保对象"
        sentence={mustCover.sentence}
        actions={
          <>
            <DayPicker path={path} search={search} asOf={day.asOf} earliest={settings.opensOn} today={day.workingDate} />
            <PrintButton />
          </>
        }
      />
      <Notices sentences={notices} />
      <Chooser path={path} parts={measureParts(settings, day.choice, ['series', 'kind'])} search={search} />
      <MeasureLine measure={mustCover.measure} words={day.words} />
      {mustCover.groups.map((group) => (
        <CountyGroup
          key={group.code}
          group={group}
          reach={{ ownCode: isClerk ? actor.scopeCode : null, opensAll: !isClerk }}
          search={search}
          townsReport={mustCover.measure.level === 'town'}
          words={day.words}
        />
      ))}
      <MustCoverNote />
    </>
  )
}
