'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { ApiRefusal, apiWrite, newIdempotencyKey } from '@/components/api-client'
import { bulletinActLabels, type BulletinAct } from '@/domain/bulletins/bulletin-state'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import type { DraftText } from './use-draft-text'

/** An act that is asked about before it is done. */
export interface Asked {
  act: Exclude<BulletinAct, 'save' | 'retake' | 'send'>
  key: string
}

interface Taken {
  act: BulletinAct
  key: string
  reason?: string
  /** The text as it stood when the act was begun. */
  text: BulletinText | null
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
  savedAs: DraftText['savedAs']
  settle: DraftText['settle']
}

function saidOf(act: BulletinAct, { kept = [] }: Answer): string {
  if (act !== 'retake') return `已${bulletinActLabels[act]}。`
  return kept.length > 0 ? `已重新取数。${kept.join('、')}改过，没有重写，请与下面的附表核对。` : '已重新取数，没有改过的部分已按新的数字写好。'
}

/** What may be done to a bulletin, one act at a time: until the page shows what the last one did, no other is begun. */
export function useBulletinActs({ id, revision, text, savedAs, settle }: ActsOf) {
  const router = useRouter()
  const [refreshing, refresh] = useTransition()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  // Both clicks of a double one come before the page knows of the first.
  const running = useRef(false)
  const step = useMutation({
    mutationFn: ({ act, key, reason, text: sent }: Taken): Promise<Answer> => {
      if (act === 'issue') return apiWrite('POST', `/api/bulletins/${id}/issue`, { revision }, key)
      return apiWrite('POST', `/api/bulletins/${id}/steps`, { revision, act, ...(sent && act !== 'discard' ? { text: sent } : {}), ...(reason ? { note: reason } : {}) }, key)
    },
    onSuccess: (answer, { act, text: sent }) => {
      setSaid(saidOf(act, answer))
      if (sent && act === 'save' && answer.revision) savedAs(sent, answer.revision)
      else if (sent) settle(sent, act === 'retake')
      setAsked(null)
      refresh(() => router.refresh())
    },
    onSettled: () => {
      running.current = false
    },
  })

  function begin(taken: Taken): void {
    if (running.current) return
    running.current = true
    step.mutate(taken)
  }
  return {
    asked,
    said,
    unsay: () => setSaid(null),
    error: step.error,
    /** Whether it was refused because somebody else was first. */
    colleagueFirst: step.error instanceof ApiRefusal && step.error.details.reason === 'changed',
    /** Brings the page to what is stored now; what was typed is kept beside it. */
    showLatest() {
      step.reset()
      setAsked(null)
      setSaid('已换成最新的一稿。')
      refresh(() => router.refresh())
    },
    pending: step.isPending ? step.variables.act : null,
    /** The last act that was done. */
    done: step.isSuccess ? step.variables.act : null,
    busy: step.isPending || refreshing,
    ask(act: Asked['act']) {
      step.reset()
      setAsked({ act, key: newIdempotencyKey() })
    },
    cancel: () => setAsked(null),
    take: (act: BulletinAct) => begin({ act, text, key: newIdempotencyKey() }),
    confirm: (reason: string) => asked && begin({ ...asked, reason, text }),
  }
}

export type BulletinActs = ReturnType<typeof useBulletinActs>
