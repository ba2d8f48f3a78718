'use client'

import { useState } from 'react'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import { isTextChanged } from '@/domain/bulletins/text-changed'

export interface DraftText {
  text: BulletinText
  dirty: boolean
  type: (changed: Partial<BulletinText>) => void
  /** What is typed is stored as this revision: who typed on while it was saved loses nothing. */
  savedAs: (revision: number) => void
}

/** The text as it is typed. It belongs to the revision it was typed on: with another one the fields follow what is stored. */
export function useDraftText(revision: number, stored: BulletinText): DraftText {
  const [typed, setTyped] = useState({ revision, text: stored })
  const text = typed.revision >= revision ? typed.text : stored
  return {
    text,
    dirty: isTextChanged(text, stored),
    type: (changed) => setTyped({ revision: Math.max(revision, typed.revision), text: { ...text, ...changed } }),
    savedAs: (now) => setTyped((held) => ({ ...held, revision: now })),
  }
}
