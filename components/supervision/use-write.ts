'use client'

import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import { useSaid } from './said-area'

/**
 * A write that the page shows afterwards; `onWritten` says in a sentence what happened. The same content sent again after a
 * lost answer is the same change (decision 6).
 */
export function useWrite<Answer>(path: string, onWritten: (answer: Answer) => string) {
  const { say, unsay } = useSaid()
  const last = useRef<{ text: string; key: string } | null>(null)
  const write = useMutation({
    mutationFn: (body: Record<string, unknown>) => {
      const text = JSON.stringify(body)
      const key = last.current?.text === text ? last.current.key : newIdempotencyKey()
      last.current = { text, key }
      return apiWrite<Answer>('POST', path, body, key)
    },
    onMutate: unsay,
    onSuccess: (answer) => {
      last.current = null
      say(onWritten(answer))
    },
  })
  return {
    error: write.error,
    isPending: write.isPending,
    write: write.mutate,
    /** Brings the page to what others did meanwhile; what is typed stays. */
    showLatest() {
      write.reset()
      say('已换成最新的情况。')
    },
  }
}

export type Write = ReturnType<typeof useWrite>
