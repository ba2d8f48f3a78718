import type { KeyboardEvent } from 'react'

/** Cells and the reasons asked for them, in the order of the page. */
const stops = 'input[data-stop]:not(:disabled)'
const cells = 'input[data-stop="cell"]:not(:disabled)'

function step(from: HTMLElement, selector: string, by: 1 | -1): HTMLElement | null {
  const scope = from.closest('[data-sheet]')
  if (!scope) return null
  const all = [...scope.querySelectorAll<HTMLElement>(selector)]
  if (all.includes(from)) return all[all.indexOf(from) + by] ?? null
  // A reason among cells: the next cell after it, or the last before it.
  const mask = by === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const beside = all.filter((one) => from.compareDocumentPosition(one) & mask)
  return (by === 1 ? beside[0] : beside.at(-1)) ?? null
}

function target(event: KeyboardEvent, from: HTMLInputElement): HTMLElement | null {
  const isCell = from.dataset.stop === 'cell'
  const atEnd = from.selectionStart === from.value.length && from.selectionEnd === from.value.length
  switch (event.key) {
    case 'Enter':
      return step(from, cells, event.shiftKey ? -1 : 1)
    case 'ArrowDown':
      return step(from, cells, 1)
    case 'ArrowUp':
      return step(from, cells, -1)
    case 'Tab':
      return step(from, stops, event.shiftKey ? -1 : 1)
    case 'ArrowRight':
      // The history of a number stays in reach of the keyboard without lengthening the way down the column.
      return isCell && atEnd ? (from.closest('tr')?.querySelector<HTMLElement>('a[data-history]') ?? null) : null
    default:
      return null
  }
}

/** Moves between the cells as a spreadsheet does; what it does not know stays the browser's. */
export function moveInSheet(event: KeyboardEvent<HTMLElement>): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
  const from = event.target
  if (from instanceof HTMLAnchorElement && from.dataset.history !== undefined && event.key === 'ArrowLeft') {
    event.preventDefault()
    from.closest('tr')?.querySelector<HTMLElement>(cells)?.focus()
    return
  }
  if (!(from instanceof HTMLInputElement) || from.dataset.stop === undefined) return
  const next = target(event, from)
  if (next) {
    event.preventDefault()
    next.focus()
  } else if (event.key === 'Enter') {
    event.preventDefault()
  }
}
