'use client'

import { Alert, Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { ApiRefusal } from '@/components/api-client'
import type { Write } from './use-write'

/** Why a write was refused; where somebody else was first, the way to what he did, without losing what is typed. */
export function WriteRefusal({ of: { error, showLatest } }: { of: Pick<Write, 'error' | 'showLatest'> }) {
  const alert = useRef<HTMLDivElement>(null)

  useEffect(() => {
    // The button that was pressed rested meanwhile and lost the focus.
    if (error && document.activeElement === document.body) alert.current?.focus()
  }, [error])

  if (!error) return null
  return (
    <Alert ref={alert} tabIndex={-1} color="red" role="alert" mt="sm">
      {error.message}
      {error instanceof ApiRefusal && error.status === 409 && (
        <Button variant="default" size="xs" mt={8} display="block" onClick={showLatest}>
          看最新的情况（您写的还在）
        </Button>
      )}
    </Alert>
  )
}
