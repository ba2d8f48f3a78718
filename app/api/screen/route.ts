import type { z } from 'zod'
import { displayPassHeader } from '@/app/_server/display-pass'
import { env } from '@/app/_server/env'
import { answerPoll, resolvePollDay } from '@/app/_server/poll'
import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { readRoute, writeRoute } from '@/app/_server/route'
import { getScreenView } from '@/app/_server/screen'
import { pollQuery } from '@/domain/progress/progress-api'
import { showScreenSchema, type ScreenShown } from '@/domain/progress/screen-api'

const notYours = '全县大屏不在您的范围之内，请看本镇和本村的进度。'

/** What a wall display shows, polled by it: 304 when nothing changed. */
export const GET = readRoute('GET /api/screen', pollQuery, async ({ actor, query, request }) => {
  const day = await resolvePollDay(actor, query)
  const view = await getScreenView(actor, day)
  if (!view) throw new Refusal(404, notYours)
  return answerPoll(request, actor, day, 'screen', async () => view)
})

/** The deliberate click on 在大屏上持续显示: gives this session's display its pass (decision 009). */
export const POST = writeRoute('POST /api/screen', {
  body: jsonBody<z.infer<typeof showScreenSchema>>(showScreenSchema),
  headers: (actor) => displayPassHeader(actor.sessionId),
  write: async ({ actor }) => {
    if (actor.role === 'village_agent') throw new Refusal(404, notYours)
    const body: ScreenShown = { hours: env().absoluteHours }
    return { body, audit: [{ act: 'screen:show', scopeCode: actor.scopeCode, records: [actor.accountId], fields: [] }] }
  },
})
