import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { getSplitPage } from '@/app/_server/quota-split'
import { ledgerSearch } from '@/components/quotas/quota-links'
import { SplitDesk } from '@/components/quotas/split-desk'
import { Chooser } from '@/components/ui/chooser'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { pathWith } from '@/components/ui/search-path'
import { isWithin } from '@/domain/divisions/division'
import { ledgerTitle } from '@/domain/quotas/kind-gap'
import { isPlainDate } from '@/domain/time/plain-date'
import { measureParts } from '@/domain/campaigns/measure-choice'

export const metadata: Metadata = { title: '分解任务数' }

export default async function SplitPage({ params, searchParams }: PageProps<'/quotas/[code]/split'>) {
  await connection()
  const { code } = await params
  const actor = await requireActor('quotas:write', `/quotas/${code}/split`)
  const search = await searchParams
  const asked = await resolveAskedDay(actor, search)
  if (!asked || !/^\d{9}$/.test(code) || !isWithin(code, actor.scopeCode)) notFound()
  const { day, kept, notices } = asked
  const from = typeof search.from === 'string' && isPlainDate(search.from) ? search.from : undefined
  const page = await getSplitPage(actor, day, code, from)
  if (!page) notFound()
  const { settings, choice, campaign, words } = day
  const here = { ...kept, campaign: campaign.id }
  const back = pathWith(`/quotas/${code}`, here)
  const { town, parts } = page
  return (
    <>
      {notices.map((notice) => <Notice key={notice}>{notice}</Notice>)}
      <p>
        <Link href={back} prefetch={false}>
          ‹ 返回{town.name}任务数
        </Link>
      </p>
      <h1>分解{town.name}{ledgerTitle(settings, choice)}任务数</h1>
      <Chooser path={`/quotas/${code}/split`} parts={measureParts(settings, choice, ['kind', 'group'])} search={here} />
      {town.persons === null ? (
        <EmptyState title={`${town.name}还没有任务数`} way={{ href: back, label: `下达${town.name}任务` }}>
          先给{town.name}下达任务数，再分解到{words.village}。
        </EmptyState>
      ) : parts.length === 0 ? (
        <EmptyState title={`${town.name}还没有${words.village}`} way={{ href: '/admin/divisions', label: '导入行政区划' }}>
          导入{words.villageShort}表以后，才能把任务数分解到{words.village}。
        </EmptyState>
      ) : (
        <SplitDesk
          key={`${choice.kind} ${choice.coverageGroup}`}
          campaignId={campaign.id}
          ledger={{ kind: choice.kind, coverageGroup: choice.coverageGroup }}
          page={{ ...page, town: { ...town, persons: town.persons } }}
          window={page.span}
          here={pathWith(`/quotas/${code}/split`, { ...here, ...ledgerSearch(kept) })}
          back={back}
        />
      )}
    </>
  )
}
