import { addDays, type PlainDate } from '@/domain/time/plain-date'

export type NoFinishReason = 'alreadyFull' | 'noWeekAgo' | 'partsBegan' | 'noGain' | 'tooFar'
export const noFinishReasonLabels: Record<NoFinishReason, string> = {
  alreadyFull: '已完成任务数',
  noWeekAgo: '七天前尚无数据',
  partsBegan: '有单位七天内才开始有数，暂不推算',
  noGain: '近七天没有新增',
  tooFar: '按近七天的日均，一年内完不成',
}

/** The day on which the quota is reached at the present speed, or why there is none. */
export type ProjectedFinish = { on: PlainDate; reason: null } | { on: null; reason: NoFinishReason }

/** The days whose mean increase is carried on. */
const meanOverDays = 7
/** Product choice: a day more than a year off says nothing about this campaign. */
const farthestDays = 366

/**
 * Carries the mean daily increase of the last seven days on until the quota is reached (persons; `countWeekAgo` is the
 * count known seven days before `asOf`). No gain, no date.
 * // R12
 */
export function projectFinish(counts: {
  persons: number
  quota: number
  countWeekAgo: number | null
  /** Whether parts of the whole were first heard of within the week: their first reports are no week's gain. */
  partsBegan?: boolean
  asOf: PlainDate
}): ProjectedFinish {
  const { persons, quota, countWeekAgo, partsBegan = false, asOf } = counts
  if (persons >= quota) return { on: null, reason: 'alreadyFull' }
  if (countWeekAgo === null) return { on: null, reason: 'noWeekAgo' }
  if (partsBegan) return { on: null, reason: 'partsBegan' }
  const gain = BigInt(persons - countWeekAgo)
  if (gain <= 0n) return { on: null, reason: 'noGain' }
  const daysLeft = (BigInt(quota - persons) * BigInt(meanOverDays) + gain - 1n) / gain
  if (daysLeft > BigInt(farthestDays)) return { on: null, reason: 'tooFar' }
  return { on: addDays(asOf, Number(daysLeft)), reason: null }
}
