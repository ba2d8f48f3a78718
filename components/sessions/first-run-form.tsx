'use client'

import { Alert, Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { ApiRefusal, apiWrite } from '@/components/api-client'
import classes from './sign-in-form.module.css'

const names = ['code', 'countyCode', 'countyName', 'displayName', 'username', 'password'] as const
type Problems = Partial<Record<(typeof names)[number] | 'again', string>>

/** What the server found wrong, field by field. */
function problemsOf(error: Error): Problems {
  const found = error instanceof ApiRefusal && Array.isArray(error.details.problems) ? (error.details.problems as { path: string; sentence: string }[]) : []
  return Object.fromEntries(found.flatMap(({ path, sentence }) => (names.some((name) => name === path) ? [[path, sentence]] : [])))
}

/** The first administrator of an empty installation, vouched for by the one-time code from the console. */
export function FirstRunForm() {
  const [problems, setProblems] = useState<Problems>({})
  const create = useMutation({
    mutationFn: (values: Record<string, string>) => apiWrite('POST', '/api/first-run', values),
    onError: (error) => setProblems(problemsOf(error)),
    onSuccess: () => window.location.assign('/login?reason=first-run'),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const values = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '').trim()]))
    values.password = String(form.get('password') ?? '')
    const again = form.get('again') === values.password ? {} : { again: '两次填写的密码不一样，请重新填写。' }
    setProblems(again)
    if (!('again' in again)) create.mutate(values)
  }

  return (
    <main className={classes.page}>
      <form className={classes.form} method="post" noValidate onSubmit={submit}>
        <Stack gap="md">
          <div>
            <Title order={1}>首次设置</Title>
            <p className={classes.purpose}>为本县建立第一个管理员。其他人的账户登录后再建。</p>
          </div>
          {create.error && Object.keys(problems).length === 0 && (
            <Alert color="red" role="alert">
              {create.error.message}
            </Alert>
          )}
          <TextInput label="一次性代码" description="启动本系统的窗口里显示，如 abcd-efgh-jkmn" name="code" autoComplete="off" autoCapitalize="none" autoFocus error={problems.code} />
          <TextInput label="县（市、区、旗）代码" description="6位数字，如平利县 610926" name="countyCode" inputMode="numeric" maxLength={6} autoComplete="off" error={problems.countyCode} />
          <TextInput label="县（市、区、旗）名称" description="全称，如 平利县" name="countyName" maxLength={40} autoComplete="off" error={problems.countyName} />
          <TextInput label="管理员姓名" name="displayName" maxLength={40} autoComplete="name" error={problems.displayName} />
          <TextInput label="用户名" description="小写字母或数字，登录时用" name="username" maxLength={32} autoComplete="username" autoCapitalize="none" error={problems.username} />
          <PasswordInput label="密码" description="至少10位，可以用几个词连起来" name="password" autoComplete="new-password" error={problems.password} />
          <PasswordInput label="再填一次密码" name="again" autoComplete="new-password" error={problems.again} />
          <Button type="submit" size="md" loading={create.isPending}>
            建立管理员
          </Button>
        </Stack>
      </form>
    </main>
  )
}
