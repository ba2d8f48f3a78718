'use client'

import { useState, type FormEvent } from 'react'
import { ApiRefusal, apiWrite } from '@/components/api-client'
import { Field, FormProblem, PasswordField, SubmitButton } from '@/components/ui/field'
import classes from './entrance.module.css'

const names = ['code', 'countyCode', 'countyName', 'displayName', 'username', 'password'] as const
type Problems = Partial<Record<(typeof names)[number] | 'again', string>>

/** What the server found wrong, field by field. */
function problemsOf(error: unknown): Problems {
  const found = error instanceof ApiRefusal && Array.isArray(error.details.problems) ? (error.details.problems as { path: string; sentence: string }[]) : []
  return Object.fromEntries(found.flatMap(({ path, sentence }) => (names.some((name) => name === path) ? [[path, sentence]] : [])))
}

/** The first administrator of an empty installation, vouched for by the one-time code from the console. */
export function FirstRunForm() {
  const [problems, setProblems] = useState<Problems>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)

  async function create(values: Record<string, string>) {
    setWaiting(true)
    setRefusal(null)
    try {
      await apiWrite('POST', '/api/first-run', values)
      window.location.assign('/login?reason=first-run')
    } catch (error) {
      const found = problemsOf(error)
      setProblems(found)
      if (Object.keys(found).length === 0) setRefusal(error instanceof ApiRefusal ? error.message : '没有建成，请稍后再试。')
      setWaiting(false)
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const values = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '').trim()]))
    values.password = String(form.get('password') ?? '')
    const again = form.get('again') === values.password ? {} : { again: '两次填写的密码不一样，请重新填写。' }
    setProblems(again)
    if (!('again' in again)) void create(values)
  }

  return (
    <main className={classes.page}>
      <form className={classes.card} method="post" noValidate onSubmit={submit}>
        <h1>首次设置</h1>
        <p className={classes.purpose}>为本县建立第一个管理员。其他人的账户登录后再建。</p>
        {refusal && <FormProblem>{refusal}</FormProblem>}
        <Field label="一次性代码" description="启动本系统的窗口里显示，如 abcd-efgh-jkmn" name="code" autoComplete="off" autoCapitalize="none" autoFocus problem={problems.code} />
        <Field label="县（市、区、旗）代码" description="6位数字，如平利县 610926" name="countyCode" inputMode="numeric" maxLength={6} autoComplete="off" problem={problems.countyCode} />
        <Field label="县（市、区、旗）名称" description="全称，如 平利县" name="countyName" maxLength={40} autoComplete="off" problem={problems.countyName} />
        <Field label="管理员姓名" name="displayName" maxLength={40} autoComplete="name" problem={problems.displayName} />
        <Field label="用户名" description="小写字母或数字，登录时用" name="username" maxLength={32} autoComplete="username" autoCapitalize="none" problem={problems.username} />
        <PasswordField label="密码" description="至少10位，可以用几个词连起来" name="password" autoComplete="new-password" problem={problems.password} />
        <PasswordField label="再填一次密码" name="again" autoComplete="new-password" problem={problems.again} />
        <SubmitButton waiting={waiting}>建立管理员</SubmitButton>
      </form>
    </main>
  )
}
