import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { getTownMustCover } from '@/app/_server/must-cover'
import { MeasureLine, MustCoverNote } from '@/components/must-cover/measure-line'
import { NoGroups } from '@/components/must-cover/no-groups'
import { TownGroup } from '@/components/must-cover/town-group'
import { Chooser } from '@/components/ui/chooser'
import { DayPicker } from '@/components/ui/day-picker'
import { Notices } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { PrintButton } from '@/components/ui/print-button'
import { PrintHead } from '@/components/ui/print-head'
import { pathWith } from '@/components/ui/search-path'
import { mayOpenTown } from '@/domain/access/reach'
import { measureParts } from '@/domain/campaigns/measure-choice'

export const metadata: Metadata = { title: '镇必保对象' }

export default async function TownMustCoverPage({ params, searchParams }: PageProps<'/must-cover/[code]'>) {
  await connection()
  const { code } = await params
  const path = `/must-cover/${code}`
  const actor = await requireActor('ranking:read', path)
  // Outside one's scope a town does not exist, whether or not there is a campaign.
  if (!mayOpenTown(actor, code)) notFound()
  const asked = await resolveAskedDay(actor, await searchParams)
  if (!asked) notFound()
  const { day, kept, notices } = asked
  const { settings } = day.inForce
  if (settings.mustCoverGroups.length === 0) return <NoGroups role={actor.role} campaignId={day.campaign.id} />
  const town = await getTownMustCover(actor, day, code)
  if (!town) notFound()
  const search = { ...kept, group: undefined }
  const isAgent = actor.role === 'village_agent'
  return (
    <>
      <PrintHead county={day.campaign.countyName} coverageYear={day.campaign.coverageYear} demo={day.campaign.demoDate !== null} />
      {!isAgent && (
        <p className="no-print">
          <Link href={pathWith('/must-cover', search)} prefetch={false}>
            ‹ {day.words.whole}必保对象
          </Link>
        </p>
      )}
      <PageHeading
        title={`${town.townName}必保对象`}
        sentence={town.sentence}
        actions={
          <>
            <DayPicker path={path} search={search} asOf={day.asOf} earliest={settings.opensOn} today={day.workingDate} />
            <PrintButton />
          </>
        }
      />
      <Notices sentences={notices} />
      <Chooser path={path} parts={measureParts(settings, day.choice, ['series', 'kind'])} search={search} />
      <MeasureLine measure={town.measure} words={day.words} />
      {town.groups.map((group) => (
        <TownGroup key={group.code} group={group} search={search} ownVillage={isAgent ? actor.scopeCode : null} townsReport={town.measure.level === 'town'} words={day.words} />
      ))}
      <MustCoverNote />
    </>
  )
}
