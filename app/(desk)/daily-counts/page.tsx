import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { readEntrySheet } from '@/app/_server/entry-sheet'
import { EntryDesk } from '@/components/daily-counts/entry-desk'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { may } from '@/domain/access/permissions'
import { everyone } from '@/domain/campaigns/choices'
import { groupName, measureParts } from '@/domain/campaigns/measure-choice'

export const metadata: Metadata = { title: '每日填报' }

export default async function DailyCountsPage({ searchParams }: PageProps<'/daily-counts'>) {
  await connection()
  const actor = await requireActor('daily-counts:write', '/daily-counts')
  const search = await searchParams
  const asked = await resolveAskedDay(actor, search)
  if (!asked) {
    const way = may(actor.role, 'campaigns:write') ? { href: '/admin/campaigns', label: '建立征缴活动' } : undefined
    return (
      <>
        <PageHeading title="每日填报" />
        <EmptyState title="本县还没有征缴活动" way={way}>
          先由县医保局管理员建立征缴活动、导入区划和任务数，再在这里填报每日数据。
        </EmptyState>
      </>
    )
  }
  const town = typeof search.town === 'string' && search.town !== '' ? search.town : undefined
  const sheet = await readEntrySheet(actor, asked.day, town)
  if (!sheet) notFound()
  const kept = { ...asked.kept, town }
  const { choice, settings } = asked.day
  return (
    <EntryDesk
      key={`${sheet.campaignId} ${sheet.asOf} ${town ?? ''} ${choice.series} ${choice.coverageGroup}`}
      initial={sheet}
      search={kept}
      accountId={actor.accountId}
      notices={asked.notices}
      measures={measureParts(settings, choice, ['series', 'group'])}
      countingSeries={settings.countingSeries}
      groupName={choice.coverageGroup === everyone ? null : groupName(settings, choice.coverageGroup)}
    />
  )
}
