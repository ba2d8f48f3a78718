import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { database } from '@/app/_server/database'
import { readEntrySheet } from '@/app/_server/entry-sheet'
import { RecentUploads } from '@/components/count-uploads/recent-uploads'
import { UploadDesk } from '@/components/count-uploads/upload-desk'
import imports from '@/components/imports/imports.module.css'
import { Chooser } from '@/components/ui/chooser'
import { DayPicker } from '@/components/ui/day-picker'
import { EmptyState } from '@/components/ui/empty-state'
import { Notices } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith } from '@/components/ui/search-path'
import { getRecentUploads } from '@/db/queries/count-uploads'
import { withActor } from '@/db/session'
import { may } from '@/domain/access/permissions'
import { mayWriteSeries } from '@/domain/access/series-writers'
import { seriesLabels } from '@/domain/campaigns/choices'
import { groupName, measureParts } from '@/domain/campaigns/measure-choice'
import { monthDay } from '@/domain/time/plain-date'

export const metadata: Metadata = { title: '用文件上报' }

const listed = 20

export default async function CountImportPage({ searchParams }: PageProps<'/daily-counts/import'>) {
  await connection()
  const actor = await requireActor('daily-counts:write', '/daily-counts/import')
  const search = await searchParams
  const asked = await resolveAskedDay(actor, search)
  if (!asked) {
    const way = may(actor.role, 'campaigns:write') ? { href: '/admin/campaigns', label: '建立征缴活动' } : undefined
    return (
      <>
        <PageHeading title="用文件上报" />
        <EmptyState title="本县还没有征缴活动" way={way}>
          每日数据属于一个年度的征缴活动，请先由县医保局管理员建立。
        </EmptyState>
      </>
    )
  }
  const { day } = asked
  const { campaign, choice, settings } = day
  const town = typeof search.town === 'string' && search.town !== '' ? search.town : undefined
  const sheet = await readEntrySheet(actor, day, town)
  if (!sheet) notFound()
  const uploads = await withActor(database(), actor, (tx) => getRecentUploads(tx, campaign.id, listed))
  const kept = { ...asked.kept, town }
  const target = { asOf: day.asOf, series: choice.series, group: choice.coverageGroup, town }
  const name = groupName(settings, choice.coverageGroup)
  return (
    <>
      <p>
        <Link href={pathWith('/daily-counts', kept)} prefetch={false}>
          ‹ 返回每日填报
        </Link>
      </p>
      <PageHeading
        title={sheet.place.level === 'town' ? `用文件上报 · ${sheet.place.name}` : '用文件上报'}
        actions={
          <>
            <Chooser path="/daily-counts/import" parts={measureParts(settings, choice, ['series', 'group'])} search={kept} />
            <DayPicker path="/daily-counts/import" search={kept} asOf={day.asOf} earliest={settings.opensOn} today={day.workingDate} />
          </>
        }
      />
      <Notices sentences={asked.notices} />
      {sheet.readOnly === null ? (
        <>
          <p className={imports.tools}>
            <a href={pathWith('/api/daily-counts/template', { campaign: campaign.id, ...target })}>
              下载空表（{monthDay(day.asOf)}，{seriesLabels[choice.series]}，{name}）
            </a>
            <span>表里没有日期列的，按{monthDay(day.asOf)}的数读。</span>
          </p>
          <UploadDesk key={`${campaign.id} ${day.asOf} ${choice.series} ${choice.coverageGroup} ${town ?? ''}`} campaign={{ id: campaign.id, coverageYear: campaign.coverageYear }} target={target} search={kept} />
        </>
      ) : (
        <EmptyState title="这个口径不由您上报" way={{ href: pathWith('/daily-counts/import', { ...kept, series: undefined }), label: '改报镇村上报' }}>
          {sheet.readOnly}
        </EmptyState>
      )}
      <RecentUploads uploads={uploads.map((upload) => ({ ...upload, groupName: groupName(settings, upload.coverageGroup), mayUndo: upload.mine && mayWriteSeries(actor, upload.series) }))} />
    </>
  )
}
