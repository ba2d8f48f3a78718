'use client'

import { Alert, Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useState, type FormEvent } from 'react'
import { submitSignIn } from './submit-sign-in'
import classes from './sign-in-form.module.css'

/** The way in. A wrong name, a wrong password and a locked account look the same. */
export function SignInForm({ next, notice }: { next: string; notice: string | null }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  // Before the scripts run, a click would post the form to the page itself and lose what was typed.
  const ready = useMounted()

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
      <form className={classes.form} method="post" onSubmit={submit}>
        <Stack gap="md">
          <div>
            <Title order={1}>应保</Title>
            <p className={classes.purpose}>城乡居民基本医疗保险参保缴费工作台</p>
          </div>
          {notice && !problem && <Alert color="gray">{notice}</Alert>}
          {problem && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput label="用户名" name="username" autoComplete="username" autoCapitalize="none" autoFocus required withAsterisk={false} size="md" />
          <PasswordInput label="密码" name="password" autoComplete="current-password" required withAsterisk={false} size="md" />
          <Button type="submit" size="md" loading={waiting} disabled={!ready}>
            登录
          </Button>
          <p className={classes.help}>忘记密码请联系县医保局管理员；村（社区）代办员可找本镇社保站重置。</p>
        </Stack>
      </form>
    </main>
  )
}
