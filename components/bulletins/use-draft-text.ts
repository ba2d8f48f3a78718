'use client'

import { useEffect, useRef, useState } from 'react'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import { isTextChanged } from '@/domain/bulletins/text-changed'
import { followRevision, keptOf, readKept, recoverText, storedAs, untyped, type TextParts, type TypedText } from './typed-text'

export interface DraftText {
  text: BulletinText
  dirty: boolean
  /** Put back after the page had been left or loaded anew, and nothing typed since. */
  recovered: boolean
  /** What was typed on a revision that somebody else's overtook, and is not saved. */
  overtaken: TextParts
  type: (changed: Partial<BulletinText>) => void
  dismissOvertaken: () => void
  /** What was sent is stored as this revision: who typed on while it was saved loses nothing. */
  savedAs: (sent: BulletinText, revision: number) => void
  /** An act took the text along, or the draft away: nothing typed is left to keep. */
  settle: (sent: BulletinText, keepsOvertaken: boolean) => void
}

function read(place: string, stored: BulletinText) {
  try {
    return readKept(sessionStorage.getItem(place), stored)
  } catch {
    return null
  }
}

function keep(place: string, typed: TypedText): void {
  try {
    const kept = keptOf(typed)
    if (kept) sessionStorage.setItem(place, JSON.stringify(kept))
    else sessionStorage.removeItem(place)
  } catch {
    // A full or forbidden storage keeps nothing; what was typed is still on the page.
  }
}

/**
 * The text as it is typed. It belongs to the revision it was typed on: with another one the fields follow what is stored, and
 * what was typed stands beside them. It is kept while its tab is open, so that going back, a reload or a colleague's save loses
 * nothing; `place` names account and bulletin.
 */
export function useDraftText(place: string, revision: number, stored: BulletinText): DraftText {
  const [held, setHeld] = useState(() => untyped(revision, stored))
  const [recovered, setRecovered] = useState(false)
  const loaded = useRef(false)
  const typed = followRevision(held, revision, stored)
  const change = (step: (before: TypedText) => TypedText) => setHeld((before) => step(followRevision(before, revision, stored)))

  useEffect(() => {
    const kept = loaded.current ? null : read(place, stored)
    loaded.current = true
    if (!kept) return keep(place, held)
    const back = recoverText(kept, revision, stored)
    setHeld(back)
    setRecovered(isTextChanged(back.text, stored))
  }, [place, held, revision, stored])

  return {
    text: typed.text,
    dirty: isTextChanged(typed.text, stored),
    recovered,
    overtaken: typed.overtaken,
    type: (changed) => {
      setRecovered(false)
      change((before) => ({ ...before, text: { ...before.text, ...changed } }))
    },
    dismissOvertaken: () => change((before) => ({ ...before, overtaken: {} })),
    savedAs: (sent, now) => change((before) => storedAs(before, sent, now)),
    settle: (sent, keepsOvertaken) => change((before) => ({ ...before, base: sent, text: sent, overtaken: keepsOvertaken ? before.overtaken : {} })),
  }
}
