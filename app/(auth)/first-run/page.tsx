import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { awaitsFirstRun } from '@/app/_server/first-run'
import { FirstRunForm } from '@/components/sessions/first-run-form'

export const metadata: Metadata = { title: '首次设置' }

/** Public, for nobody can sign in yet; once there is an account it leads to the sign-in. */
export default async function FirstRunPage() {
  await connection()
  if (!(await awaitsFirstRun())) redirect('/login')
  return <FirstRunForm />
}
