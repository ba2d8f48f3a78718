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
    bulletin: z.strictObject({
      everyDays: z.int().min(1),
      /** Whether ranks are printed at all; without them no issue counts for a talk (R16, R17). */
      ranksPrinted: z.boolean(),
      /** The share from which a town counts as in time; null: the expected rate on the day (序时进度). */
      lineBasisPoints: z.int().min(1).max(10_000).nullable().default(null),
      /** The issuing office of masthead and signature; '' for the county's joint supervision team. */
      office: z.string().max(60).default(''),
      /** 平医保督, before 〔2021〕5号; '' when bulletins carry no document number. */
      documentPrefix: z.string().max(20).default(''),
      /** '' for the usual addressees. */
      addressees: z.string().max(200).default(''),
      copiedTo: z.string().max(200).default(''),
    }),
    escalation: z
      .strictObject({
        lastPlaceTimes: z.int().min(2),
        /** Switches (R17): whether reminders and talks are used at all. */
        reminders: z.boolean().default(true),
        talks: z.boolean().default(true),
        /** Days a town has to answer a reminder. */
        replyDays: z.int().min(1).max(60).default(3),
        /** How far below the line a reminder is yellow, and red; null when colours are not used (R15). */
        levels: z.strictObject({ yellowBasisPoints: z.int().min(1).max(10_000), redBasisPoints: z.int().min(1).max(10_000) }).nullable().default(null),
        /** Towns that are never proposed for a talk. */
        exemptCodes: z.array(z.string().regex(/^\d{9}$/)).max(200).default([]),
      })
      .refine(({ levels }) => levels === null || levels.yellowBasisPoints < levels.redBasisPoints, { message: '红色应比黄色落后更多，请核对。', path: ['levels'] }),
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

/** A weekly bulletin with ranks, and talks after two last places, as Pingli §8(5) has them; nothing else is set. */
export const usualBulletin: CampaignSettings['bulletin'] = { everyDays: 7, ranksPrinted: true, lineBasisPoints: null, office: '', documentPrefix: '', addressees: '', copiedTo: '' }
export const usualEscalation: CampaignSettings['escalation'] = { lastPlaceTimes: 2, reminders: true, talks: true, replyDays: 3, levels: null, exemptCodes: [] }

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
