'use client'

import { useQuery } from '@tanstack/react-query'
import { ApiRefusal, apiGet } from '@/components/api-client'

const everyMs = 3_000

export interface LiveRead<T> {
  data: T
  /** Milliseconds of this browser's clock when the data was last confirmed; null while polling succeeds. */
  staleSince: number | null
  /** The sentence of a refusal, when the server answered and said no. */
  refusal: string | null
}

/** Whether the server has answered that asking again changes nothing until the person does something. */
function isFinal(problem: Error | null): boolean {
  return problem instanceof ApiRefusal && problem.status >= 400 && problem.status < 500
}

/**
 * Keeps what a page was drawn with fresh: asks every 3 s while the tab can be seen, at once when it is seen again, and not
 * at all in hidden tabs. A failure is tried again with the next beat; the session's idle timeout is never renewed by it.
 */
export function useLiveRead<T>(path: string, initial: T): LiveRead<T> {
  const query = useQuery<T>({
    queryKey: ['live', path],
    queryFn: ({ signal }) => apiGet<T>(path, signal),
    initialData: initial,
    // The page's own numbers are as fresh as a poll; a path left and opened again starts from the page's newer ones.
    staleTime: everyMs - 500,
    gcTime: 0,
    refetchInterval: ({ state }) => (isFinal(state.error) ? false : everyMs),
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: 'always',
    // County networks are up without the internet, so the browser's own "offline" says nothing.
    networkMode: 'always',
    retry: false,
  })
  const refused = isFinal(query.error)
  return {
    data: query.data ?? initial,
    staleSince: query.error && !refused ? query.dataUpdatedAt : null,
    refusal: refused ? (query.error?.message ?? null) : null,
  }
}
