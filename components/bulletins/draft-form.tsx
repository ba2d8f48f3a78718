'use client'

import { Alert, Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import { useReady } from '@/components/hooks/use-ready'
import type { CutOff } from '@/domain/bulletins/cut-off'
import type { PlainDate } from '@/domain/time/plain-date'
import classes from './bulletins.module.css'

interface DraftFormProps {
  campaignId: string
  /** The number the next bulletin gets. */
  issueNumber: number
  proposed: CutOff
  earliest: PlainDate
  today: PlainDate
  /** Whether one is being worked on already: then this is not what is to be done. */
  isUnderWay: boolean
}

/** Drafts the next bulletin for a cut-off: its one question is up to when. */
export function DraftForm({ campaignId, issueNumber, proposed, earliest, today, isUnderWay }: DraftFormProps) {
  const router = useRouter()
  const ready = useReady()
  const [cutOff, setCutOff] = useState<{ day: string; hour: number }>(proposed)
  const [key, setKey] = useState(newIdempotencyKey)
  const draft = useMutation({
    mutationFn: () => apiWrite<{ id: string }>('POST', '/api/bulletins', { campaign: campaignId, cutOff }, key),
    onSuccess: ({ id }) => router.push(`/bulletins/${id}`),
  })

  function change(changed: Partial<typeof cutOff>) {
    setCutOff((held) => ({ ...held, ...changed }))
    setKey(newIdempotencyKey())
  }

  return (
    <form
      className={`${classes.draftForm} no-print`}
      aria-label={`起草第${issueNumber}期通报`}
      onSubmit={(event) => {
        event.preventDefault()
        draft.mutate()
      }}
    >
      <TextInput label="数字截至" type="date" withAsterisk={false} disabled={!ready} min={earliest} max={today} required value={cutOff.day} onChange={(event) => change({ day: event.currentTarget.value })} />
      <NativeSelect
        label="几时"
        disabled={!ready}
        value={String(cutOff.hour)}
        data={Array.from({ length: 24 }, (_, index) => ({ value: String(index + 1), label: `${index + 1}时` }))}
        onChange={(event) => change({ hour: Number(event.currentTarget.value) })}
      />
      <Button type="submit" variant={isUnderWay ? 'default' : 'filled'} disabled={!ready} loading={draft.isPending || draft.isSuccess}>
        起草第{issueNumber}期通报
      </Button>
      {draft.error && (
        <Alert color="red" role="alert" w="100%" maw={820}>
          {draft.error.message}
        </Alert>
      )}
    </form>
  )
}
