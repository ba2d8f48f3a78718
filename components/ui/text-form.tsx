'use client'

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

type Sending = { state: 'typing' | 'waiting' | 'saved' } | { state: 'refused'; sentence: string }

/**
 * One text, sent once however often it is pressed; kept in the field until it is stored, then shown by the page itself. Without
 * the kit: village agents write feedback on slow phones.
 */
export function TextForm({ label, about, action, saved, longest, rows = 2, placeholder, path, field, rest }: TextFormProps) {
  const router = useRouter()
  const id = useId()
  const [text, setText] = useState('')
  const [key, setKey] = useState(newIdempotencyKey)
  const [sending, setSending] = useState<Sending>({ state: 'typing' })
  const waiting = sending.state === 'waiting'

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (text.trim() === '' || waiting) return
    setSending({ state: 'waiting' })
    try {
      await apiWrite('POST', path, { ...rest, [field]: text }, key)
      setText('')
      setKey(newIdempotencyKey())
      setSending({ state: 'saved' })
      router.refresh()
    } catch (error) {
      setSending({ state: 'refused', sentence: error instanceof Error ? error.message : '没有送达，请稍后再试。' })
    }
  }

  function type(value: string) {
    setText(value)
    // Another text is another change: the old key would be refused.
    if (sending.state === 'refused') setKey(newIdempotencyKey())
    if (!waiting) setSending({ state: 'typing' })
  }

  return (
    <form className={`${classes.textForm} no-print`} onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} aria-label={about && `${label}：${about}`} rows={rows} maxLength={longest} required value={text} placeholder={placeholder} onChange={(event) => type(event.currentTarget.value)} />
      <button type="submit" className={classes.button} disabled={waiting}>
        {waiting ? '正在保存' : action}
      </button>
      <p role="status" className={classes.savedText}>
        {sending.state === 'saved' && saved}
      </p>
      {sending.state === 'refused' && (
        <p role="alert" className={classes.problem}>
          {sending.sentence}
        </p>
      )}
    </form>
  )
}
