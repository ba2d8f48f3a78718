import type { PlainDate } from '@/domain/time/plain-date'

export const quotaKinds = ['assigned', 'own'] as const
export type QuotaKind = (typeof quotaKinds)[number]
export const quotaKindLabels: Record<QuotaKind, string> = { assigned: '上级任务', own: '本级任务' }

/** Persons to be reached by a day as the notice prints them, cumulative (R3). */
export interface PrintedMilestone {
  dueOn: PlainDate
  persons: number
}

/** A division's quota in force: persons, its place in the notice's table, and the milestones printed beside it. */
export interface Quota {
  divisionCode: string
  persons: number
  position: number
  milestones: PrintedMilestone[]
  remark: string
}
