'use client'

import { useState, type FormEvent } from 'react'
import { ApiRefusal, apiWrite } from '@/components/api-client'
import { CodeField } from '@/components/sessions/code-field'
import { FormProblem, SubmitButton } from '@/components/ui/field'

interface CodeFormProps {
  path: '/api/second-factor/code' | '/api/second-factor/removal'
  act: string
  /** Where to go once the code was taken. */
  after: string
}

/** One code, sent to confirm, to give or to take a second factor away. */
export function CodeForm({ path, act, after }: CodeFormProps) {
  const [problem, setProblem] = useState<{ atField: boolean; sentence: string } | null>(null)
  const [waiting, setWaiting] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code') ?? '')
    setWaiting(true)
    try {
      await apiWrite('POST', path, { code })
      window.location.assign(after)
    } catch (error) {
      const refused = error instanceof ApiRefusal ? error : null
      setProblem({ atField: refused?.details.field === 'code', sentence: refused?.message ?? '没有送达，请稍后再试。' })
      setWaiting(false)
    }
  }

  return (
    <form method="post" onSubmit={submit}>
      {problem && !problem.atField && <FormProblem>{problem.sentence}</FormProblem>}
      <CodeField problem={problem?.atField ? problem.sentence : undefined} />
      <SubmitButton waiting={waiting}>{act}</SubmitButton>
    </form>
  )
}
