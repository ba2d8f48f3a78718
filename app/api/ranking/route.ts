import { answerPoll, resolvePollDay } from '@/app/_server/poll'
import { getOverview } from '@/app/_server/overview'
import { Refusal } from '@/app/_server/refusals'
import { readRoute } from '@/app/_server/route'
import { pollQuery } from '@/domain/progress/progress-api'

/** The ranking of a day, polled by open dashboards: 304 when nothing changed. */
export const GET = readRoute('GET /api/ranking', pollQuery, async ({ actor, query, request }) => {
  const day = await resolvePollDay(actor, query)
  if (actor.role === 'village_agent') throw new Refusal(404, '全县的排名不在您的范围之内，请看本镇和本村的进度。')
  return answerPoll(request, actor, day, 'ranking', () => getOverview(actor, day))
})
