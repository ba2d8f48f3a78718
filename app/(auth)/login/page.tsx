import type { Metadata } from 'next'
import { connection } from 'next/server'
import { SignInForm } from '@/components/sessions/sign-in-form'
import { sessionSentence } from '@/app/_server/refusals'

export const metadata: Metadata = { title: '登录' }

const reasons = ['ended', 'disabled', 'changed', 'expired', 'idle'] as const

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  await connection()
  const { next, reason } = await searchParams
  const over = reasons.find((known) => known === reason)
  // Only a path of this desk: a foreign address after signing in would be a trap.
  const target = typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'
  return <SignInForm next={target} notice={over ? sessionSentence(over) : null} />
}
