import { settled } from '@/app/_server/account-outcome'
import { makeOneTimePassword } from '@/app/_server/one-time-passwords'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { createAccounts } from '@/db/mutations/accounts'
import { getAccounts } from '@/db/queries/accounts'
import { newAccountSchema, type NewAccount } from '@/domain/accounts/account-schemas'
import { issuedFor } from '@/domain/accounts/password-slip'

/** A new account with a one-time password, which this answer alone carries. */
export const POST = writeRoute('POST /api/accounts', {
  body: jsonBody<NewAccount>(newAccountSchema),
  prepare: makeOneTimePassword,
  changesAccounts: true,
  write: async ({ actor, tx, body, prepared }) => {
    const { value, audit } = settled(await createAccounts(tx, actor, [{ ...body, passwordHash: prepared.passwordHash }], 'accounts:create'))
    const lines = await getAccounts(tx, value.map((account) => account.id))
    return { status: 201, body: issuedFor(lines), secretBody: { passwords: { [body.username]: prepared.password } }, audit }
  },
})
