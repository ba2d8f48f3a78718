'use client'

import { useEffect, useRef, type RefObject } from 'react'

/**
 * Leads to the first field in error after a form was refused: what is wrong in a long form may lie two screens above its
 * button. `problems` is a new object with each attempt.
 */
export function useFirstProblem(problems: object): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (Object.keys(problems).length === 0) return
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    field?.focus({ preventScroll: true })
    // In the middle, so that its label is seen too.
    field?.scrollIntoView({ block: 'center' })
  }, [problems])

  return form
}
