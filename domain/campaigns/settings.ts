import { z } from 'zod'
import { plainDateSchema } from '@/domain/time/plain-date-schema'
import { daysBetween, yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import { everyone, expectedLines, reportingLevels, seriesCodes } from './choices'

export const coverageGroupSchema = z.string().regex(/^[a-z][a-zA-Z]{1,39}$/)

export const windowSchema = z.strictObject({ opensOn: plainDateSchema, closesOn: plainDateSchema })
const fen = z.int().min(0)

/** A share to be reached by a day. 80 % is 8,000 basis points. */
export const milestoneSchema = z.strictObject({ dueOn: plainDateSchema, basisPoints: z.int().min(1).max(10_000) })
export type Milestone = z.infer<typeof milestoneSchema>

/** Milestones lie inside the window, later ones higher. */
function checkMilestones(window: { opensOn: string; closesOn: string }, milestones: readonly Milestone[], path: (string | number)[], context: z.core.$RefinementCtx): void {
  milestones.forEach((milestone, index) => {
    const before = milestones[index - 1]
    if (milestone.dueOn < window.opensOn || milestone.dueOn > window.closesOn) {
      context.addIssue({ code: 'custom', path: [...path, index], message: '节点日期应在集中征缴期之内。' })
    }
    if (before && (before.dueOn >= milestone.dueOn || before.basisPoints >= milestone.basisPoints)) {
      context.addIssue({ code: 'custom', path: [...path, index], message: '节点应按日期先后排列，比例逐个升高。' })
    }
  })
}

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
    /** Groups that must reach 100 % (R18). Their own stricter milestones; with none, the campaign's hold for them too. */
    mustCoverGroups: z.array(
      z.strictObject({ code: coverageGroupSchema, name: z.string().min(1), milestones: z.array(milestoneSchema).default([]) }),
    ),
    subsidies: z.array(
      z.strictObject({ code: coverageGroupSchema, name: z.string().min(1), amountFen: z.union([fen, z.literal('full')]) }),
    ),
    countingSeries: z.enum(seriesCodes),
    reportingLevel: z.record(z.enum(seriesCodes), z.enum(reportingLevels)),
    /** The hour by which a day's counts are due; null where the notice names none. */
    dailyDueHour: z.int().min(1).max(24).nullable().default(null),
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
    checkMilestones(settings, settings.milestones, ['milestones'], context)
    settings.mustCoverGroups.forEach((group, index) => {
      checkMilestones(settings, group.milestones, ['mustCoverGroups', index, 'milestones'], context)
      const code = group.code
      if (code === everyone || settings.mustCoverGroups.findIndex((other) => other.code === code) !== index) {
        context.addIssue({ code: 'custom', path: ['mustCoverGroups', index], message: `必保对象“${group.name}”的代码${code}重复，请另取一个。` })
      }
    })
  })

export type CampaignSettings = z.infer<typeof campaignSettingsSchema>

/** A year and a month: no notice sets a longer window, and pace is reckoned day by day over it (R12). */
const longestWindow = 366 + 31

/** What settings must keep to when they are written. Not asked when they are read: what is stored stays readable. */
function checkBounds({ coverageYear, opensOn, closesOn, lateWindow }: CampaignSettings, context: z.core.$RefinementCtx): void {
  const problem = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
  const tooLong = (from: PlainDate, until: PlainDate, what: string) => `${what}从${yearMonthDay(from)}到${yearMonthDay(until)}共${daysBetween(from, until) + 1}天，最长${longestWindow}天，请核对年份。`
  if (Math.abs(Number(opensOn.slice(0, 4)) - coverageYear) > 1) problem(['opensOn'], `开征日是${yearMonthDay(opensOn)}，与${coverageYear}年度相差太远，请核对年份。`)
  if (daysBetween(opensOn, closesOn) >= longestWindow) problem(['closesOn'], tooLong(opensOn, closesOn, '集中征缴期'))
  if (!lateWindow) return
  if (lateWindow.closesOn < lateWindow.opensOn) problem(['lateWindow', 'closesOn'], '延期缴费的截止日早于开始日，请核对。')
  if (daysBetween(lateWindow.opensOn, lateWindow.closesOn) >= longestWindow) problem(['lateWindow', 'closesOn'], tooLong(lateWindow.opensOn, lateWindow.closesOn, '延期缴费'))
  if (Math.abs(daysBetween(closesOn, lateWindow.opensOn)) > longestWindow) problem(['lateWindow', 'opensOn'], `延期缴费从${yearMonthDay(lateWindow.opensOn)}开始，离截止日${yearMonthDay(closesOn)}太远，请核对年份。`)
}

/** Settings as they are taken in: the schema, and windows no longer than a notice could mean. */
export const writtenSettingsSchema = campaignSettingsSchema.superRefine(checkBounds)
