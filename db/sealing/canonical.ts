import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** Integers, text, booleans and null, in lists and objects: what may be sealed. Throws for a number that is not whole. */
function insistOnExact(value: unknown, place: string): void {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`${place} is ${value}: only whole numbers are sealed.`)
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) insistOnExact(part, `${place}.${key}`)
}

/**
 * The canonical text of a value by RFC 8785: one text for one content, whoever writes it and whenever (architecture, decision
 * 14). Whole numbers and text alone, so that no two programs can print a number differently.
 */
export function canonicalText(value: unknown): string {
  insistOnExact(value, '$')
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Nothing to seal.')
  return text
}

/** SHA-256 of the bytes, 64 hexadecimal digits. */
export function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
