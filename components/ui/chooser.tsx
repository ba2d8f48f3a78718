'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { pathWith } from './search-path'
import classes from './chooser.module.css'
import ui from './ui.module.css'

/** One thing to choose; the usual option's value is '', as it stays out of the URL. */
export interface ChoicePart {
  name: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
}

interface ChooserProps {
  path: string
  parts: readonly ChoicePart[]
  /** Everything the page's URL says, what is chosen here too. */
  search: Record<string, string | undefined>
}

/** What the form's selects say now: a second choice made before the first one's page has come must not undo it. */
function chosenIn(form: HTMLFormElement | null, parts: readonly ChoicePart[]): Record<string, string | undefined> {
  const data = form && new FormData(form)
  return Object.fromEntries(parts.map(({ name, value }) => [name, String(data?.get(name) ?? value) || undefined]))
}

function PartSelect({ part, onChoose }: { part: ChoicePart; onChoose: (form: HTMLFormElement | null) => void }) {
  // What was chosen stands at once, without waiting for the page; what the URL says wins as soon as it changes.
  const [shown, setShown] = useState({ of: part.value, value: part.value })
  if (shown.of !== part.value) setShown({ of: part.value, value: part.value })
  return (
    <label className={classes.part}>
      {part.label}
      <select
        name={part.name}
        value={shown.value}
        onChange={(event) => {
          const { value, form } = event.currentTarget
          setShown({ of: part.value, value })
          onChoose(form)
        }}
      >
        {part.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Which numbers the whole page shows: series, people, quota kind, place; kept in its URL. A plain form where scripts do not run. */
export function Chooser({ path, parts, search }: ChooserProps) {
  const router = useRouter()
  if (parts.length === 0) return null
  const names = new Set(parts.map((part) => part.name))
  const others = Object.entries(search).filter(([name, value]) => value !== undefined && !names.has(name))
  return (
    <form className={`${classes.chooser} no-print`} action={path} method="get" aria-label="看哪些数">
      {others.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {parts.map((part) => (
        <PartSelect key={part.name} part={part} onChoose={(form) => router.push(pathWith(path, { ...search, ...chosenIn(form, parts) }), { scroll: false })} />
      ))}
      <noscript>
        <button type="submit" className={ui.button}>
          看
        </button>
      </noscript>
    </form>
  )
}
