'use client'

import { useRouter } from 'next/navigation'
import { createContext, useContext, useEffect, useMemo, useRef, useState, useTransition, type ReactNode } from 'react'
import classes from './supervision.module.css'

interface Said {
  /** Another write begins: what the last one did is no news any more. */
  unsay: () => void
  /** Says what happened, and brings the page to what is stored now. */
  say: (sentence: string) => void
}

const SaidContext = createContext<Said | null>(null)

/** What a form tells the area it stands in. Throws outside of one. */
export function useSaid(): Said {
  const said = useContext(SaidContext)
  if (!said) throw new Error('A form that writes stands in an area that says what it did.')
  return said
}

/**
 * Forms, and below them a line that says what the last write did. It stands outside the forms, which go or begin anew with the
 * page; where one takes the focus along, the line gets it.
 */
export function SaidArea({ children }: { children: ReactNode }) {
  const router = useRouter()
  const [refreshing, refresh] = useTransition()
  const [sentence, setSentence] = useState<string | null>(null)
  const line = useRef<HTMLParagraphElement>(null)
  const said = useMemo(
    () => ({
      unsay: () => setSentence(null),
      say(happened: string) {
        setSentence(happened)
        refresh(() => router.refresh())
      },
    }),
    [router],
  )

  useEffect(() => {
    if (sentence !== null && !refreshing && document.activeElement === document.body) line.current?.focus()
  }, [sentence, refreshing])

  return (
    <SaidContext value={said}>
      {children}
      <p ref={line} role="status" tabIndex={-1} className={`${classes.said} no-print`}>
        {sentence}
      </p>
    </SaidContext>
  )
}
