import { z } from 'zod'
import { isDeskPath, longestFeedback, longestPage } from './feedback'

const content = z.string().trim().min(1, '请写明意见。').max(longestFeedback, `超过${longestFeedback}个字，请缩短。`)

/** What somebody says about the desk, and the page it is about. */
export const newFeedbackSchema = z.strictObject({
  page: z.string().max(longestPage).refine((path) => path === '' || isDeskPath(path), '页面应写作本系统的路径，如 /dashboard。').default(''),
  content,
})
export type NewFeedback = z.infer<typeof newFeedbackSchema>

/** The county's answer to an entry; a second one stands beside the first. */
export const feedbackAnswerSchema = z.strictObject({ entry: z.uuid(), content })
export type NewFeedbackAnswer = z.infer<typeof feedbackAnswerSchema>

export const feedbackSavedSchema = z.strictObject({ id: z.uuid() })
export type FeedbackSaved = z.infer<typeof feedbackSavedSchema>
