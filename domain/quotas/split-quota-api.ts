import { z } from 'zod'
import { coverageGroupSchema } from '@/domain/campaigns/settings'
import { maxPersons } from '@/domain/numbers/parse-persons'
import { quotaKinds } from '@/domain/quotas/quota'
import { documentNumberSchema, reasonSchema } from '@/domain/quotas/quota-change'
import { splitBases } from '@/domain/quotas/split-quota'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

const persons = z.int('人数应为整数。').min(0, '人数不能为负。').max(maxPersons, '人数超出可填的上限，请核对是否多打了数字。')

/** A town's quota split to its villages, against the ledger the person saw (R2). */
export const quotaSplitSchema = z.strictObject({
  campaignId: z.uuid(),
  /** The town whose quota is split. */
  divisionCode: z.string().regex(/^\d{9}$/, '只有镇（街道、苏木）的任务数可以分解到村（社区），区划代码应为9位数字。'),
  kind: z.enum(quotaKinds),
  coverageGroup: coverageGroupSchema,
  basis: z.enum(splitBases),
  shares: z.array(z.strictObject({ divisionCode: z.string().regex(/^\d{12}$/, '村（社区）的区划代码应为12位数字。'), persons })).min(1, '没有一个村（社区），请先填写。').max(2_000),
  effectiveFrom: plainDateSchema,
  reason: reasonSchema,
  documentNumber: documentNumberSchema,
  /** The newest entry of the town and its villages that the page showed; null when there was none. */
  seenEntry: z.uuid().nullable(),
})

/** `difference` is what the villages carry above (or, negative, below) the town's own quota: shown, never mended (R2). */
export const quotaSplitAnswerSchema = z.strictObject({ entered: z.int(), sum: z.int(), difference: z.int(), effectiveFrom: plainDateSchema })
export type QuotaSplitAnswer = z.infer<typeof quotaSplitAnswerSchema>
