'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { MeasurePart } from '@/domain/campaigns/measure-choice'
import { pathWith } from '@/components/ui/search-path'
import ui from '@/components/ui/ui.module.css'
import classes from './measure-chooser.module.css'

interface MeasureChooserProps {
  path: string
  parts: readonly MeasurePart[]
  /** Everything the page's URL says, the measure too. */
  search: Record<string, string | undefined>
}

/** What the form's selects say now: a second choice made before the first one's page has come must not undo it. */
function chosenIn(form: HTMLFormElement | null, parts: readonly MeasurePart[]): Record<string, string | undefined> {
  const data = form && new FormData(form)
  return Object.fromEntries(parts.map(({ name, value }) => [name, String(data?.get(name) ?? value) || undefined]))
}

function PartSelect({ part, onChoose }: { part: MeasurePart; onChoose: (form: HTMLFormElement | null) => void }) {
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

/** Which numbers the whole page shows: series, people and quota kind, kept in its URL. A plain form where scripts do not run. */
export function MeasureChooser({ path, parts, search }: MeasureChooserProps) {
  const router = useRouter()
  const names = new Set<string>(parts.map((part) => part.name))
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
