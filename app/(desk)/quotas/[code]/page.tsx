import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { getQuotaPage } from '@/app/_server/quota-page'
import { DivisionQuotas } from '@/components/quotas/division-quotas'
import { Chooser } from '@/components/ui/chooser'
import { Notice } from '@/components/ui/notice'
import { pathWith } from '@/components/ui/search-path'
import { may } from '@/domain/access/permissions'
import { levelOfCode } from '@/domain/divisions/division'
import { measureParts } from '@/domain/campaigns/measure-choice'

export const metadata: Metadata = { title: '任务数的变更记录' }

export default async function QuotaPage({ params, searchParams }: PageProps<'/quotas/[code]'>) {
  await connection()
  const { code } = await params
  const actor = await requireActor('quotas:read', `/quotas/${code}`)
  const asked = await resolveAskedDay(actor, await searchParams)
  const page = asked && levelOfCode(code) ? await getQuotaPage(actor, asked.day, code) : null
  if (!asked || !page) notFound()
  const { day, kept, notices } = asked
  const above = code.length === 12 && { href: pathWith(`/quotas/${code.slice(0, 9)}`, kept), label: '返回本镇任务数' }
  const back = above || { href: pathWith('/quotas', kept), label: '返回任务数' }
  const ledgers = <Chooser path={`/quotas/${code}`} parts={measureParts(day.settings, day.choice, ['kind', 'group'])} search={kept} />
  return (
    <>
      {notices.map((notice) => (
        <Notice key={notice}>{notice}</Notice>
      ))}
      <p className="no-print">
        <Link href={back.href} prefetch={false}>
          ‹ {back.label}
        </Link>
      </p>
      <DivisionQuotas page={page} day={day} search={kept} title={`${page.view.parent.name}任务数`} mayWrite={may(actor.role, 'quotas:write')} above={ledgers} />
    </>
  )
}
