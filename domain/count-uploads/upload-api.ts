import { z } from 'zod'
import { seriesCodes } from '@/domain/campaigns/choices'
import { coverageGroupSchema } from '@/domain/campaigns/settings'
import { divisionCodeSchema } from '@/domain/divisions/division-code-schema'
import { countReasonSchema } from '@/domain/progress/entry-sheet-request'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

/** No more rows in one delivery: a county has some thousand divisions, and a file may hold several days. */
export const mostRows = 20_000

const rowSchema = z.strictObject({
  divisionCode: divisionCodeSchema,
  /** Cumulative persons as of the day. Whole numbers and their range are checked with a sentence per row. */
  persons: z.number(),
  hour: z.number().nullable().optional(),
  reason: countReasonSchema.optional(),
  /** A town's code as the line 镇直, where villages report (R8). */
  direct: z.boolean().optional(),
})

/** Daily counts as a program sends them (POST /api/daily-counts/uploads): one day of one series and coverage group. */
export const sentCountsSchema = z
  .strictObject({
    /** Which campaign: by id, or by coverage year; the newest when neither is given. */
    campaign: z.uuid().optional(),
    coverageYear: z.int().optional(),
    /** A sender's own series when left out; for people the one that counts. */
    series: z.enum(seriesCodes).optional(),
    group: coverageGroupSchema.optional(),
    asOf: plainDateSchema,
    rows: z.array(rowSchema).min(1, '没有要报送的数。').max(mostRows, '一次最多报送20,000项，请分几次报送。'),
  })
  .refine((body) => body.campaign === undefined || body.coverageYear === undefined, '活动编号（campaign）和参保年度（coverageYear）只写一个。')
export type SentCounts = z.infer<typeof sentCountsSchema>

const sentRowSchema = z.strictObject({
  divisionCode: z.string(),
  outcome: z.enum(['saved', 'same']),
  persons: z.int(),
  /** What the cell held before; null when nothing. */
  before: z.int().nullable(),
})

/** What came of a delivery: all rows were taken, or none. `upload` is null when nothing changed. */
export const sentAnswerSchema = z.strictObject({ upload: z.uuid().nullable(), saved: z.int(), same: z.int(), rows: z.array(sentRowSchema) })
export type SentAnswer = z.infer<typeof sentAnswerSchema>

/** Beside the sentence of a refused delivery (422): each row that keeps the others out, and why. Nothing was saved. */
export const sentRefusalSchema = z.strictObject({
  error: z.string(),
  rows: z.array(z.strictObject({ row: z.int(), divisionCode: z.string(), outcome: z.literal('refused'), code: z.string(), sentence: z.string() })),
})
export type SentRefusal = z.infer<typeof sentRefusalSchema>

/** The answer to an imported file. */
export const importedCountsSchema = z.strictObject({ upload: z.uuid().nullable(), saved: z.int(), same: z.int(), days: z.array(z.string()) })
export type ImportedCounts = z.infer<typeof importedCountsSchema>

export const undoUploadSchema = z.strictObject({})
export const undoneUploadSchema = z.strictObject({
  givenBack: z.int(),
  kept: z.array(z.strictObject({ name: z.string(), asOf: z.string(), authorName: z.string(), recordedAt: z.string() })),
})
