'use client'

import { Alert, Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useState, type FormEvent } from 'react'
import { CodeInput } from './code-input'
import { goToOidc, submitSignIn } from './submit-sign-in'
import classes from './sign-in-form.module.css'

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
  const ready = useMounted()

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
      <form className={classes.form} method="post" onSubmit={submit}>
        <Stack gap="md">
          <div>
            <Title order={1}>应保</Title>
            <p className={classes.purpose}>城乡居民基本医疗保险参保缴费工作台</p>
          </div>
          {notice && !problem && !known && <Alert color="gray">{notice}</Alert>}
          {problem && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          {known ? (
            <>
              <div>用户名：{known.username}</div>
              <CodeInput />
            </>
          ) : (
            <>
              <TextInput label="用户名" name="username" autoComplete="username" autoCapitalize="none" autoFocus required withAsterisk={false} size="md" />
              <PasswordInput label="密码" name="password" autoComplete="current-password" required withAsterisk={false} size="md" />
            </>
          )}
          <Button type="submit" size="md" loading={waiting} disabled={!ready}>
            登录
          </Button>
          {oidcName && !known && (
            <Button variant="default" size="md" disabled={!ready || waiting} onClick={() => void oidc()}>
              用{oidcName}登录
            </Button>
          )}
          {known ? (
            <p className={classes.help}>
              手机丢失请联系县医保局管理员重置。<a href="/login">换一个账户登录</a>
            </p>
          ) : (
            <p className={classes.help}>忘记密码请联系县医保局管理员；村（社区）代办员可找本镇社保站重置。</p>
          )}
        </Stack>
      </form>
    </main>
  )
}
