'use client'

import classes from './ui.module.css'

/** Opens the browser's print window; not on the paper itself. */
export function PrintButton() {
  return (
    <button type="button" className={`${classes.button} no-print`} onClick={() => window.print()}>
      打印这一页
    </button>
  )
}
