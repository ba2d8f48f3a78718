import { unknownCampaign } from '@/app/_server/bulletin-refusals'
import { bulletinCampaign } from '@/app/_server/bulletins'
import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { draftBulletin } from '@/db/mutations/bulletins'
import { newBulletinSchema, type NewBulletin } from '@/domain/bulletins/bulletins-api'

/** Drafts a bulletin: numbers taken, text composed (R13, R14). */
export const POST = writeRoute('POST /api/bulletins', {
  body: jsonBody<NewBulletin>(newBulletinSchema),
  write: async ({ actor, tx, body }) => {
    const of = await bulletinCampaign(tx, body.campaign)
    if (!of) throw unknownCampaign()
    const wanted = body.supersedes === undefined ? { cutOff: body.cutOff! } : { supersedesNumber: body.supersedes }
    const outcome = await draftBulletin(tx, actor, of, wanted)
    if (outcome.outcome === 'refused') throw new Refusal(422, outcome.sentence)
    if (outcome.outcome === 'notFound') throw new Refusal(404, '没有找到要更正的那一期通报。')
    return { status: 201, body: { id: outcome.id }, audit: outcome.audit }
  },
})
