import { importUpload, readCountUpload } from '@/app/_server/count-upload'
import { fileBody } from '@/app/_server/request-content'
import { sendRoute } from '@/app/_server/route'
import { countImportQuery } from '@/domain/count-uploads/upload-api'

/** Takes in a file of daily counts: a person's after its preview, a sender's at once, all or nothing (R22). */
export const POST = sendRoute('POST /api/daily-counts/import', {
  body: fileBody,
  query: countImportQuery,
  prepare: ({ actor, body, query }) => readCountUpload(actor, query, body),
  write: async ({ actor, tx, query, prepared }) => ({ status: 201, ...(await importUpload(tx, actor, query, prepared)) }),
})
