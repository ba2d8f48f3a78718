import type { z } from 'zod'

/** Statuses with which a route refuses; 401, 403 and 500 are every route's and need no line. */
export type RefusalStatus = 400 | 404 | 409 | 413 | 422 | 429

/** What a route answers: JSON of a schema, a file of some content types, or nothing but its status. */
export type RouteAnswer =
  | { meaning: string; schema: z.ZodType; example?: unknown }
  | { meaning: string; contentTypes: readonly string[] }
  | { meaning: string; empty: true }

/** What a route takes as its body: JSON of a schema, or a file as it is (its name travels in the query). */
export type RouteBody = { schema: z.ZodType; example?: unknown } | 'file'

/**
 * One route of the API for whoever calls it: the schemas are those the route itself checks with and answers by. One stands in
 * domain/<noun>/<noun>-api.ts for each route of domain/access/routes.ts.
 */
export interface RouteDescription {
  /** One line in the words of the office: what it does. */
  summary: string
  /** What else a caller must know. */
  detail?: string
  /** The parts of the path in brackets, by name. */
  params?: Record<string, string>
  query?: z.ZodObject
  body?: RouteBody
  /** A preview: nothing is kept, so no Idempotency-Key is asked for. */
  changesNothing?: true
  /** Senders may call it with a token of their own (Bearer) instead of signing in. */
  takesToken?: true
  answers: Record<number, RouteAnswer>
  refusals?: Partial<Record<RefusalStatus, string>>
}
