'use client'

import { Alert, Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'

/** Begins a corrected edition of an issued bulletin: same number and cut-off, the numbers as they stand now. */
export function SupersedeButton({ campaignId, issueNumber }: { campaignId: string; issueNumber: number }) {
  const router = useRouter()
  const [key] = useState(newIdempotencyKey)
  const draft = useMutation({
    mutationFn: () => apiWrite<{ id: string }>('POST', '/api/bulletins', { campaign: campaignId, supersedes: issueNumber }, key),
    onSuccess: ({ id }) => router.push(`/bulletins/${id}`),
  })
  return (
    <>
      <Button variant="default" loading={draft.isPending || draft.isSuccess} onClick={() => draft.mutate()}>
        起草第{issueNumber}期的更正版
      </Button>
      {draft.error && <Alert color="red" role="alert">{draft.error.message}</Alert>}
    </>
  )
}
