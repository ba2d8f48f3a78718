import { compareUpload, readQuotaUpload } from '@/app/_server/quota-import'
import { fileBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { quotaUploadQuery } from '@/domain/quotas/quotas-api'

/** What an uploaded quota table would change, or every place in it that must be mended. Changes nothing. */
export const POST = writeRoute('POST /api/quotas/preview', {
  body: fileBody,
  query: quotaUploadQuery,
  changesNothing: true,
  prepare: ({ actor, body, query }) => readQuotaUpload(actor, query, body),
  write: async ({ actor, tx, query, prepared }) => ({ body: (await compareUpload(tx, actor, query, prepared)).preview, audit: [] }),
})
