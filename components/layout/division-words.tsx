'use client'

import { createContext, useContext, type ReactNode } from 'react'
import { usualWords, type DivisionWords } from '@/domain/divisions/division-words'

const Words = createContext<DivisionWords>(usualWords)

/** Tells every label below what the county calls itself, its towns and its villages. */
export function DivisionWordsProvider({ words, children }: { words: DivisionWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>
}

/** 全县、镇、村（社区）, or as this county says. */
export function useDivisionWords(): DivisionWords {
  return useContext(Words)
}

/** 全县, for pages that are drawn on the server. */
export function WholeWord() {
  return useDivisionWords().whole
}

/** 村（社区）, for pages that are drawn on the server. */
export function VillageWord() {
  return useDivisionWords().village
}

/** 镇, for pages that are drawn on the server. */
export function TownWord() {
  return useDivisionWords().town
}
