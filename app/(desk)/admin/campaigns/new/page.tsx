import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { CampaignDesk } from '@/components/campaigns/campaign-desk'

export const metadata: Metadata = { title: '建立征缴活动' }

export default async function NewCampaignPage() {
  await connection()
  await requireActor('campaigns:write', '/admin/campaigns/new')
  return (
    <>
      <p>
        <Link href="/admin/campaigns" prefetch={false}>
          ‹ 返回征缴活动
        </Link>
      </p>
      <h1>建立征缴活动</h1>
      <CampaignDesk />
    </>
  )
}
