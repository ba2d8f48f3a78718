import { z } from 'zod'
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
