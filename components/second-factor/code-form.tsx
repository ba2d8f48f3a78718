'use client'

import { Alert, Button, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ApiRefusal, apiWrite } from '@/components/api-client'
import { codeHint, secondFactorName } from '@/domain/accounts/second-factor'
import classes from './second-factor.module.css'

interface CodeFormProps {
  path: '/api/second-factor/code' | '/api/second-factor/removal'
  act: string
  onDone: () => void
}

/** One code, sent to confirm, to give or to take a second factor away. */
export function CodeForm({ path, act, onDone }: CodeFormProps) {
  const send = useMutation({ mutationFn: (code: string) => apiWrite('POST', path, { code }), onSuccess: onDone })
  const atField = send.error instanceof ApiRefusal && send.error.details.field === 'code'

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    send.mutate(String(new FormData(event.currentTarget).get('code') ?? ''))
  }

  return (
    <form className={classes.form} method="post" onSubmit={submit}>
      <Stack gap="sm">
        {send.error && !atField && (
          <Alert color="red" role="alert">
            {send.error.message}
          </Alert>
        )}
        <TextInput label={secondFactorName} description={codeHint} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required withAsterisk={false} error={atField ? send.error?.message : undefined} autoFocus />
        <Button type="submit" loading={send.isPending || send.isSuccess}>
          {act}
        </Button>
      </Stack>
    </form>
  )
}
