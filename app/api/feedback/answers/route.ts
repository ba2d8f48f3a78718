import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { answerFeedback } from '@/db/mutations/feedback'
import { feedbackAnswerSchema, type NewFeedbackAnswer } from '@/domain/feedback/feedback-api'

/** Keeps the county's answer to an entry. */
export const POST = writeRoute('POST /api/feedback/answers', {
  body: jsonBody<NewFeedbackAnswer>(feedbackAnswerSchema),
  write: async ({ actor, tx, body }) => {
    const written = await answerFeedback(tx, actor, body)
    if (!written) throw new Refusal(404, '没有找到这条意见，它不属于本县；答复没有存。')
    return { status: 201, body: { id: written.id }, audit: written.audit }
  },
})
