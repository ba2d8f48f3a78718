import { jsonBody } from '@/app/_server/request-content'
import { Refusal } from '@/app/_server/refusals'
import { writeRoute } from '@/app/_server/route'
import { makeToken, tokenHash } from '@/app/_server/sender'
import { createSender } from '@/db/mutations/senders'
import { newSenderSchema, type NewSender } from '@/domain/senders/sender-api'

/** A new sender with its token, which this answer alone carries (R5). */
export const POST = writeRoute('POST /api/senders', {
  body: jsonBody<NewSender>(newSenderSchema),
  write: async ({ actor, tx, body }) => {
    const token = makeToken()
    const outcome = await createSender(tx, actor, body, tokenHash(token))
    if (outcome.outcome === 'notFound') throw new Refusal(404, '没有找到这个范围，它不在本县，请重新选择。')
    if (outcome.outcome === 'over') throw new Refusal(422, `最后一天${body.expiresOn}已经过去，请选今天或以后的日子。`)
    return { status: 201, body: { id: outcome.id, name: body.name }, secretBody: { token }, audit: outcome.audit }
  },
})
