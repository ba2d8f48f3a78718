'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'

/** A write that the page shows afterwards. The same content sent again after a lost answer is the same change (decision 6). */
export function useWrite<Answer>(path: string, onWritten: (answer: Answer) => void) {
  const router = useRouter()
  const last = useRef<{ text: string; key: string } | null>(null)
  return useMutation({
    mutationFn: (body: Record<string, unknown>) => {
      const text = JSON.stringify(body)
      const key = last.current?.text === text ? last.current.key : newIdempotencyKey()
      last.current = { text, key }
      return apiWrite<Answer>('POST', path, body, key)
    },
    onSuccess: (answer) => {
      last.current = null
      onWritten(answer)
      router.refresh()
    },
  })
}
