'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ApiRefusal } from '@/components/api-client'

function makeClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A refusal is an answer; only a lost connection is worth asking again.
        retry: (failures, problem) => failures < 2 && problem instanceof ApiRefusal && problem.status === 0,
        refetchOnWindowFocus: true,
      },
    },
  })
}

/** What pages need that keep their numbers fresh or write: the desk, and the wall that has no kit. */
export function LiveReads({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient)
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
