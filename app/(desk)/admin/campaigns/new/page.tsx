import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { z } from 'zod'
import { requireActor } from '@/app/_server/actor'
import { database } from '@/app/_server/database'
import { CampaignDesk } from '@/components/campaigns/campaign-desk'
import { getSettingsHistory } from '@/db/queries/campaigns'
import { getDivisions } from '@/db/queries/divisions'
import { withActor } from '@/db/session'

export const metadata: Metadata = { title: '建立征缴活动' }

export default async function NewCampaignPage({ searchParams }: PageProps<'/admin/campaigns/new'>) {
  await connection()
  const actor = await requireActor('campaigns:write', '/admin/campaigns/new')
  const { from } = await searchParams
  const asked = z.uuid().safeParse(from)
  const { copyOf, divisions } = await withActor(database(), actor, async (tx) => ({
    copyOf: asked.success ? (await getSettingsHistory(tx, asked.data))[0]?.settings : undefined,
    divisions: await getDivisions(tx, actor.countyCode),
  }))
  if (from !== undefined && !copyOf) notFound()
  const towns = divisions.flatMap(({ level, code, name, validTo }) => (level === 'town' && validTo === null ? [{ code, name }] : []))
  return (
    <>
      <p>
        <Link href="/admin/campaigns" prefetch={false}>
          ‹ 返回征缴活动
        </Link>
      </p>
      <h1>{copyOf ? `按${copyOf.coverageYear}年度建立征缴活动` : '建立征缴活动'}</h1>
      {copyOf && <p>已把{copyOf.coverageYear}年度最新的设置移后一年。标着“请按新通知核对”的，请逐项照新通知改；缴费标准、补助标准和告知语没有照抄。</p>}
      <CampaignDesk copyOf={copyOf} towns={towns} />
    </>
  )
}
