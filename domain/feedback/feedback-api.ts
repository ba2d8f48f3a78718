import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'
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

const example = { id: '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d' }

export const sendFeedback: RouteDescription = {
  summary: '写一条意见',
  body: { schema: newFeedbackSchema, example: { page: '/dashboard', content: '希望能按片区看进度。' } },
  answers: { 201: { meaning: '已记入', schema: feedbackSavedSchema, example } },
  refusals: { 422: '没有写内容，或过长' },
}

export const answerFeedback: RouteDescription = {
  summary: '县里答复一条意见；再答复一次，两次都留着',
  body: { schema: feedbackAnswerSchema, example: { entry: example.id, content: '已列入下一步安排。' } },
  answers: { 201: { meaning: '已答复', schema: feedbackSavedSchema, example } },
  refusals: { 404: '没有这条意见，或不在您的范围之内', 422: '没有写内容，或过长' },
}
