import { Unknown } from '@/components/ui/unknown'
import type { CellText } from './row-text'

/** A cell's text, or a dash with the reason. */
export function Cell({ value }: { value: CellText }) {
  return value.text === null ? <Unknown reason={value.reason} /> : value.text
}
