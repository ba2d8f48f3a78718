import { z } from 'zod'
import { plainDateSchema } from '@/domain/time/plain-date-schema'
import { expectedLines, reportingLevels, seriesCodes } from './choices'

export const coverageGroupSchema = z.string().regex(/^[a-z][a-zA-Z]{1,39}$/)

const windowSchema = z.strictObject({ opensOn: plainDateSchema, closesOn: plainDateSchema })
const fen = z.int().min(0)

/** A share to be reached by a day. 80 % is 8,000 basis points. */
export const milestoneSchema = z.strictObject({ dueOn: plainDateSchema, basisPoints: z.int().min(1).max(10_000) })
export type Milestone = z.infer<typeof milestoneSchema>

/**
 * All that a notice fixes about a campaign (R1): settings, never code. Money is in fen, shares in basis points, days are
 * calendar days. A revision holds the whole object, with the document it came from beside it.
 */
export const campaignSettingsSchema = z
  .strictObject({
    coverageYear: z.int().min(2004).max(2100),
    opensOn: plainDateSchema,
    closesOn: plainDateSchema,
    lateWindow: windowSchema.nullable(),
    personalFeeFen: fen,
    financeShareFen: fen,
    milestones: z.array(milestoneSchema).min(1),
    expectedLine: z.enum(expectedLines),
    mustCoverGroups: z.array(z.strictObject({ code: coverageGroupSchema, name: z.string().min(1) })),
    subsidies: z.array(
      z.strictObject({ code: coverageGroupSchema, name: z.string().min(1), amountFen: z.union([fen, z.literal('full')]) }),
    ),
    countingSeries: z.enum(seriesCodes),
    reportingLevel: z.record(z.enum(seriesCodes), z.enum(reportingLevels)),
    townsSeeTable: z.boolean(),
    bulletin: z.strictObject({ everyDays: z.int().min(1), ranksPrinted: z.boolean() }),
    escalation: z.strictObject({ lastPlaceTimes: z.int().min(2) }),
    waiver: z.strictObject({
      wording: z.string().nullable(),
      visitsNeeded: z.int().min(0),
      dueDaysAfterClose: z.int().min(0),
    }),
    retentionYears: z.int().min(1),
  })
  .superRefine((settings, context) => {
    if (settings.closesOn < settings.opensOn) {
      context.addIssue({ code: 'custom', path: ['closesOn'], message: '集中征缴期的截止日早于开征日，请核对通知。' })
    }
    settings.milestones.forEach((milestone, index) => {
      const before = settings.milestones[index - 1]
      if (milestone.dueOn < settings.opensOn || milestone.dueOn > settings.closesOn) {
        context.addIssue({ code: 'custom', path: ['milestones', index], message: '节点日期应在集中征缴期之内。' })
      }
      if (before && (before.dueOn >= milestone.dueOn || before.basisPoints >= milestone.basisPoints)) {
        context.addIssue({ code: 'custom', path: ['milestones', index], message: '节点应按日期先后排列，比例逐个升高。' })
      }
    })
  })

export type CampaignSettings = z.infer<typeof campaignSettingsSchema>
