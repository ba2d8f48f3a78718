import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { documentText } from '@/app/_server/campaign'
import { readCase } from '@/app/_server/supervision'
import { CasePage } from '@/components/supervision/case-page'

export const metadata: Metadata = { title: '督导事项' }

export default async function SupervisionCasePage({ params }: PageProps<'/supervision/[id]'>) {
  await connection()
  const { id } = await params
  const actor = await requireActor('supervision:read', `/supervision/${id}`)
  const view = await readCase(actor, id)
  if (!view) notFound()
  return <CasePage one={view.one} evidence={view.evidence} newest={view.newest} otherTalks={view.otherTalks} party={view.party} today={view.day.workingDate} document={documentText({ inForce: view.ground })} />
}
