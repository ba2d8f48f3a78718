'use client'

import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import { seriesCodes, seriesLabels, type Series } from '@/domain/campaigns/choices'
import type { CreatedSender } from '@/domain/senders/sender-api'
import type { PlainDate } from '@/domain/time/plain-date'

export interface SenderFormProps {
  county: { code: string; name: string }
  towns: readonly { code: string; name: string }[]
  today: PlainDate
  onCreated: (sender: CreatedSender) => void
  onCancel: () => void
}

/** Who sends, for whom, which numbers, until when. The last day is asked for: a token without an end is forgotten. */
export function SenderForm({ county, towns, today, onCreated, onCancel }: SenderFormProps) {
  const [key] = useState(newIdempotencyKey)
  const [draft, setDraft] = useState<{ name: string; scopeCode: string; series: Series; expiresOn: string }>({ name: '', scopeCode: county.code, series: 'tax', expiresOn: '' })
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }))
  const create = useMutation({ mutationFn: () => apiWrite<CreatedSender>('POST', '/api/senders', draft, key), onSuccess: onCreated })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    create.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {create.error && (
          <Alert color="red" role="alert">
            {create.error.message}
          </Alert>
        )}
        <TextInput label="名称" description="记在上报记录和操作日志里，如 县税务局征管程序" value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} required withAsterisk={false} maxLength={40} autoComplete="off" data-autofocus />
        <NativeSelect label="范围" value={draft.scopeCode} onChange={(event) => set({ scopeCode: event.currentTarget.value })} data={[{ value: county.code, label: `全县（${county.name}）` }, ...towns.map(({ code, name }) => ({ value: code, label: name }))]} />
        <NativeSelect label="口径" value={draft.series} onChange={(event) => set({ series: event.currentTarget.value as Series })} data={seriesCodes.map((code) => ({ value: code, label: seriesLabels[code] }))} />
        <TextInput type="date" label="最后一天" description="过了这一天令牌不能再用" value={draft.expiresOn} onChange={(event) => set({ expiresOn: event.currentTarget.value })} required withAsterisk={false} min={today} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            取消
          </Button>
          <Button type="submit" loading={create.isPending}>
            建立报送方
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
