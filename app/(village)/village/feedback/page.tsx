import type { Metadata } from 'next'
import { connection } from 'next/server'
import { FeedbackScreen } from '@/app/(desk)/feedback/feedback-screen'
import { requireActor } from '@/app/_server/actor'

export const metadata: Metadata = { title: '意见反馈' }

const path = '/village/feedback'

export default async function VillageFeedbackPage({ searchParams }: PageProps<'/village/feedback'>) {
  await connection()
  const actor = await requireActor('village:read', path)
  return <FeedbackScreen actor={actor} path={path} search={await searchParams} />
}
