import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { getCountySeries, getTownSeriesPage } from '@/app/_server/series'
import { readSetupState } from '@/app/_server/setup-state'
import { FirstSteps } from '@/components/ranking/first-steps'
import { SeriesTable } from '@/components/series/series-table'
import { SeriesTrend } from '@/components/series/series-trend'
import { seriesReach } from '@/components/series/series-reach'
import { Chooser } from '@/components/ui/chooser'
import { DayPicker } from '@/components/ui/day-picker'
import { Notices } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { PrintButton } from '@/components/ui/print-button'
import { pathWith } from '@/components/ui/search-path'
import ui from '@/components/ui/ui.module.css'
import { isInReach } from '@/domain/access/reach'
import { groupName, measureParts } from '@/domain/campaigns/measure-choice'

export const metadata: Metadata = { title: '口径对照' }

const path = '/series'

export default async function SeriesPage({ searchParams }: PageProps<'/series'>) {
  await connection()
  const actor = await requireActor('series:read', path)
  const search = await searchParams
  const town = typeof search.town === 'string' ? search.town : undefined
  const asked = await resolveAskedDay(actor, search)
  if (!asked) return <FirstSteps role={actor.role} state={await readSetupState(actor)} />
  const { day, notices } = asked
  const page = town === undefined ? await getCountySeries(actor, day) : await getTownSeriesPage(actor, day, town)
  if (!page) notFound()
  const { overview, trend } = page
  const { campaign, asOf, group: keptGroup } = asked.kept
  const kept = { campaign, asOf, group: keptGroup }
  const reach = seriesReach({ search: kept, opens: (code) => isInReach(actor, code), levels: day.settings.reportingLevel, ofTown: town !== undefined })
  const name = town === undefined ? day.words.whole : overview.scope.name
  return (
    <div className={ui.upright}>
      {town !== undefined && (
        <p className="no-print">
          <Link href={pathWith(path, kept)} prefetch={false}>
            ‹ {day.words.whole}
          </Link>
        </p>
      )}
      <PageHeading
        title={town === undefined ? '口径对照' : `${name}口径对照`}
        sentence={overview.sentence}
        actions={
          <>
            <DayPicker path={path} search={{ ...kept, town }} asOf={day.asOf} earliest={day.inForce.settings.opensOn} today={day.workingDate} />
            <PrintButton />
          </>
        }
      />
      <Notices sentences={notices} />
      <Chooser path={path} parts={measureParts(day.settings, day.choice, ['group'])} search={{ ...kept, town }} />
      <SeriesTable
        overview={overview}
        caption={`${day.campaign.countyName}${day.campaign.coverageYear}年度三个口径的累计参保缴费人数（${groupName(day.settings, day.choice.coverageGroup)}），截至 ${day.asOf}`}
        words={day.words}
        levels={day.settings.reportingLevel}
        ofVillages={town !== undefined}
        reach={reach}
      />
      <p>
        差额按截至当日已知的数相减，沿用的数照样计算；天数从两个口径最近一次变得不一致的那天算起。各口径更新有先后，差额不等于差错。本表按任务表顺序排列，不作排名。
      </p>
      <SeriesTrend title={`${name}三个口径每日累计（人）`} points={trend} />
    </div>
  )
}
