import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { SignInForm } from '@/components/sessions/sign-in-form'
import { env } from '@/app/_server/env'
import { awaitsFirstRun } from '@/app/_server/first-run'
import { ownPath } from '@/app/_server/own-path'
import { sessionSentence } from '@/app/_server/refusals'
import { oidcRefusalSentence } from '@/domain/accounts/oidc-refusals'

export const metadata: Metadata = { title: '登录' }

const reasons = ['ended', 'disabled', 'changed', 'expired', 'idle'] as const

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  await connection()
  if (await awaitsFirstRun()) redirect('/first-run')
  const { next, reason, error } = await searchParams
  const over = reasons.find((known) => known === reason)
  const welcome = reason === 'first-run' ? '管理员账户已建立，一次性代码已失效。请用刚才的用户名和密码登录。' : null
  // What next-auth answers when the way over the sign-in server broke off: denied there, too late, or a forged answer.
  const broken = typeof error === 'string' ? '登录没有完成，请重新登录；多次不成时请联系县医保局管理员。' : null
  const notice = over ? sessionSentence(over) : (welcome ?? oidcRefusalSentence(reason) ?? broken)
  return <SignInForm next={ownPath(next)} notice={notice} oidcName={env().oidc?.name ?? null} />
}
