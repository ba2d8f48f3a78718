'use client'

import { Alert, Button, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { DivisionChangeAnswer } from '@/domain/divisions/division-change-api'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import classes from './divisions.module.css'

interface ChangeFormProps {
  code: string
  legend: string
  /** What is written beside document and reason; asked when the form is sent. */
  change: () => Record<string, unknown>
  action: string
  isReady: boolean
  back: string
  children: ReactNode
}

/** The frame of a division's change: its own fields, document and reason, and the act in its own words. */
export function ChangeForm({ code, legend, change, action, isReady, back, children }: ChangeFormProps) {
  const [papers, setPapers] = useState({ documentNumber: '', reason: '' })
  const router = useRouter()
  const save = useMutation({
    // Each attempt stands for itself: once merged or renamed, the same again is refused by the rule.
    mutationFn: () => apiWrite<DivisionChangeAnswer>('POST', `/api/divisions/${code}/changes`, { ...change(), ...papers }, newIdempotencyKey()),
    onSuccess: () => {
      router.replace(back)
      router.refresh()
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    save.mutate()
  }

  return (
    <form className={classes.change} onSubmit={submit}>
      <fieldset>
        <legend>{legend}</legend>
        {children}
        <div className={classes.fields}>
          <TextInput label="文号" required withAsterisk={false} maxLength={80} value={papers.documentNumber} onChange={(event) => setPapers({ ...papers, documentNumber: event.currentTarget.value })} />
          <Textarea label="原因" required withAsterisk={false} autosize minRows={1} maxLength={200} value={papers.reason} onChange={(event) => setPapers({ ...papers, reason: event.currentTarget.value })} />
        </div>
      </fieldset>
      {save.error && <Alert color="red" role="alert" mt="md">{save.error.message}</Alert>}
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending} disabled={!isReady || !papers.documentNumber.trim() || !papers.reason.trim()}>{action}</Button>
        <Button variant="default" component="a" href={back}>取消</Button>
      </div>
    </form>
  )
}
