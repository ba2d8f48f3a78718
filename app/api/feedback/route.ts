import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { writeFeedback } from '@/db/mutations/feedback'
import { newFeedbackSchema, type NewFeedback } from '@/domain/feedback/feedback-api'

/** Keeps what somebody says about the desk. */
export const POST = writeRoute('POST /api/feedback', {
  body: jsonBody<NewFeedback>(newFeedbackSchema),
  write: async ({ actor, tx, body }) => {
    const { id, audit } = await writeFeedback(tx, actor, body)
    return { status: 201, body: { id }, audit }
  },
})
