import { bulletinIdOf } from '@/app/_server/bulletin-id'
import { changedBulletin, unknownBulletin } from '@/app/_server/bulletin-refusals'
import { bulletinCampaign } from '@/app/_server/bulletins'
import { permissionSentence, Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { stepBulletin } from '@/db/mutations/bulletins'
import { getBulletin } from '@/db/queries/bulletins'
import { holds } from '@/domain/access/permissions'
import { bulletinStepSchema, type BulletinStepBody } from '@/domain/bulletins/bulletins-api'

const asksReason: readonly BulletinStepBody['act'][] = ['return', 'discard']

/** Saves, takes numbers anew, sends, returns, takes back or discards a bulletin (R13). */
export const POST = writeRoute('POST /api/bulletins/[id]/steps', {
  body: jsonBody<BulletinStepBody>(bulletinStepSchema),
  write: async ({ actor, tx, body, params }) => {
    if (body.act === 'return' && !holds(actor, 'bulletins:sign')) throw new Refusal(403, permissionSentence('bulletins:sign'))
    if (asksReason.includes(body.act) && !body.note) throw new Refusal(422, body.act === 'return' ? '请写明退回的原因，起草人要看。' : '请写明作废的原因。', { field: 'note' })
    const id = bulletinIdOf(params.id)
    const now = id && (await getBulletin(tx, id))
    const of = now && (await bulletinCampaign(tx, now.campaignId))
    if (!id || !now || !of) throw unknownBulletin()
    const outcome = await stepBulletin(tx, actor, of, { bulletinId: id, seenRevision: body.revision, act: body.act, text: body.text, note: body.note })
    if (outcome.outcome === 'notFound') throw unknownBulletin()
    if (outcome.outcome === 'overtaken') throw new Refusal(409, outcome.sentence, { reason: 'overtaken' })
    if (outcome.outcome === 'changed') throw changedBulletin(outcome.now)
    return { body: { revision: outcome.revision, kept: outcome.kept }, audit: outcome.audit }
  },
})
