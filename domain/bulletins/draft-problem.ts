import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import { compareCutOffs, longCutOffText, type CutOff } from './cut-off'

/** What a new draft's cut-off is held against. */
export interface DraftContext {
  opensOn: PlainDate
  /** The day that counts as today, and the hour that has passed; null for an example, whose day stands still. */
  today: PlainDate
  hourNow: number | null
  last: { issueNumber: number; cutOff: CutOff } | null
}

/** Why a draft cannot go on: a bulletin of the same or a later cut-off was issued meanwhile (R13). null when none was. */
export function overtakenProblem(cutOff: CutOff, last: DraftContext['last']): string | null {
  if (!last || compareCutOffs(cutOff, last.cutOff) > 0) return null
  return `这份草稿截至${longCutOffText(cutOff)}，不晚于已签发的第${last.issueNumber}期（截至${longCutOffText(last.cutOff)}），不能再送审、签发。请作废这份，另起草截止时间更晚的。`
}

/** Why no bulletin can be drafted for a cut-off, as a sentence; null when one can. A corrected edition keeps the cut-off it has. */
export function draftProblem(cutOff: CutOff, { opensOn, today, hourNow, last }: DraftContext): string | null {
  if (cutOff.day > today) return `截止时间是${longCutOffText(cutOff)}，还没有到（今天是${yearMonthDay(today)}）。请选今天或以前的时间。`
  if (cutOff.day === today && hourNow !== null && cutOff.hour > hourNow) return `截止时间是${longCutOffText(cutOff)}，现在是${hourNow}时许，还没有到。请改选已过的整点，或到时再编。`
  if (cutOff.day < opensOn) return `截止时间是${longCutOffText(cutOff)}，早于开征日（${yearMonthDay(opensOn)}），还没有数可以通报。请改选开征以后的时间。`
  if (last && compareCutOffs(cutOff, last.cutOff) <= 0) {
    return `截止时间是${longCutOffText(cutOff)}，不晚于第${last.issueNumber}期通报的${longCutOffText(last.cutOff)}。请选更晚的时间；要更正第${last.issueNumber}期的，请打开那一期编更正版。`
  }
  return null
}
