import { accountId, settled } from '@/app/_server/account-outcome'
import { makeOneTimePassword } from '@/app/_server/one-time-passwords'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { resetPassword } from '@/db/mutations/accounts'
import { getAccounts } from '@/db/queries/accounts'
import { passwordResetSchema, type PasswordReset } from '@/domain/accounts/accounts-api'
import { issuedFor } from '@/domain/accounts/password-slip'

/** Puts a one-time password in place, which this answer alone carries. A town may do so for its village agents. */
export const POST = writeRoute('POST /api/accounts/[id]/password', {
  body: jsonBody<PasswordReset>(passwordResetSchema),
  prepare: makeOneTimePassword,
  changesAccounts: true,
  write: async ({ actor, tx, body, params, prepared }) => {
    const id = accountId(params)
    const { audit } = settled(await resetPassword(tx, actor, id, body.version, prepared.passwordHash))
    const issued = issuedFor(await getAccounts(tx, [id]))
    const username = issued.accounts[0]?.username ?? ''
    return { body: issued, secretBody: { passwords: { [username]: prepared.password } }, audit }
  },
})
