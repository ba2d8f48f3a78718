import { z } from 'zod'
import { daysBetween, monthDay, type PlainDate } from '@/domain/time/plain-date'
import { publicText } from '@/domain/imports/public-text-schema'
import { plainDateSchema } from '@/domain/time/plain-date-schema'
import { caseSteps, reminderLevels, type CaseStep } from './case'
import { stepRules } from './case-state'
import { longestContent, longestTeam } from './limits'

const town = z.string().regex(/^\d{9}$/, '镇的区划代码应为9位数字。')
const text = (what: string) => publicText(z.string().trim().min(1, `请填写${what}。`).max(longestContent, `${what}超过${longestContent}个字，请缩短。`))

/** Reminders to towns (R15), all or none. */
export const newRemindersSchema = z.strictObject({
  campaign: z.uuid(),
  /** The issued bulletin they rest on, or null. */
  issue: z.uuid().nullable(),
  dueOn: plainDateSchema,
  reminders: z
    .array(z.strictObject({ division: town, level: z.enum(reminderLevels).nullable(), content: text('提醒内容') }))
    .min(1, '请至少选择一个镇。')
    .max(200)
    .refine((list) => new Set(list.map(({ division }) => division)).size === list.length, '同一个镇在这次提醒里出现了两次，请刷新页面后重试。'),
})
export type NewReminders = z.infer<typeof newRemindersSchema>

/** A visit as the team writes it down (督导记录). */
export const newVisitSchema = z
  .strictObject({
    campaign: z.uuid(),
    division: town,
    team: z.string().trim().min(1, '请填写督导组成员。').max(longestTeam, `督导组成员超过${longestTeam}个字，请缩短。`),
    heldOn: plainDateSchema,
    content: text('发现的问题'),
    dueOn: plainDateSchema.nullable(),
  })
  .refine(({ heldOn, dueOn }) => dueOn === null || dueOn >= heldOn, { message: '约定的日期早于督导日期，请核对。', path: ['dueOn'] })
export type NewVisit = z.infer<typeof newVisitSchema>

/** The next step in a case, and the number of the last step the person saw. */
export const newStepSchema = z.strictObject({
  seenNumber: z.int().min(1),
  step: z.enum(caseSteps),
  content: publicText(z.string().trim().max(longestContent, `超过${longestContent}个字，请缩短。`)),
  onDay: plainDateSchema.nullable().default(null),
})
export type NewStep = z.infer<typeof newStepSchema>

export const talkReviewSchema = z.strictObject({ campaign: z.uuid() })
export type TalkReview = z.infer<typeof talkReviewSchema>

/** Days from now on: no notice gives a town longer to answer, and a typing mistake in the year is caught. */
const longestTerm = 366

function termProblem(what: string, day: PlainDate, today: PlainDate): string | null {
  if (day < today) return `${what}${monthDay(day)}已经过去，请改为今天或以后的日期。`
  return daysBetween(today, day) > longestTerm ? `${what}${day}太远，请核对年份。` : null
}

/** What is wrong with a day by which towns are to answer; null when nothing is. */
export function dueProblem(dueOn: PlainDate, today: PlainDate): string | null {
  return termProblem('答复期限', dueOn, today)
}

/** What is wrong with the days of a visit; null when nothing is. */
export function visitProblem({ heldOn, dueOn }: Pick<NewVisit, 'heldOn' | 'dueOn'>, today: PlainDate): string | null {
  if (heldOn > today) return `督导日期${monthDay(heldOn)}还没有到，请核对。`
  if (daysBetween(heldOn, today) > longestTerm) return `督导日期${heldOn}太早，请核对年份。`
  return dueOn !== null && daysBetween(heldOn, dueOn) > longestTerm ? `约定的日期${dueOn}太远，请核对年份。` : null
}

/**
 * What is wrong with what is said and dated with a step; null when nothing is. A day that a step names is one by which
 * something is to be done, or on which a talk is to be held: not past, and not a year away.
 */
export function stepProblem(step: CaseStep, { content, onDay }: Pick<NewStep, 'content' | 'onDay'>, today: PlainDate): string | null {
  const { content: what, day } = stepRules[step]
  if (content.trim() === '') return `请填写${what}。`
  if (day === null) return onDay === null ? null : `“${what}”不带日期，请刷新页面后重试。`
  const label = day.label.replace(/（.*）$/, '')
  if (onDay === null) return day.isNeeded ? `请填写${label}。` : null
  return termProblem(label, onDay, today)
}
