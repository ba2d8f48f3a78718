import { accountId, settled } from '@/app/_server/account-outcome'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { editAccount, setAccountDisabled } from '@/db/mutations/accounts'
import { accountChangeSchema, type AccountChange } from '@/domain/accounts/account-schemas'

/** Edits, disables or enables an account, against the version the person saw. */
export const PUT = writeRoute('PUT /api/accounts/[id]', {
  body: jsonBody<AccountChange>(accountChangeSchema),
  changesAccounts: true,
  write: async ({ actor, tx, body, params }) => {
    const id = accountId(params)
    const outcome =
      body.act === 'edit' ? await editAccount(tx, actor, id, body.version, body.fields) : await setAccountDisabled(tx, actor, id, body.version, body.act === 'disable')
    const { value, audit } = settled(outcome)
    return { body: value, audit }
  },
})
