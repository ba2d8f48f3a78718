import type { Metadata } from 'next'
import { connection } from 'next/server'
import { redirect } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'
import { readFeedback } from '@/app/_server/feedback'
import { FeedbackScreen } from '@/components/feedback/feedback-screen'
import { pathWith } from '@/components/ui/search-path'

export const metadata: Metadata = { title: '意见反馈' }

const path = '/feedback'

export default async function FeedbackPage({ searchParams }: PageProps<'/feedback'>) {
  await connection()
  const actor = await requireActor('feedback:write', path)
  const search = await searchParams
  // On a phone in a village it has a light frame of its own.
  if (actor.role === 'village_agent') redirect(pathWith('/village/feedback', { from: typeof search.from === 'string' ? search.from : undefined }))
  return <FeedbackScreen path={path} {...await readFeedback(actor, path, search)} />
}
