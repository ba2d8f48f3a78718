import { z } from 'zod'
import { divisionCodeSchema } from '@/domain/divisions/division-code-schema'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

const papers = {
  documentNumber: z.string().trim().min(1, '请填写文号，如 平政函〔2021〕12号。').max(80, '文号超过80个字，请缩短。'),
  reason: z.string().trim().min(1, '请填写原因。').max(200, '原因超过200个字，请缩短。'),
}

const name = z
  .string()
  .transform((text) => text.replace(/\s+/g, ''))
  .pipe(z.string().min(2, '请填写区划全称。').max(40, '名称超过40个字，请核对。'))

/** A division renamed from a day, or merged into another after its last day (R4), with the document that says so. */
export const divisionChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rename'), name, effectiveFrom: plainDateSchema, ...papers }),
  z.strictObject({
    kind: z.literal('merge'),
    successorCode: divisionCodeSchema,
    lastDay: plainDateSchema,
    /** A town's villages end with it: each with the village, or the town, that goes on with it. */
    villages: z.array(z.strictObject({ code: divisionCodeSchema, successorCode: divisionCodeSchema })).max(2_000),
    ...papers,
  }),
])
export type DivisionChange = z.infer<typeof divisionChangeSchema>

/** How many divisions changed: the one named, and a merged town's villages. */
export const divisionChangeAnswerSchema = z.strictObject({ code: divisionCodeSchema, changed: z.int() })
export type DivisionChangeAnswer = z.infer<typeof divisionChangeAnswerSchema>
