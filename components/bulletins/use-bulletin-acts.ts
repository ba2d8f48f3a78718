'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import { bulletinActLabels, type BulletinAct } from '@/domain/bulletins/bulletin-state'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'

/** An act that is asked about before it is done. */
export interface Asked {
  act: Exclude<BulletinAct, 'save' | 'retake' | 'send'>
  key: string
}

interface Taken {
  act: BulletinAct
  key: string
  reason?: string
}

interface Answer {
  revision?: number
  /** The parts that somebody changed and that do not follow the new numbers. */
  kept?: string[]
}

interface ActsOf {
  id: string
  revision: number
  /** What goes along with an act on a draft; null once it is sent, when nothing is written into it. */
  text: BulletinText | null
  savedAs: (revision: number) => void
}

function saidOf(act: BulletinAct, { kept = [] }: Answer): string {
  if (act !== 'retake') return `已${bulletinActLabels[act]}。`
  return kept.length > 0 ? `已重新取数。${kept.join('、')}改过，没有重写，请与下面的附表核对。` : '已重新取数，没有改过的部分已按新的数字写好。'
}

/** What may be done to a bulletin, one act at a time: until the page shows what the last one did, no other is begun. */
export function useBulletinActs({ id, revision, text, savedAs }: ActsOf) {
  const router = useRouter()
  const [refreshing, refresh] = useTransition()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const step = useMutation({
    mutationFn: ({ act, key, reason }: Taken): Promise<Answer> => {
      if (act === 'issue') return apiWrite('POST', `/api/bulletins/${id}/issue`, { revision }, key)
      return apiWrite('POST', `/api/bulletins/${id}/steps`, { revision, act, ...(text && act !== 'discard' ? { text } : {}), ...(reason ? { note: reason } : {}) }, key)
    },
    onSuccess: (answer, { act }) => {
      setSaid(saidOf(act, answer))
      if (act === 'save' && answer.revision) savedAs(answer.revision)
      setAsked(null)
      refresh(() => router.refresh())
    },
  })
  return {
    asked,
    said,
    unsay: () => setSaid(null),
    error: step.error,
    pending: step.isPending ? step.variables.act : null,
    /** The last act that was done. */
    done: step.isSuccess ? step.variables.act : null,
    busy: step.isPending || refreshing,
    ask(act: Asked['act']) {
      step.reset()
      setAsked({ act, key: newIdempotencyKey() })
    },
    cancel: () => setAsked(null),
    take: (act: BulletinAct) => step.mutate({ act, key: newIdempotencyKey() }),
    confirm: (reason: string) => asked && step.mutate({ ...asked, reason }),
  }
}

export type BulletinActs = ReturnType<typeof useBulletinActs>
