import { readAccountFile } from '@/app/_server/account-file'
import { settled } from '@/app/_server/account-outcome'
import { makeOneTimePasswords } from '@/app/_server/one-time-passwords'
import { Refusal } from '@/app/_server/refusals'
import { fileBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { createAccounts } from '@/db/mutations/accounts'
import { getAccounts } from '@/db/queries/accounts'
import { accountFileQuery } from '@/domain/accounts/accounts-api'
import { issuedFor } from '@/domain/accounts/password-slip'

/** Makes all accounts of a table or none; this answer alone carries their one-time passwords. */
export const POST = writeRoute('POST /api/accounts/import', {
  body: fileBody,
  query: accountFileQuery,
  prepare: async ({ actor, body, query }) => {
    const reading = await readAccountFile(actor, body, query.name)
    if (!reading.ok) throw new Refusal(422, reading.problems[0]?.sentence ?? '表中有需要修改的地方。', { problems: reading.problems, problemCount: reading.problemCount })
    const passwords = await makeOneTimePasswords(reading.rows.length)
    return reading.rows.map(({ row: _row, ...account }, index) => ({ ...account, ...passwords[index]! }))
  },
  changesAccounts: true,
  write: async ({ actor, tx, prepared }) => {
    const { value, audit } = settled(await createAccounts(tx, actor, prepared, 'accounts:import'))
    const lines = await getAccounts(tx, value.map((account) => account.id))
    const passwords = Object.fromEntries(prepared.map(({ username, password }) => [username, password]))
    return { status: 201, body: issuedFor(lines), secretBody: { passwords }, audit }
  },
})
