import { z } from 'zod'
import { coverageGroupSchema, type CampaignSettings } from '@/domain/campaigns/settings'
import { divisionCodeSchema } from '@/domain/divisions/division-code-schema'
import { identityInReason } from '@/domain/imports/identity-numbers'
import { formatThousands } from '@/domain/numbers/format'
import { maxPersons } from '@/domain/numbers/parse-persons'
import { changedFields, type QuotaFigures } from '@/domain/quotas/quota-import'
import { quotaKinds, type PrintedMilestone } from '@/domain/quotas/quota'
import { plainDateSchema } from '@/domain/time/plain-date-schema'
import { monthDay, yearMonthDay, type PlainDate } from '@/domain/time/plain-date'

const persons = z.int('人数应为整数。').min(0, '人数不能为负。').max(maxPersons, '人数超出可填的上限，请核对是否多打了数字。')

/** The papers behind an entry of the ledger (R2). */
export const documentNumberSchema = z.string().trim().min(1, '请填写文号，如 平政办发〔2021〕105号。').max(80, '文号超过80个字，请缩短。')
export const reasonSchema = z.string().trim().min(1, '请填写原因。').max(200, '原因超过200个字，请缩短。').superRefine((reason, context) => {
  const named = identityInReason(reason)
  if (named) context.addIssue({ code: 'custom', message: named })
})

/** One change of one division's quota, against the entry the person saw. */
export const quotaChangeSchema = z.strictObject({
  campaignId: z.uuid(),
  divisionCode: divisionCodeSchema,
  kind: z.enum(quotaKinds),
  coverageGroup: coverageGroupSchema,
  persons,
  /** Cumulative persons by a milestone's day where the document prints them; the others follow from their share (R3). */
  milestones: z.array(z.strictObject({ dueOn: plainDateSchema, persons })).max(50),
  remark: z.string().trim().max(100, '备注超过100个字，请缩短。'),
  effectiveFrom: plainDateSchema,
  reason: reasonSchema,
  documentNumber: documentNumberSchema,
  /** The newest entry of this division that the page showed; null when there was none. */
  seenEntry: z.uuid().nullable(),
})
export type QuotaChange = z.infer<typeof quotaChangeSchema>

export interface QuotaDates extends Pick<CampaignSettings, 'opensOn' | 'closesOn' | 'lateWindow'> {
  /** The cut-off day of the last issued bulletin; null as long as none is issued. */
  lastIssuedCutOff: PlainDate | null
}

/**
 * The first and the last day on which a quota may take effect (R2): inside the window, and not before what an issued bulletin was
 * reckoned with. A bulletin after the window leaves its own day, or no quota could change any more.
 */
export function quotaDaySpan({ opensOn, closesOn, lateWindow, lastIssuedCutOff }: QuotaDates): { from: PlainDate; until: PlainDate } {
  const last = lateWindow?.closesOn ?? closesOn
  const from = lastIssuedCutOff !== null && lastIssuedCutOff > opensOn ? lastIssuedCutOff : opensOn
  return { from, until: from > last ? from : last }
}

/** Why a quota cannot take effect on the day, as a sentence; null when it can (R2). */
export function effectiveDateProblem(effectiveFrom: PlainDate, dates: QuotaDates): string | null {
  const { until } = quotaDaySpan(dates)
  if (effectiveFrom < dates.opensOn || effectiveFrom > until) {
    const span = `${yearMonthDay(dates.opensOn)}至${yearMonthDay(until)}`
    const isIssuedAfter = until > (dates.lateWindow?.closesOn ?? dates.closesOn)
    return `生效日期是${yearMonthDay(effectiveFrom)}，应在${isIssuedAfter ? `开征日和最近一期通报的截止日之间（${span}）` : `征缴期内（${span}）`}。`
  }
  // R2: what an issued bulletin was reckoned with stays as it was.
  if (dates.lastIssuedCutOff && effectiveFrom < dates.lastIssuedCutOff) {
    return `生效日期是${yearMonthDay(effectiveFrom)}，不能早于最近一期已签发通报的截止日${yearMonthDay(dates.lastIssuedCutOff)}。`
  }
  return null
}

function milestoneProblem(milestones: readonly PrintedMilestone[], quota: number, known: readonly { dueOn: PlainDate }[]): string | null {
  let before = 0
  for (const { dueOn, persons: target } of milestones) {
    if (!known.some((milestone) => milestone.dueOn === dueOn)) return `${monthDay(dueOn)}不是本次征缴的节点，请刷新页面后重填。`
    if (target < before) return `${monthDay(dueOn)}前需完成 ${formatThousands(target)} 人，少于前一节点的 ${formatThousands(before)} 人。这里填累计数，请核对。`
    if (target > quota) return `${monthDay(dueOn)}前需完成 ${formatThousands(target)} 人，多于任务数 ${formatThousands(quota)} 人，请核对。`
    before = target
  }
  return null
}

/** Why a change is not entered, as a sentence; null when it may be. `before` is what holds on the day it takes effect. */
export function quotaChangeProblem(change: Omit<QuotaChange, 'seenEntry'>, before: QuotaFigures | null, settings: Pick<CampaignSettings, 'milestones'>, dates: QuotaDates): string | null {
  const late = effectiveDateProblem(change.effectiveFrom, dates) ?? milestoneProblem(change.milestones, change.persons, settings.milestones)
  if (late) return late
  const after = { persons: change.persons, milestones: change.milestones, remark: change.remark, position: before?.position ?? 0 }
  if (before && changedFields(before, after).length === 0) return `与${monthDay(change.effectiveFrom)}已有的任务数完全相同，没有需要保存的调整。`
  return null
}
