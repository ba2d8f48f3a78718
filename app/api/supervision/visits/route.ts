import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { requireCampaign } from '@/app/_server/supervision-campaign'
import { recordVisit } from '@/db/mutations/supervision'
import { newVisitSchema, visitProblem, type NewVisit } from '@/domain/supervision/supervision-requests'

/** Keeps the record of a visit (督导记录). */
export const POST = writeRoute('POST /api/supervision/visits', {
  body: jsonBody<NewVisit>(newVisitSchema),
  write: async ({ actor, tx, body }) => {
    const { today } = await requireCampaign(tx, body.campaign)
    const problem = visitProblem(body, today)
    if (problem) throw new Refusal(422, problem)
    const recorded = await recordVisit(tx, actor, body)
    if (!recorded) throw new Refusal(404, '没有找到这个镇，或不在您的范围之内；督导记录没有存。')
    return { status: 201, body: { id: recorded.id }, audit: recorded.audit }
  },
})
