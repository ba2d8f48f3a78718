import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { getQuotaPage } from '@/app/_server/quota-page'
import { QuotaImportDesk } from '@/components/quotas/quota-import-desk'
import { ledgerSearch } from '@/components/quotas/quota-links'
import { Chooser } from '@/components/ui/chooser'
import { EmptyState } from '@/components/ui/empty-state'
import { pathWith } from '@/components/ui/search-path'
import { measureParts } from '@/domain/campaigns/measure-choice'
import { ledgerTitle } from '@/domain/quotas/kind-gap'

export const metadata: Metadata = { title: '导入任务表' }

export default async function QuotaImportPage({ searchParams }: PageProps<'/quotas/import'>) {
  await connection()
  const actor = await requireActor('quotas:write', '/quotas/import')
  const search = await searchParams
  const asked = await resolveAskedDay(actor, search)
  if (!asked) {
    return (
      <>
        <h1>导入任务表</h1>
        <EmptyState title="本县还没有征缴活动" way={{ href: '/admin/campaigns', label: '建立征缴活动' }}>
          任务数属于一个年度的征缴活动，请先建立。
        </EmptyState>
      </>
    )
  }
  const town = typeof search.town === 'string' ? search.town : undefined
  const page = await getQuotaPage(actor, asked.day, town ?? actor.countyCode)
  if (!page || (town !== undefined && page.view.parent.level !== 'town')) notFound()
  const { campaign, inForce, settings, choice, words } = asked.day
  const { parent, lines } = page.view
  const unit = town ? words.village : words.town
  const ledgerName = ledgerTitle(settings, choice)
  const back = pathWith(town ? `/quotas/${town}` : '/quotas', asked.kept)
  return (
    <>
      <p>
        <Link href={back} prefetch={false}>
          ‹ 返回任务数
        </Link>
      </p>
      <h1>{town ? `导入${parent.name}各${unit}${ledgerName}任务表` : `导入${ledgerName}任务表`}</h1>
      <Chooser path="/quotas/import" parts={measureParts(settings, choice, ['kind', 'group'])} search={{ ...asked.kept, campaign: campaign.id, town }} />
      {lines.length === 0 ? (
        <EmptyState title={`还没有${unit}`} way={{ href: '/admin/divisions', label: '导入行政区划' }}>
          任务表里的名称要与行政区划对得上，请先导入行政区划。
        </EmptyState>
      ) : (
        <QuotaImportDesk
          campaign={{ id: campaign.id, coverageYear: campaign.coverageYear }}
          key={`${choice.kind} ${choice.coverageGroup}`}
          ledger={ledgerSearch(asked.kept)}
          ledgerName={ledgerName}
          parentName={parent.name}
          town={town}
          unit={unit}
          documentNumber={inForce.documentNumber}
          milestones={settings.milestones}
          window={page.span}
          back={back}
        />
      )}
    </>
  )
}
