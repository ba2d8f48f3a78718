import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { readContent } from '@/app/_server/bulletins'
import { PrintedBulletin } from '@/components/bulletins/printed-bulletin'

export const metadata: Metadata = { title: '打印通报' }

export default async function PrintBulletinPage({ params }: PageProps<'/print/bulletins/[id]'>) {
  await connection()
  const { id } = await params
  const actor = await requireActor('bulletins:read', `/print/bulletins/${id}`)
  const content = /^[0-9a-f-]{36}$/.test(id) ? await readContent(actor, id) : null
  if (!content) notFound()
  return <PrintedBulletin content={content} />
}
