import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { getQuotaPage } from '@/app/_server/quota-page'
import { DivisionQuotas, ledgerPrefix } from '@/components/quotas/division-quotas'
import { ledgerSearch, QuotaLinks } from '@/components/quotas/quota-links'
import { QuotaTable } from '@/components/quotas/quota-table'
import { Chooser } from '@/components/ui/chooser'
import { DayPicker } from '@/components/ui/day-picker'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith } from '@/components/ui/search-path'
import { may } from '@/domain/access/permissions'
import { ledgerTitle } from '@/domain/quotas/kind-gap'
import { quotaKindLabels } from '@/domain/quotas/quota'
import { ViewLinks } from '@/components/ui/view-links'
import { measureParts } from '@/domain/campaigns/measure-choice'

export const metadata: Metadata = { title: '任务数' }

export default async function QuotasPage({ searchParams }: PageProps<'/quotas'>) {
  await connection()
  const actor = await requireActor('quotas:read', '/quotas')
  const asked = await resolveAskedDay(actor, await searchParams)
  const mayWrite = may(actor.role, 'quotas:write')
  const page = asked && (await getQuotaPage(actor, asked.day, actor.scopeCode))
  if (!asked || !page) {
    const way = may(actor.role, 'campaigns:write') ? { href: '/admin/campaigns', label: '建立征缴活动' } : undefined
    return (
      <>
        <h1>任务数</h1>
        <EmptyState title="本县还没有征缴活动" way={way}>
          {way ? '先按通知建立征缴活动，再上传任务表。' : '县医保局管理员建立征缴活动后，这里显示任务数。'}
        </EmptyState>
      </>
    )
  }
  const { day, kept, notices } = asked
  const picker = <DayPicker path="/quotas" search={kept} asOf={day.asOf} earliest={day.settings.opensOn} today={day.workingDate} />
  const years = <ViewLinks label="参保年度" links={day.campaigns.map(({ id, coverageYear }) => ({ href: pathWith('/quotas', { campaign: id }), label: `${coverageYear}年度`, current: id === day.campaign.id }))} />
  const ledgers = <Chooser path="/quotas" parts={measureParts(day.settings, day.choice, ['kind', 'group'])} search={kept} />
  const shownNotices = notices.map((notice) => <Notice key={notice}>{notice}</Notice>)
  if (actor.role === 'town_clerk') {
    return (
      <>
        {shownNotices}
        <DivisionQuotas page={page} day={day} search={kept} title={`${actor.scopeName}任务数`} mayWrite={false} above={<>{picker}{years}{ledgers}</>} />
      </>
    )
  }
  const { view } = page
  const ledgerName = ledgerTitle(day.settings, day.choice)
  const isEmpty = view.parent.persons === null && view.lines.every((line) => line.persons === null)
  return (
    <>
      {shownNotices}
      <PageHeading
        title="任务数"
        sentence={`${ledgerPrefix(day)}${view.sentence}`}
        actions={<QuotaLinks campaignId={day.campaign.id} asOf={day.asOf} ledger={ledgerSearch(kept)} town={undefined} mayImport={mayWrite} isEmpty={isEmpty} villageWord={day.words.village} />}
      />
      {picker}
      {years}
      {ledgers}
      {isEmpty && (
        <EmptyState title={`还没有${ledgerName || '任务数'}`} way={mayWrite ? { href: pathWith('/quotas/import', { campaign: day.campaign.id, ...ledgerSearch(kept) }), label: '导入任务表' } : undefined}>
          {mayWrite ? '把通知所附的任务表原样上传，不用改格式。' : `县医保局导入任务表后，这里显示各${day.words.town}任务数。`}
        </EmptyState>
      )}
      {!isEmpty && (
        <QuotaTable view={view} search={kept} caption={`${day.campaign.coverageYear}年度各${day.words.town}任务数（${ledgerName || quotaKindLabels.assigned}），截至 ${day.asOf}，单位：人`} words={day.words} />
      )}
    </>
  )
}
