import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'
import { seriesCodes } from '@/domain/campaigns/choices'
import { coverageGroupSchema } from '@/domain/campaigns/settings'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

/** An answer to a question about numbers: which question, the figures the person saw, and what is said to them. */
export const questionAnswerSchema = z.strictObject({
  campaign: z.uuid(),
  division: z.string().regex(/^\d{6}(\d{3}){0,2}$/, '区划代码应为6、9或12位数字。'),
  series: z.enum(seriesCodes),
  group: coverageGroupSchema,
  /** Kind and level, as `fall/town`. */
  question: z.string().regex(/^[a-zA-Z]+\/(town|village)$/),
  asOf: plainDateSchema,
  /** The figures the question showed, word for word. */
  seen: z.string().min(1).max(40_000),
  /** The last day of the page on which it was asked: quotas and settings hold as of it. */
  shownOn: plainDateSchema,
  answer: z.string().trim().min(1, '请写明核实的结果。').max(500, '答复超过500个字，请缩短。'),
})
export type QuestionAnswerRequest = z.infer<typeof questionAnswerSchema>

export const questionAnswerSavedSchema = z.strictObject({ id: z.uuid() })

export const answerQuestion: RouteDescription = {
  summary: '答复一处数据核实',
  detail: 'question、asOf 和 seen 照页面上的问题写；数字之后又变的，问题会重新提出，原来的答复留在旁边。',
  body: {
    schema: questionAnswerSchema,
    example: {
      campaign: '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d', division: '610926106', series: 'reported', group: 'everyone', question: 'fall/town', asOf: '2021-11-19',
      seen: '7,000→6,964', shownOn: '2021-11-23', answer: '36人转职工医保，已退费，属实。',
    },
  },
  answers: { 201: { meaning: '已记入', schema: questionAnswerSavedSchema, example: { id: '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d' } } },
  refusals: { 404: '没有这个单位或征缴活动，或不在您的范围之内', 409: '数字已经变了，请刷新后再答', 422: '没有这个问题，或没有写答复' },
}
