import { jsonBody } from '@/app/_server/request-content'
import { sendRoute } from '@/app/_server/route'
import { resolveSentDay, saveSentCounts } from '@/app/_server/sent-counts'
import { sentCountsSchema, type SentCounts } from '@/domain/count-uploads/upload-api'

/** 20,000 rows with their reasons. */
const largestDelivery = 5_000_000

/** Daily counts as a program sends them (R5): one day of one series and coverage group, all rows or none. */
export const POST = sendRoute('POST /api/daily-counts/uploads', {
  body: jsonBody<SentCounts>(sentCountsSchema, largestDelivery),
  prepare: ({ actor, body }) => resolveSentDay(actor, body),
  write: async ({ actor, tx, body, prepared }) => ({ status: 201, ...(await saveSentCounts(tx, actor, body, prepared)) }),
})
