import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { confirmCode } from '@/app/_server/second-factor'
import { giveSecondFactor } from '@/db/mutations/second-factors'
import { codeRequest, type CodeRequest } from '@/domain/accounts/second-factor-api'

/** Gives a code: the first confirms a second factor just set up, a later one completes this session's sign-in. */
export const POST = writeRoute('POST /api/second-factor/code', {
  body: jsonBody<CodeRequest>(codeRequest),
  preparesOnce: true,
  prepare: ({ actor, body, address }) => confirmCode(actor, body.code, address),
  write: async ({ actor, tx, prepared }) => {
    if (!(await giveSecondFactor(tx, prepared, actor.sessionId))) throw new Refusal(422, '这个动态验证码已经用过，请等手机上换了新码再填。', { field: 'code' })
    const act = prepared.isNew ? 'second-factor:enrol' : 'second-factor:give'
    return { body: { confirmed: true }, audit: [{ act, scopeCode: actor.scopeCode, records: [actor.accountId], fields: ['secondFactor'] }] }
  },
})
