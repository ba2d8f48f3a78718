import { z } from 'zod'
import { everyone, reportingLevels, seriesCodes } from '@/domain/campaigns/choices'
import { coverageGroupSchema } from '@/domain/campaigns/settings'
import { divisionCodeSchema } from '@/domain/divisions/division-code-schema'
import type { SaveCounts } from '@/domain/progress/entry-sheet'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

/** Why a number is as it is, on one line. */
export const countReasonSchema = z
  .string()
  .max(200, '原因请写在200字以内。')
  .transform((text) => text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim())

const cellToSaveSchema = z.strictObject({
  divisionCode: divisionCodeSchema,
  level: z.enum(reportingLevels),
  // Whole numbers and their range are checkDailyCount's to refuse, with a sentence for each cell.
  persons: z.number().nullable(),
  hour: z.number().nullable(),
  reason: countReasonSchema,
  baseRevision: z.int().min(0),
})

/** The body of a save as the API takes it; unknown fields are refused. Apart from the sheet, so that browsers load no Zod for it. */
export const saveCountsSchema: z.ZodType<SaveCounts> = z.strictObject({
  campaign: z.uuid(),
  asOf: plainDateSchema,
  series: z.enum(seriesCodes),
  coverageGroup: coverageGroupSchema.default(everyone),
  cells: z.array(cellToSaveSchema).min(1, '没有要上报的数。').max(2_000, '一次最多上报2,000项，请分几次上报。'),
})
