'use client'

import { useState, type FormEvent } from 'react'
import { passwordProblem } from '@/domain/accounts/passwords'
import { ApiRefusal, apiWrite, newIdempotencyKey } from '@/components/api-client'
import { submitSignIn } from '@/components/sessions/submit-sign-in'
import { FormProblem, PasswordField, SubmitButton } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import classes from './password-form.module.css'

interface Problem {
  field: 'oldPassword' | 'newPassword' | 'again' | null
  sentence: string
}

function problemOf(error: unknown): Problem {
  if (!(error instanceof ApiRefusal)) return { field: null, sentence: '没有改成，请稍后再试。' }
  const field = error.details.field === 'oldPassword' || error.details.field === 'newPassword' ? error.details.field : null
  return { field, sentence: error.message }
}

/** One's own new password; afterwards one is signed in again with it, and everywhere else signed out. */
export function PasswordForm({ username, first }: { username: string; first: boolean }) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [changed, setChanged] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [oldPassword, newPassword, again] = ['old', 'new', 'again'].map((name) => String(form.get(name)))
    const weak = passwordProblem(newPassword ?? '', username)
    if (weak) return setProblem({ field: 'newPassword', sentence: weak })
    if (newPassword !== again) return setProblem({ field: 'again', sentence: '两次输入的新密码不一样，请重新输入。' })
    setWaiting(true)
    setProblem(null)
    try {
      await apiWrite('POST', '/api/password', { oldPassword, newPassword }, newIdempotencyKey())
    } catch (error) {
      setProblem(problemOf(error))
      return setWaiting(false)
    }
    const { outcome } = await submitSignIn(username, newPassword ?? '')
    if (outcome === 'in') return window.location.assign(first ? '/' : '/password?done=1')
    setChanged(true)
  }

  if (changed) {
    return (
      <Notice>
        密码已经改好。请<a href="/login">用新密码登录</a>。
      </Notice>
    )
  }
  const sentenceOf = (field: Problem['field']) => (problem?.field === field ? problem?.sentence : undefined)
  return (
    <form method="post" onSubmit={submit}>
      {problem?.field === null && <FormProblem>{problem.sentence}</FormProblem>}
      {/* Lets the browser's password store know whose password this is. */}
      <input className={classes.username} type="text" name="username" autoComplete="username" defaultValue={username} readOnly tabIndex={-1} aria-hidden="true" />
      <PasswordField label={first ? '一次性密码' : '原密码'} name="old" autoComplete="current-password" required problem={sentenceOf('oldPassword')} />
      <PasswordField label="新密码" name="new" description="至少10位；可以用几个词连起来，好记又安全" autoComplete="new-password" required problem={sentenceOf('newPassword')} />
      <PasswordField label="再输一次新密码" name="again" autoComplete="new-password" required problem={sentenceOf('again')} />
      <SubmitButton waiting={waiting}>修改密码</SubmitButton>
    </form>
  )
}
