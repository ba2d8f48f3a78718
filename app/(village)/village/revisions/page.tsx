import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { getDayHistory } from '@/app/_server/revisions'
import { RevisionList } from '@/components/ranking/revision-list'
import { DayPicker } from '@/components/ui/day-picker'
import { Notices } from '@/components/ui/notice'
import { pathWith } from '@/components/ui/search-path'
import { everyone, seriesLabels } from '@/domain/campaigns/choices'
import { groupName } from '@/domain/campaigns/measure-choice'
import classes from '@/components/village/village.module.css'

export const metadata: Metadata = { title: '本村上报记录' }

/** The rows behind every number of the village, corrections included (R7, R9). */
export default async function VillageRevisionsPage({ searchParams }: PageProps<'/village/revisions'>) {
  await connection()
  const actor = await requireActor('village:read', '/village/revisions')
  const asked = await resolveAskedDay(actor, await searchParams)
  if (!asked) notFound()
  const { day, kept, notices } = asked
  const history = await getDayHistory(actor, day, { code: actor.scopeCode, level: 'village' })
  if (!history) notFound()
  const { coverageGroup, series } = day.choice
  return (
    <>
      <a className={`${classes.back} no-print`} href={pathWith('/village', { ...kept, group: undefined })}>
        ‹ 我的村
      </a>
      <h1>本村上报记录</h1>
      <Notices sentences={notices} />
      <p>
        {coverageGroup === everyone ? '' : `${groupName(day.inForce.settings, coverageGroup)}，`}
        {seriesLabels[series]}的累计参保缴费人数，列到 {day.asOf}，新的在上。更正不改旧数：被更正的数划线保留。
      </p>
      <DayPicker path="/village/revisions" search={{ ...kept }} asOf={day.asOf} earliest={day.inForce.settings.opensOn} today={day.workingDate} />
      <RevisionList name={history.division.name} days={history.days} />
    </>
  )
}
