import 'server-only'
import { z } from 'zod'

/** A bulletin's id as an address names it, in small letters; null for what can be none, so that the database is never asked for it. */
export function bulletinIdOf(asked: string | undefined): string | null {
  return z.uuid().safeParse(asked).data?.toLowerCase() ?? null
}
