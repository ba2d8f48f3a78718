import { readRoute } from '@/app/_server/route'
import { sessionQuery } from '@/domain/access/session-api'

/** Whether one is still signed in: the actor check and an empty answer. */
export const GET = readRoute('GET /api/session', sessionQuery, async () => Response.json({}))
