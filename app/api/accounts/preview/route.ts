import { readAccountFile } from '@/app/_server/account-file'
import { fileBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { getDivisionsForScopes, getTakenUsernames } from '@/db/queries/accounts'
import { accountFileQuery } from '@/domain/accounts/accounts-api'
import { previewAccounts } from '@/domain/accounts/account-preview'

/** Reads a table of accounts and says what it would make, or what must be mended; nothing is kept. */
export const POST = writeRoute('POST /api/accounts/preview', {
  body: fileBody,
  query: accountFileQuery,
  prepare: ({ actor, body, query }) => readAccountFile(actor, body, query.name),
  changesNothing: true,
  write: async ({ actor, tx, prepared: reading }) => {
    const taken = reading.ok ? await getTakenUsernames(tx, reading.rows.map((row) => row.username)) : new Set<string>()
    const divisions = await getDivisionsForScopes(tx, actor.countyCode)
    return { body: previewAccounts(reading, taken, divisions), audit: [] }
  },
})
