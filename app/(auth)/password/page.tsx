import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { PasswordForm } from '@/components/accounts/password-form'
import classes from '@/components/sessions/entrance.module.css'
import { Notice } from '@/components/ui/notice'

export const metadata: Metadata = { title: '修改密码' }

/** Beside the sign-in, not on the desk: with a one-time password it is the first page on a slow phone. */
export default async function PasswordPage({ searchParams }: PageProps<'/password'>) {
  await connection()
  const actor = await requireActor('session:use', '/password')
  const { done } = await searchParams
  const first = actor.mustChangePassword
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <h1>{first ? '先设自己的密码' : '修改密码'}</h1>
        {done === '1' && !first && <Notice>密码已经改好，其他地方的登录都已退出。</Notice>}
        <p className={classes.purpose}>{first ? '您用的是一次性密码。设好自己的密码后，才能使用其他页面。' : '改好后，这个账户在其他地方的登录会马上退出，这里不受影响。'}</p>
        <PasswordForm key={done === '1' ? 'done' : 'form'} username={actor.username} first={first} />
        {!first && (
          <Link className={classes.back} href="/" prefetch={false}>
            回到首页
          </Link>
        )}
      </div>
    </main>
  )
}
