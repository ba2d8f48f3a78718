import { answerPoll, resolvePollDay } from '@/app/_server/poll'
import { getTownOverview } from '@/app/_server/overview'
import { Refusal } from '@/app/_server/refusals'
import { readRoute } from '@/app/_server/route'
import { pollQuery } from '@/domain/progress/progress-api'

/** A town and its villages on a day, polled by its open page: 304 when nothing changed, 404 outside one's scope. */
export const GET = readRoute('GET /api/towns/[code]', pollQuery, async ({ actor, query, params, request }) => {
  const day = await resolvePollDay(actor, query)
  const code = params.code ?? ''
  const town = await getTownOverview(actor, day, code)
  if (!town) throw new Refusal(404, '没有找到这个镇，或者它不在您的范围之内。')
  return answerPoll(request, actor, day, `town-${code}`, async () => town)
})
