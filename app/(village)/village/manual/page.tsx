import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { ManualPage } from '@/components/manual/manual-page'
import pictureSizes from '@/components/manual/picture-sizes.json'

export const metadata: Metadata = { title: '使用手册' }

/** The agent's own manual, in the village's light frame. */
export default async function VillageManualPage() {
  await connection()
  const { role } = await requireActor('village:read', '/village/manual')
  return <ManualPage role={role} reader={role} sizes={pictureSizes} />
}
