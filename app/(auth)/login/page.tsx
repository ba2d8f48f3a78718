import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { SignInForm } from '@/components/sessions/sign-in-form'
import { awaitsFirstRun } from '@/app/_server/first-run'
import { sessionSentence } from '@/app/_server/refusals'

export const metadata: Metadata = { title: '登录' }

const reasons = ['ended', 'disabled', 'changed', 'expired', 'idle'] as const

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  await connection()
  if (await awaitsFirstRun()) redirect('/first-run')
  const { next, reason } = await searchParams
  const over = reasons.find((known) => known === reason)
  // Only a path of this desk: a foreign address after signing in would be a trap.
  const target = typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'
  const welcome = reason === 'first-run' ? '管理员账户已建立，一次性代码已失效。请用刚才的用户名和密码登录。' : null
  return <SignInForm next={target} notice={over ? sessionSentence(over) : welcome} />
}
