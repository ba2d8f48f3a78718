import { z } from 'zod'
import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { requireCampaign } from '@/app/_server/supervision-campaign'
import { takeStep, type StepOutcome } from '@/db/mutations/supervision'
import { getCase } from '@/db/queries/supervision'
import { stepLabels } from '@/domain/supervision/case'
import { partyLabels } from '@/domain/supervision/case-state'
import { newStepSchema, stepProblem, type NewStep } from '@/domain/supervision/supervision-requests'

function refusalOf(outcome: Exclude<StepOutcome, { outcome: 'taken' }>): Refusal {
  switch (outcome.outcome) {
    case 'notFound':
      return new Refusal(404, '没有找到这一件，或不在您的范围之内；这一步没有存。')
    case 'notYours':
      return new Refusal(403, `这一步由${partyLabels[outcome.party]}办理，您这次的没有存。`)
    case 'notNow':
      return new Refusal(409, '现在不能办这一步，这一步没有存。请刷新页面看办理到哪里。')
    case 'changed': {
      const { authorName, recordedAt, step } = outcome.by
      return new Refusal(409, `${authorName}已于${recordedAt}办过一步（${stepLabels[step]}），您这次的没有存。请刷新页面核对后再办。`, { reason: 'stale' })
    }
  }
}

/** Takes the next step in a case; whose step it is, the case's own rules say. */
export const POST = writeRoute('POST /api/supervision/cases/[id]/steps', {
  body: jsonBody<NewStep>(newStepSchema),
  write: async ({ actor, tx, body, params }) => {
    const id = z.uuid().safeParse(params.id).data
    const found = id === undefined ? null : await getCase(tx, id)
    if (!found) throw refusalOf({ outcome: 'notFound' })
    const { today } = await requireCampaign(tx, found.campaignId)
    const problem = stepProblem(body.step, body, today)
    if (problem) throw new Refusal(422, problem)
    const outcome = await takeStep(tx, actor, found.id, body)
    if (outcome.outcome !== 'taken') throw refusalOf(outcome)
    return { status: 201, body: { id: found.id, number: outcome.number }, audit: outcome.audit }
  },
})
