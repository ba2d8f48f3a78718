import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { readFeedback } from '@/app/_server/feedback'
import { FeedbackScreen } from '@/components/feedback/feedback-screen'

export const metadata: Metadata = { title: '意见反馈' }

const path = '/village/feedback'

export default async function VillageFeedbackPage({ searchParams }: PageProps<'/village/feedback'>) {
  await connection()
  const actor = await requireActor('village:read', path)
  return <FeedbackScreen path={path} {...await readFeedback(actor, path, await searchParams)} />
}
