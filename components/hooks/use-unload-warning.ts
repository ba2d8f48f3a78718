'use client'

import { useEffect } from 'react'

/** Asks before the tab is closed or loaded anew while something on the page is not saved. */
export function useUnloadWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault()
      // Chromium before 119, as on the county's older desktops, asks only for a return value.
      event.returnValue = true
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved])
}
