'use client'

import { useState, type FormEvent } from 'react'
import { Field, FormProblem, PasswordField, SubmitButton } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { submitSignIn } from './submit-sign-in'
import classes from './entrance.module.css'

/** The way in. A wrong name, a wrong password and a locked account look the same. */
export function SignInForm({ next, notice }: { next: string; notice: string | null }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setWaiting(true)
    const refused = await submitSignIn(String(form.get('username')), String(form.get('password')))
    if (refused === null) return window.location.assign(next)
    setProblem(refused)
    setWaiting(false)
  }

  return (
    <main className={classes.page}>
      <form className={classes.card} method="post" onSubmit={submit}>
        <h1>应保</h1>
        <p className={classes.purpose}>城乡居民基本医疗保险参保缴费工作台</p>
        {notice && !problem && <Notice>{notice}</Notice>}
        {problem && <FormProblem>{problem}</FormProblem>}
        <Field label="用户名" name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus required />
        <PasswordField label="密码" name="password" autoComplete="current-password" required />
        <SubmitButton waiting={waiting}>登录</SubmitButton>
        <p className={classes.help}>忘记密码请联系县医保局管理员；村（社区）代办员可找本镇社保站重置。</p>
      </form>
    </main>
  )
}
