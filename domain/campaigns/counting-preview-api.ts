import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'
import { campaignSettingsSchema } from '@/domain/campaigns/settings'
import { reportingLevels, seriesCodes } from '@/domain/campaigns/choices'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

/** The settings somebody is about to save, and the day from which they shall hold. */
export const countingPreviewRequestSchema = z.strictObject({ settings: campaignSettingsSchema, effectiveFrom: plainDateSchema })
export type CountingPreviewRequest = z.infer<typeof countingPreviewRequestSchema>

const countingSchema = z.strictObject({ series: z.enum(seriesCodes), level: z.enum(reportingLevels) })
const stateSchema = z.strictObject({ persons: z.int().nullable(), rateText: z.string().nullable(), rank: z.int().nullable() })
const moveSchema = z.strictObject({
  divisionCode: z.string(),
  name: z.string(),
  before: stateSchema,
  after: stateSchema,
  becomesUnranked: z.enum(['noQuota', 'neverReported']).nullable(),
})

/** What would move, as CountingPreview describes it. */
export const countingPreviewSchema = z.strictObject({
  on: plainDateSchema,
  before: countingSchema,
  after: countingSchema,
  county: moveSchema,
  towns: z.array(moveSchema),
})

export const previewCounting: RouteDescription = {
  summary: '改计数口径或填报层级之前，看各镇人数、完成率和名次会怎样变',
  params: { id: '征缴活动' },
  body: { schema: countingPreviewRequestSchema },
  changesNothing: true,
  answers: { 200: { meaning: '改前与改后', schema: countingPreviewSchema } },
  refusals: { 404: '没有这个征缴活动', 422: '设置不合要求' },
}
