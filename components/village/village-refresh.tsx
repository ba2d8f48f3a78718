'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { StaleNote } from '@/components/ui/stale-note'

const everyMs = 5_000
/** Drawing the page anew counts as being at work: a phone left lying must not keep itself signed in. */
const restsAfterMs = 10 * 60_000

type State = { kind: 'live' } | { kind: 'stale'; since: number } | { kind: 'resting' } | { kind: 'over' } | { kind: 'refused'; sentence: string }

const live: State = { kind: 'live' }

/** What an answer means for the page: the version to draw when there is news, else how it stands. */
async function readAnswer(response: Response): Promise<State | { kind: 'news'; version: string }> {
  if (response.status === 304) return live
  if (response.ok) return { kind: 'news', version: response.headers.get('etag') ?? '' }
  if (response.status === 401) return { kind: 'over' }
  const { error } = (await response.json()) as { error?: string }
  return { kind: 'refused', sentence: error ?? '服务器没有给出能读懂的回答，请稍后刷新页面。' }
}

/**
 * Keeps a page drawn on the server fresh without carrying its numbers itself: asks every few seconds, while it can be seen
 * and somebody is there, whether `version` still holds, and has the page drawn anew when it does not.
 */
export function VillageRefresh({ path, version }: { path: string; version: string }) {
  const router = useRouter()
  const [state, setState] = useState<State>(live)

  useEffect(() => {
    let drawn = `"${version}"`
    let confirmedAt = Date.now()
    let touchedAt = Date.now()
    let asking = false
    let closed = false

    async function ask() {
      if (asking || document.visibilityState === 'hidden') return
      if (Date.now() - touchedAt > restsAfterMs) return setState({ kind: 'resting' })
      asking = true
      try {
        const answer = await readAnswer(await fetch(path, { cache: 'no-store', credentials: 'same-origin', headers: { 'if-none-match': drawn } }))
        if (closed) return
        confirmedAt = Date.now()
        if (answer.kind !== 'news') return setState(answer)
        setState(live)
        if (answer.version !== drawn) router.refresh()
        drawn = answer.version
      } catch {
        if (!closed) setState({ kind: 'stale', since: confirmedAt })
      } finally {
        asking = false
      }
    }

    function touched() {
      const rested = Date.now() - touchedAt > restsAfterMs
      touchedAt = Date.now()
      if (rested) void ask()
    }

    const timer = setInterval(ask, everyMs)
    document.addEventListener('visibilitychange', ask)
    window.addEventListener('pointerdown', touched)
    window.addEventListener('keydown', touched)
    window.addEventListener('scroll', touched, { passive: true })
    return () => {
      closed = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
      window.removeEventListener('pointerdown', touched)
      window.removeEventListener('keydown', touched)
      window.removeEventListener('scroll', touched)
    }
  }, [path, version, router])

  if (state.kind === 'over') {
    return (
      <Notice>
        登录已失效，页面上是此前的数字。请<a href="/login?next=/village">重新登录</a>。
      </Notice>
    )
  }
  if (state.kind === 'resting') return <Notice>有一阵没有操作，已停止自动更新；点一下页面就继续。</Notice>
  return <StaleNote staleSince={state.kind === 'stale' ? state.since : null} refusal={state.kind === 'refused' ? state.sentence : null} />
}
