import type { BulletinText } from '@/domain/bulletins/bulletin-text'

/** Some parts of a draft's text. */
export type TextParts = Partial<BulletinText>

/** What is typed into a draft, on which revision, and what was typed on an earlier one that somebody else's overtook. */
export interface TypedText {
  revision: number
  /** What was stored when typing began. */
  base: BulletinText
  text: BulletinText
  overtaken: TextParts
}

/** What a browser keeps of it while the tab is open. */
export interface KeptText {
  revision: number
  parts: TextParts
  overtaken: TextParts
}

/** The parts that differ from a text; blanks at either end are not stored, so they are no difference. */
export function differingParts(parts: TextParts, from: BulletinText): TextParts {
  return Object.fromEntries(Object.entries(parts).filter(([name, text]) => text.trim() !== from[name as keyof BulletinText].trim()))
}

/** The text of a page, nothing typed yet. */
export function untyped(revision: number, stored: BulletinText): TypedText {
  return { revision, base: stored, text: stored, overtaken: {} }
}

/** What is typed, under the revision the page shows: on a later one the page's text stands, and the own parts beside it. */
export function followRevision(typed: TypedText, revision: number, stored: BulletinText): TypedText {
  if (typed.revision >= revision) return typed
  const own = { ...typed.overtaken, ...differingParts(typed.text, typed.base) }
  return { ...untyped(revision, stored), overtaken: differingParts(own, stored) }
}

/** What is worth keeping; null when everything typed is stored. */
export function keptOf({ revision, base, text, overtaken }: TypedText): KeptText | null {
  const parts = differingParts(text, base)
  return Object.keys({ ...parts, ...overtaken }).length === 0 ? null : { revision, parts, overtaken }
}

/** What was kept, back on the page: as typed on the same revision, beside the page's text on a later one. */
export function recoverText({ revision: keptRevision, parts, overtaken }: KeptText, revision: number, stored: BulletinText): TypedText {
  const then = { revision: Math.min(keptRevision, revision), base: stored, text: { ...stored, ...parts }, overtaken: differingParts(overtaken, stored) }
  return followRevision(then, revision, stored)
}

/** After a save: what was sent is stored as this revision; who typed on while it was sent loses nothing. */
export function storedAs(typed: TypedText, sent: BulletinText, revision: number): TypedText {
  return { ...typed, revision, base: sent, overtaken: {} }
}

function isText(value: unknown): value is TextParts {
  return typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string')
}

/** Reads what a browser kept; null for nothing, and for what is not readable as such. Parts of another name are left out. */
export function readKept(json: string | null, stored: BulletinText): KeptText | null {
  try {
    const kept = JSON.parse(json ?? 'null') as Partial<KeptText> | null
    if (!kept || typeof kept.revision !== 'number' || !isText(kept.parts) || !isText(kept.overtaken)) return null
    const known = (parts: TextParts): TextParts => Object.fromEntries(Object.entries(parts).filter(([name]) => name in stored))
    return { revision: kept.revision, parts: known(kept.parts), overtaken: known(kept.overtaken) }
  } catch {
    return null
  }
}
