/**
 * Whether text can be stored and shown: no control characters but tab and line breaks, no half of a surrogate pair. The
 * database refuses some of these with an error of its own, which would be nobody's sentence.
 */
export function isPlainText(text: string): boolean {
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]/u.test(text)
}

/** Where in a JSON value the first text stands that is not plain, as `cells.3.reason`; null when all of it is. */
export function unplainPath(value: unknown, path: string[] = []): string | null {
  if (typeof value === 'string') return isPlainText(value) ? null : path.join('.')
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = isPlainText(key) ? unplainPath(inner, [...path, key]) : path.join('.')
    if (found !== null) return found
  }
  return null
}
