import { previewUpload, readCountUpload } from '@/app/_server/count-upload'
import { fileBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { countUploadQuery } from '@/domain/count-uploads/upload-api'

/** What an uploaded file of daily counts would change, or every place in it that must be mended. Changes nothing (R22). */
export const POST = writeRoute('POST /api/daily-counts/preview', {
  body: fileBody,
  query: countUploadQuery,
  changesNothing: true,
  prepare: ({ actor, body, query }) => readCountUpload(actor, query, body),
  write: async ({ actor, tx, query, prepared }) => ({ body: await previewUpload(tx, actor, query, prepared), audit: [] }),
})
