'use client'

import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import { useSaid } from './said-area'

/**
 * A write that the page shows afterwards; `onWritten` says in a sentence what happened. The same content sent again after a
 * lost answer is the same change (decision 6).
 */
export function useWrite<Answer, Body extends Record<string, unknown> = Record<string, unknown>>(path: string, onWritten: (answer: Answer, body: Body) => string) {
  const { say, unsay } = useSaid()
  // Both clicks of a double one come before the page knows of the first.
  const running = useRef(false)
  const last = useRef<{ text: string; key: string } | null>(null)
  const write = useMutation({
    mutationFn: (body: Body) => {
      const text = JSON.stringify(body)
      const key = last.current?.text === text ? last.current.key : newIdempotencyKey()
      last.current = { text, key }
      return apiWrite<Answer>('POST', path, body, key)
    },
    onMutate: unsay,
    onSuccess: (answer, body) => {
      last.current = null
      say(onWritten(answer, body))
    },
    onSettled: () => {
      running.current = false
    },
  })
  return {
    error: write.error,
    isPending: write.isPending,
    write(body: Body): void {
      if (running.current) return
      running.current = true
      write.mutate(body)
    },
    /** Brings the page to what others did meanwhile; what is typed stays. */
    showLatest() {
      write.reset()
      say('已换成最新的情况。')
    },
  }
}

export type Write = ReturnType<typeof useWrite>
