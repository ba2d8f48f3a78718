'use client'

import { useEffect, useState } from 'react'

export interface Turning {
  index: number
  isPaused: boolean
  turn: (step: 1 | -1) => void
  setPaused: (paused: boolean) => void
}

const isControl = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('a, button, input, select, textarea, summary') !== null

/** Goes through `count` pages by itself, each for `seconds`; arrows turn, the space bar stops and goes on. */
export function useTurning(count: number, seconds: number, start: { index: number; isPaused: boolean }): Turning {
  const [position, setPosition] = useState(start.index)
  const [isPaused, setPaused] = useState(start.isPaused)
  // Pages may become fewer while the display runs.
  const index = position % count

  useEffect(() => {
    if (isPaused) return
    const timer = setTimeout(() => setPosition((index + 1) % count), seconds * 1_000)
    return () => clearTimeout(timer)
  }, [isPaused, index, count, seconds])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight') setPosition((index + 1) % count)
      else if (event.key === 'ArrowLeft') setPosition((index + count - 1) % count)
      else if (event.key === ' ' && !isControl(event.target)) {
        event.preventDefault()
        setPaused(!isPaused)
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [isPaused, index, count])

  return { index, isPaused, setPaused, turn: (step) => setPosition((index + count + step) % count) }
}
