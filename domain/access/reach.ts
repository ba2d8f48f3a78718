import type { Actor } from './actor'

type Reader = Pick<Actor, 'scopeCode' | 'scopeRanges'>

/** The code prefixes a reader's ranges start from: his own division's and those of divisions merged into it. */
function prefixes({ scopeRanges }: Reader): string[] {
  return Array.from(scopeRanges.matchAll(/\[(\d+),/g), (match) => match[1]!)
}

/** Whether rows of this division lie in the reader's scope. The database decides the same by itself (decision 2). */
export function isInReach(reader: Reader, code: string): boolean {
  return prefixes(reader).some((prefix) => code.startsWith(prefix))
}

/** Whether the reader may open this town's page: a town in his scope, or the town his village belongs to (R11). */
export function mayOpenTown(reader: Reader, townCode: string): boolean {
  return /^\d{9}$/.test(townCode) && (isInReach(reader, townCode) || (reader.scopeCode.length === 12 && reader.scopeCode.startsWith(townCode)))
}
