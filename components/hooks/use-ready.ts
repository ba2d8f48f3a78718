'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the page's scripts run: a click before that would post a form to the page itself and lose what was typed. */
export function useReady(): boolean {
  return useSyncExternalStore(never, () => true, () => false)
}
