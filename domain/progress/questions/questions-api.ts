import { z } from 'zod'
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
export type QuestionAnswerSaved = z.infer<typeof questionAnswerSavedSchema>
