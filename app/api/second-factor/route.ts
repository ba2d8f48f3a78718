import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { makeSecondFactor } from '@/app/_server/second-factor'
import { beginSecondFactor } from '@/db/mutations/second-factors'
import { emptyRequest } from '@/domain/accounts/second-factor-api'

/** Begins to set up one's own second factor: a new secret, which this answer alone carries, to be confirmed with a code. */
export const POST = writeRoute('POST /api/second-factor', {
  body: jsonBody(emptyRequest),
  prepare: async ({ actor }) => makeSecondFactor(actor),
  write: async ({ tx, prepared }) => {
    if (!(await beginSecondFactor(tx, prepared.sealedSecret))) throw new Refusal(409, '您已经启用了动态验证码。要换手机，请先用原来的验证码停用，再重新启用。')
    return { body: {}, secretBody: prepared.shown, audit: [] }
  },
})
