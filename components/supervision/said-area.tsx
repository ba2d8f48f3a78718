'use client'

import { useRouter } from 'next/navigation'
import { createContext, useContext, useEffect, useMemo, useRef, useState, useTransition, type ReactNode } from 'react'
import entries from '@/components/ui/entries.module.css'
import classes from './supervision.module.css'

/** What is typed into a step's form: it outlives the form, which goes or begins anew with what others do. */
export interface TypedStep {
  content: string
  onDay: string
}

const nothingTyped: TypedStep = { content: '', onDay: '' }

interface Said {
  typed: TypedStep
  type: (typed: TypedStep) => void
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
 * page; where one takes the focus along, the line gets it. With `isOver` nobody here writes any more: what was typed stays to be
 * copied.
 */
export function SaidArea({ children, isOver = false }: { children: ReactNode; isOver?: boolean }) {
  const router = useRouter()
  const [refreshing, refresh] = useTransition()
  const [sentence, setSentence] = useState<string | null>(null)
  const [typed, type] = useState(nothingTyped)
  const line = useRef<HTMLParagraphElement>(null)
  const said = useMemo(
    () => ({
      typed,
      type,
      unsay: () => setSentence(null),
      say(happened: string) {
        setSentence(happened)
        refresh(() => router.refresh())
      },
    }),
    [router, typed],
  )

  useEffect(() => {
    if (sentence !== null && !refreshing && document.activeElement === document.body) line.current?.focus()
  }, [sentence, refreshing])

  return (
    <SaidContext value={said}>
      {children}
      {isOver && typed.content.trim() !== '' && (
        <div className={`${classes.form} no-print`}>
          <p>这一件现在不由您办理，您写的没有记入，要用请复制：</p>
          <p className={entries.text}>{typed.content}</p>
        </div>
      )}
      <p ref={line} role="status" tabIndex={-1} className={`${classes.said} no-print`}>
        {sentence}
      </p>
    </SaidContext>
  )
}
