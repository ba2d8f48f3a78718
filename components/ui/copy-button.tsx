'use client'

import { useEffect, useState } from 'react'
import classes from './ui.module.css'

/** For pages reached over plain http on the county's network, where browsers hide the clipboard. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    area.remove()
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    if (!navigator.clipboard) return copyBySelection(text)
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** Copies a text with one click and says that it did; `what` completes the button's name: 复制这句话. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), 4_000)
    return () => clearTimeout(timer)
  }, [outcome])

  return (
    <span className={`${classes.copy} no-print`}>
      <button
        type="button"
        className={classes.button}
        onClick={(event) => {
          const button = event.currentTarget
          void copy(text).then((done) => {
            setOutcome(done ? 'copied' : 'failed')
            button.focus()
          })
        }}
      >
        复制{what}
      </button>
      <span role="status" className={classes.copied}>
        {outcome === 'copied' && '已复制'}
        {outcome === 'failed' && '浏览器不让复制，请选中文字后按 Ctrl+C'}
      </span>
    </span>
  )
}
