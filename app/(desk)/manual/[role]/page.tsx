import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { ManualPage } from '@/components/manual/manual-page'
import pictureSizes from '@/components/manual/picture-sizes.json'
import { roles } from '@/domain/access/roles'

export const metadata: Metadata = { title: '使用手册' }

export default async function RoleManualPage({ params }: PageProps<'/manual/[role]'>) {
  await connection()
  const { role: asked } = await params
  const reader = await requireActor('session:use', `/manual/${asked}`)
  const role = roles.find((one) => one === asked)
  if (!role) notFound()
  // On a phone in a village it has a light frame of its own.
  if (role === 'village_agent' && reader.role === role) redirect('/village/manual')
  return <ManualPage role={role} reader={reader.role} sizes={pictureSizes} />
}
