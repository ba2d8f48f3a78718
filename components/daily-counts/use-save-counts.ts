'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiRefusal, apiWrite, newIdempotencyKey } from '@/components/api-client'
import { withCells, type CellNow, type EntrySheet, type RefusedCounts, type SaveCounts, type SavedCounts } from '@/domain/progress/entry-sheet'
import type { DraftAct, SentCells } from '@/domain/progress/entry-sheet-drafts'

/** One intended save. Sent again unchanged after a lost answer it carries the same key, and so counts once (decision 6). */
interface Attempt {
  body: SaveCounts
  key: string
  sent: SentCells
}

function isUnanswered(problem: Error): boolean {
  return !(problem instanceof ApiRefusal) || problem.status === 0 || problem.status >= 500 || problem.status === 401
}

/** Saves the sheet and puts the answer where it belongs: saved cells and others' changes into the sheet, refusals to their cells. */
export function useSaveCounts(path: string, act: (step: DraftAct) => void) {
  const queries = useQueryClient()
  const unanswered = useRef<Attempt | null>(null)

  async function show(cells: readonly CellNow[]) {
    const queryKey = ['live', path]
    // A poll that set out before the save would bring the old numbers back for a moment.
    await queries.cancelQueries({ queryKey })
    queries.setQueryData<EntrySheet>(queryKey, (sheet) => sheet && withCells(sheet, cells))
  }

  const mutation = useMutation<SavedCounts, Error, Attempt>({
    // The browser's own "offline" says nothing about the county's network: try, and tell.
    networkMode: 'always',
    mutationFn: ({ body, key }) => apiWrite<SavedCounts>('POST', '/api/daily-counts', body, key),
    onSuccess: async ({ saved }, { sent }) => {
      unanswered.current = null
      await show(saved)
      act({ act: 'saved', sent, saved })
      await queries.invalidateQueries({ queryKey: ['live', path] })
    },
    onError: async (problem, attempt) => {
      unanswered.current = isUnanswered(problem) ? attempt : null
      const { problems = [], conflicts = [] } = (problem instanceof ApiRefusal ? problem.details : {}) as Partial<RefusedCounts>
      if (conflicts.length > 0) await show(conflicts)
      act({ act: 'refused', sent: attempt.sent, problems })
    },
  })

  return {
    save(body: SaveCounts, sent: SentCells) {
      const before = unanswered.current
      const same = before !== null && JSON.stringify(before.body) === JSON.stringify(body)
      mutation.mutate({ body, sent, key: same ? before.key : newIdempotencyKey() })
    },
    saving: mutation.isPending,
    answer: mutation.data ?? null,
    refusal: mutation.error?.message ?? null,
  }
}
