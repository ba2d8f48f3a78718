'use client'

import { useEffect, useRef, type RefObject } from 'react'
import type { BulletinAct } from '@/domain/bulletins/bulletin-state'

/**
 * Where the focus goes when the button that was pressed is gone or at rest: to the line that says what was done; and when the
 * act takes the whole desk away, to the page.
 */
export function useKeptFocus({ busy, done, said }: { busy: boolean; done: BulletinAct | null; said: string | null }): RefObject<HTMLSpanElement | null> {
  const line = useRef<HTMLSpanElement>(null)
  const leaving = useRef(false)

  useEffect(() => {
    leaving.current = done === 'issue' || done === 'discard'
    if (!busy && said !== null && document.activeElement === document.body) line.current?.focus()
  }, [busy, done, said])

  useEffect(
    () => () => {
      if (leaving.current) document.getElementById('main')?.focus()
    },
    [],
  )
  return line
}
