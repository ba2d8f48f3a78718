'use client'

import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ApiRefusal } from '@/components/api-client'

/** What is asked of a person's tasks; every write may change it. */
export const waitingKey = 'waiting'

function makeClient(): QueryClient {
  const client = new QueryClient({
    mutationCache: new MutationCache({ onSuccess: () => void client.invalidateQueries({ queryKey: [waitingKey] }) }),
    defaultOptions: {
      queries: {
        // A refusal is an answer; only a lost connection is worth asking again.
        retry: (failures, problem) => failures < 2 && problem instanceof ApiRefusal && problem.status === 0,
        refetchOnWindowFocus: true,
      },
    },
  })
  return client
}

/** What pages need that keep their numbers fresh or write: the desk, and the wall that has no kit. */
export function LiveReads({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient)
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
