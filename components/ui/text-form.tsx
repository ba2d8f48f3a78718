'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useId, useState, type FormEvent } from 'react'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import classes from './ui.module.css'

interface TextFormProps {
  label: string
  /** Completes the label for readers without sight where several of these stand on a page. */
  about?: string
  /** 保存答复: what will happen. */
  action: string
  /** What stands there until the next text is typed: 已存。 */
  saved: string
  longest: number
  rows?: number
  placeholder?: string
  path: string
  /** The text's name in the body, and what else the body holds. */
  field: string
  rest: Record<string, unknown>
}

/** One text, sent once however often it is pressed; kept in the field until it is stored, then shown by the page itself. */
export function TextForm({ label, about, action, saved, longest, rows = 2, placeholder, path, field, rest }: TextFormProps) {
  const router = useRouter()
  const id = useId()
  const [text, setText] = useState('')
  const [key, setKey] = useState(newIdempotencyKey)
  const save = useMutation({
    mutationFn: () => apiWrite('POST', path, { ...rest, [field]: text }, key),
    onSuccess: () => {
      setText('')
      setKey(newIdempotencyKey())
      router.refresh()
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (text.trim() !== '') save.mutate()
  }

  function type(value: string) {
    setText(value)
    // Another text is another change: the old key would be refused.
    if (save.isError) setKey(newIdempotencyKey())
    if (!save.isPending) save.reset()
  }

  return (
    <form className={`${classes.textForm} no-print`} onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} aria-label={about && `${label}：${about}`} rows={rows} maxLength={longest} required value={text} placeholder={placeholder} onChange={(event) => type(event.currentTarget.value)} />
      <button type="submit" className={classes.button} disabled={save.isPending}>
        {save.isPending ? '正在保存' : action}
      </button>
      <p role="status" className={classes.savedText}>
        {save.isSuccess && saved}
      </p>
      {save.error && (
        <p role="alert" className={classes.problem}>
          {save.error.message}
        </p>
      )}
    </form>
  )
}
