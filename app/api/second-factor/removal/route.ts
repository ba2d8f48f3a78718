import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { confirmCode } from '@/app/_server/second-factor'
import { endSecondFactor, giveSecondFactor } from '@/db/mutations/second-factors'
import { codeRequest, type CodeRequest } from '@/domain/accounts/second-factor-api'

/**
 * Takes one's own second factor away, with a code of it: to do without, or to set it up on another phone. Where the role must
 * have one, the next page asks for a new one.
 */
export const POST = writeRoute('POST /api/second-factor/removal', {
  body: jsonBody<CodeRequest>(codeRequest),
  preparesOnce: true,
  prepare: ({ actor, body, address }) => confirmCode(actor, body.code, address),
  write: async ({ actor, tx, prepared }) => {
    if (!(await giveSecondFactor(tx, prepared, actor.sessionId))) throw new Refusal(422, '这个动态验证码已经用过，请等手机上换了新码再填。', { field: 'code' })
    await endSecondFactor(tx, actor.accountId)
    return { body: { removed: true }, audit: [{ act: 'second-factor:remove', scopeCode: actor.scopeCode, records: [actor.accountId], fields: ['secondFactor'] }] }
  },
})
