import { bulletinIdOf } from '@/app/_server/bulletin-id'
import { changedBulletin, unknownBulletin } from '@/app/_server/bulletin-refusals'
import { bulletinCampaign } from '@/app/_server/bulletins'
import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { issueBulletin } from '@/db/mutations/issue-bulletin'
import { getBulletin } from '@/db/queries/bulletins'
import { bulletinIssueSchema, type BulletinIssueBody } from '@/domain/bulletins/bulletins-api'

/** Issues and seals a bulletin (R13). */
export const POST = writeRoute('POST /api/bulletins/[id]/issue', {
  body: jsonBody<BulletinIssueBody>(bulletinIssueSchema),
  write: async ({ actor, tx, body, params }) => {
    const id = bulletinIdOf(params.id)
    const now = id && (await getBulletin(tx, id))
    const of = now && (await bulletinCampaign(tx, now.campaignId))
    if (!id || !now || !of) throw unknownBulletin()
    const outcome = await issueBulletin(tx, actor, of, { bulletinId: id, seenRevision: body.revision })
    if (outcome.outcome === 'notFound') throw unknownBulletin()
    if (outcome.outcome === 'changed') throw changedBulletin(outcome.now)
    if (outcome.outcome === 'overtaken') throw new Refusal(409, outcome.sentence, { reason: 'overtaken' })
    if (outcome.outcome === 'ownWork') throw new Refusal(422, '通报须由起草、修改、送审以外的人签发。请另一位有签发权的同事来签发。')
    if (outcome.outcome === 'stale') {
      const { issueNumber, edition } = outcome.last
      throw new Refusal(409, `第${issueNumber}期${edition > 1 ? '更正版' : ''}通报在这份草稿取数之后签发了，草稿里与上期的对照已经过时。请退回或撤回，重新取数，再送审。`, { reason: 'stale' })
    }
    const { issueNumber, edition, hash } = outcome
    return { status: 201, body: { issueNumber, edition, hash }, audit: outcome.audit }
  },
})
