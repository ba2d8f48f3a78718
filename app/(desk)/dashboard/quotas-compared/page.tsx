import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { getQuotaComparison } from '@/app/_server/quotas-compared'
import { readSetupState } from '@/app/_server/setup-state'
import { AsOfNote } from '@/components/ranking/as-of-note'
import { FirstSteps } from '@/components/ranking/first-steps'
import { QuotasCompared } from '@/components/ranking/quotas-compared'
import { Chooser } from '@/components/ui/chooser'
import { DayPicker } from '@/components/ui/day-picker'
import { Notice, Notices } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { PrintButton } from '@/components/ui/print-button'
import { PrintHead } from '@/components/ui/print-head'
import { pathWith } from '@/components/ui/search-path'
import { seriesLabels } from '@/domain/campaigns/choices'
import { groupName, measureParts } from '@/domain/campaigns/measure-choice'

export const metadata: Metadata = { title: '双任务对照' }

const path = '/dashboard/quotas-compared'

export default async function QuotasComparedPage({ searchParams }: PageProps<'/dashboard/quotas-compared'>) {
  await connection()
  const actor = await requireActor('quotas:read', path)
  const asked = await resolveAskedDay(actor, await searchParams)
  const comparison = asked && (await getQuotaComparison(actor, asked.day))
  if (!asked || !comparison) return <FirstSteps role={actor.role} state={await readSetupState(actor)} />
  const { day, kept, notices } = asked
  const { settings } = day.inForce
  const search = { ...kept, kind: undefined }
  const isClerk = actor.role === 'town_clerk'
  return (
    <>
      <PrintHead county={day.campaign.countyName} coverageYear={day.campaign.coverageYear} demo={day.campaign.demoDate !== null} />
      <p className="no-print">
        <Link href={pathWith('/dashboard', kept)} prefetch={false}>
          ‹ 进度总览
        </Link>
      </p>
      <PageHeading
        title="双任务对照"
        sentence={comparison.sentence}
        actions={
          <>
            <DayPicker path={path} search={search} asOf={day.asOf} earliest={settings.opensOn} today={day.workingDate} />
            <PrintButton />
          </>
        }
      />
      <Notices sentences={notices} />
      {comparison.warning && <Notice>{comparison.warning}</Notice>}
      <Notices sentences={comparison.notes} />
      <Chooser path={path} parts={measureParts(settings, day.choice, ['series', 'group'])} search={search} />
      <p>
        口径：{groupName(settings, day.choice.coverageGroup)} · {seriesLabels[day.choice.series]}。同一个参保缴费人数，分别对照上级下达的任务和本级自定的任务；两类任务各自排名，不混在一起。
      </p>
      <QuotasCompared
        comparison={comparison}
        caption={`${day.campaign.coverageYear}年度双任务对照，截至 ${day.asOf}`}
        reach={{ ownCode: isClerk ? actor.scopeCode : null, opensAll: !isClerk }}
        search={search}
        townsReport={settings.reportingLevel[day.choice.series] === 'town'}
      />
      <AsOfNote measuredOn={comparison.measuredOn} hour={comparison.hour} />
    </>
  )
}
