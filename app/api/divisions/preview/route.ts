import { compareDivisionUpload } from '@/app/_server/division-import'
import { fileBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { readUploadedTable } from '@/app/_server/uploaded-table'
import { divisionUploadQuery } from '@/domain/divisions/divisions-api'

/** What an uploaded list of divisions would change, or every place in it that must be mended. Changes nothing. */
export const POST = writeRoute('POST /api/divisions/preview', {
  body: fileBody,
  query: divisionUploadQuery,
  changesNothing: true,
  prepare: ({ body, query }) => readUploadedTable(body, query.fileName),
  write: async ({ actor, tx, query, prepared }) => ({ body: await compareDivisionUpload(tx, actor, query.fileName, prepared), audit: [] }),
})
