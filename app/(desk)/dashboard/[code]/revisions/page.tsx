import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound, redirect } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { measureOf } from '@/db/queries/measure'
import { getDayHistory } from '@/app/_server/revisions'
import { RevisionList } from '@/components/ranking/revision-list'
import { DayPicker } from '@/components/ui/day-picker'
import { Notices } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith } from '@/components/ui/search-path'
import { isInReach } from '@/domain/access/reach'
import { everyone, seriesLabels, type ReportingLevel } from '@/domain/campaigns/choices'
import { groupName } from '@/domain/campaigns/measure-choice'
import { levelOfCode } from '@/domain/divisions/division'
import { directLineName } from '@/domain/progress/town-overview'

export const metadata: Metadata = { title: '上报记录' }

/** A village's own line, a town's own report, or 镇直, which is the town's line among its villages (R8). */
function lineLevel(code: string, line: unknown, counting: ReportingLevel): ReportingLevel {
  return levelOfCode(code) === 'village' || line === 'direct' ? 'village' : counting
}

export default async function RevisionsPage({ params, searchParams }: PageProps<'/dashboard/[code]/revisions'>) {
  await connection()
  const { code } = await params
  const path = `/dashboard/${code}/revisions`
  const actor = await requireActor('daily-counts:read', path)
  const search = await searchParams
  const codeLevel = levelOfCode(code)
  if ((codeLevel !== 'town' && codeLevel !== 'village') || !isInReach(actor, code)) notFound()
  const asked = await resolveAskedDay(actor, search)
  if (!asked) notFound()
  const { day, kept, notices } = asked
  if (actor.role === 'village_agent') redirect(pathWith('/village/revisions', { ...kept }))
  const measure = measureOf(day)
  const level = lineLevel(code, search.line, measure.level)
  const history = await getDayHistory(actor, day, { code, level })
  if (!history) notFound()
  const { division, days } = history
  const isDirect = level === 'village' && codeLevel === 'town'
  const name = isDirect ? `${division.name}${directLineName}` : codeLevel === 'village' ? `${division.townName}${division.name}` : division.name
  const line = isDirect ? 'direct' : undefined
  return (
    <>
      <p className="no-print">
        <a href={pathWith(`/dashboard/${code.slice(0, 9)}`, { ...kept })}>‹ {division.townName}进度</a>
      </p>
      <PageHeading
        title={`${name}上报记录`}
        actions={<DayPicker path={path} search={{ ...kept, line }} asOf={day.asOf} earliest={day.inForce.settings.opensOn} today={day.workingDate} />}
      />
      <Notices sentences={notices} />
      <p>
        {seriesLabels[measure.series]}的{measure.coverageGroup !== everyone && groupName(day.settings, measure.coverageGroup)}累计参保缴费人数，列到 {day.asOf}，新的在上。更正不改旧数：被更正的数划线保留。
      </p>
      <RevisionList name={name} days={days} />
    </>
  )
}
