'use client'

import { useState, type DragEvent } from 'react'
import classes from './imports.module.css'

interface FileChoiceProps {
  label: string
  hint: string
  disabled?: boolean
  onChoose: (file: File) => void
}

/** Choose a table, or drop it here. Emptied on each click, so that the same file, mended, can be chosen again. */
export function FileChoice({ label, hint, disabled = false, onChoose }: FileChoiceProps) {
  const [over, setOver] = useState(false)
  const take = (file: File | undefined) => file && !disabled && onChoose(file)

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }

  return (
    <div
      className={over ? `${classes.choice} ${classes.over}` : classes.choice}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label>
        {label}：{' '}
        <input
          type="file"
          accept=".xlsx,.csv"
          disabled={disabled}
          onClick={(event) => (event.currentTarget.value = '')}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </label>
      <p className={classes.hint}>{hint}</p>
    </div>
  )
}
