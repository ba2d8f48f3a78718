import { accountId, settled } from '@/app/_server/account-outcome'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { resetSecondFactor } from '@/db/mutations/accounts'
import { secondFactorResetRequest } from '@/domain/accounts/second-factor-api'

/** Takes away the second factor of somebody who lost his phone. A town may do so for its village agents. */
export const POST = writeRoute('POST /api/accounts/[id]/second-factor', {
  body: jsonBody<{ version: number }>(secondFactorResetRequest),
  changesAccounts: true,
  write: async ({ actor, tx, body, params }) => {
    const { value, audit } = settled(await resetSecondFactor(tx, actor, accountId(params), body.version))
    return { body: value, audit }
  },
})
