import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { bulletinIdOf } from '@/app/_server/bulletin-id'
import { readContent } from '@/app/_server/bulletins'
import { PrintedBulletin } from '@/components/bulletins/printed-bulletin'

export const metadata: Metadata = { title: '打印通报' }

export default async function PrintBulletinPage({ params }: PageProps<'/print/bulletins/[id]'>) {
  await connection()
  const { id: asked } = await params
  const actor = await requireActor('bulletins:read', `/print/bulletins/${asked}`)
  const id = bulletinIdOf(asked)
  const content = id && (await readContent(actor, id))
  if (!content) notFound()
  return <PrintedBulletin content={content} />
}
