'use client'

import { useEffect } from 'react'
import { useUnloadWarning } from './use-unload-warning'

const question = '有改动没有保存，离开这一页就没有了。仍要离开吗？'

/** A plain click on a link that leads away from this page, in this window. */
function leads(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  return link instanceof HTMLAnchorElement && link.target !== '_blank' && event.button === 0 && !event.ctrlKey && !event.metaKey && !link.getAttribute('href')!.startsWith('#') && !link.pathname.startsWith('/api/')
}

/** Asks before the page is left, closed or reloaded, while something on it is not saved. */
export function useLeaveWarning(isUnsaved: boolean): void {
  useUnloadWarning(isUnsaved)

  useEffect(() => {
    if (!isUnsaved) return
    // The desk's own links change the page without unloading it.
    const ask = (event: MouseEvent) => {
      if (!leads(event) || window.confirm(question)) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('click', ask, true)
    return () => document.removeEventListener('click', ask, true)
  }, [isUnsaved])
}
