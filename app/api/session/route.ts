import { z } from 'zod'
import { readRoute } from '@/app/_server/route'

/** Whether one is still signed in: the actor check and an empty answer. */
export const GET = readRoute('GET /api/session', z.strictObject({}), async () => Response.json({}))
