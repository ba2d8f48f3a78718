'use client'

import { useState, type FormEvent } from 'react'
import { Field, FormProblem, PasswordField, SubmitButton } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useReady } from '@/components/hooks/use-ready'
import fields from '@/components/ui/field.module.css'
import { CodeField } from './code-field'
import { goToOidc, submitSignIn } from './submit-sign-in'
import classes from './entrance.module.css'

interface SignInFormProps {
  next: string
  notice: string | null
  /** What the county's own sign-in server is called; null without one. */
  oidcName: string | null
}

/** The way in. A wrong name, a wrong password and a locked account look the same; a code is asked for after a right one. */
export function SignInForm({ next, notice, oidcName }: SignInFormProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [known, setKnown] = useState<{ username: string; password: string } | null>(null)
  // Before the scripts run, a click would post the form to the page itself and lose what was typed.
  const ready = useReady()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const { username, password } = known ?? { username: String(form.get('username')), password: String(form.get('password')) }
    setWaiting(true)
    const result = known ? await submitSignIn(username, password, String(form.get('code'))) : await submitSignIn(username, password)
    if (result.outcome === 'in') return window.location.assign(next)
    setProblem(result.outcome === 'refused' ? result.sentence : null)
    if (result.outcome === 'code') setKnown({ username, password })
    setWaiting(false)
  }

  async function oidc() {
    setWaiting(true)
    const refused = await goToOidc(next)
    setProblem(refused || null)
    if (refused) setWaiting(false)
  }

  return (
    <main className={classes.page}>
      <form className={classes.card} method="post" onSubmit={submit}>
        <h1>应保</h1>
        <p className={classes.purpose}>城乡居民基本医疗保险参保缴费工作台</p>
        {notice && !problem && !known && <Notice>{notice}</Notice>}
        {problem && <FormProblem>{problem}</FormProblem>}
        {known ? (
          <>
            <p>用户名：{known.username}</p>
            <CodeField />
          </>
        ) : (
          <>
            <Field label="用户名" name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus required />
            <PasswordField label="密码" name="password" autoComplete="current-password" required />
          </>
        )}
        <SubmitButton waiting={waiting}>登录</SubmitButton>
        {oidcName && !known && (
          <button type="button" className={fields.secondary} disabled={!ready || waiting} onClick={() => void oidc()}>
            用{oidcName}登录
          </button>
        )}
        {known ? (
          <p className={classes.help}>
            手机丢失请联系县医保局管理员重置。<a href="/login">换一个账户登录</a>
          </p>
        ) : (
          <p className={classes.help}>忘记密码请联系县医保局管理员；村（社区）代办员可找本镇社保站重置。</p>
        )}
      </form>
    </main>
  )
}
