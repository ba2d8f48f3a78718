import type { ResultRow } from '@/domain/bulletins/bulletin-results'
import type { CutOff } from '@/domain/bulletins/cut-off'
import type { PlainDate } from '@/domain/time/plain-date'

/** What supervision keeps a case of (R15, R16): 提醒督办, 约谈, 督导记录. */
export const caseKinds = ['reminder', 'talk', 'visit'] as const
export type CaseKind = (typeof caseKinds)[number]
export const caseKindLabels: Record<CaseKind, string> = { reminder: '提醒督办', talk: '约谈', visit: '督导' }

export const reminderLevels = ['blue', 'yellow', 'red'] as const
export type ReminderLevel = (typeof reminderLevels)[number]
export const reminderLevelLabels: Record<ReminderLevel, string> = { blue: '蓝色提醒', yellow: '黄色督办', red: '红色督办' }

/**
 * The steps of cases. Of a reminder: sent, replied, returned, closed. Of a talk: proposed, explained, approved or declined,
 * noticed, held, closed; lapsed and reexamined when a corrected edition moved the ground it stands on. Of a visit: recorded,
 * followedUp, closed.
 */
export const caseSteps = [
  'sent', 'replied', 'returned',
  'proposed', 'explained', 'approved', 'declined', 'noticed', 'held', 'lapsed', 'reexamined',
  'recorded', 'followedUp',
  'closed',
] as const
export type CaseStep = (typeof caseSteps)[number]

/** The steps of each kind, from the one that opens it. */
export const stepsOf = {
  reminder: ['sent', 'replied', 'returned', 'closed'],
  talk: ['proposed', 'explained', 'approved', 'declined', 'noticed', 'held', 'lapsed', 'reexamined', 'closed'],
  visit: ['recorded', 'followedUp', 'closed'],
} as const satisfies Record<CaseKind, readonly CaseStep[]>

/** What a step is called once it was taken. */
export const stepLabels: Record<CaseStep, string> = {
  sent: '已发出',
  replied: '已答复',
  returned: '已退回补充',
  proposed: '建议约谈',
  explained: '说明情况',
  approved: '同意约谈',
  declined: '不约谈',
  noticed: '已通知',
  held: '已约谈',
  lapsed: '建议已撤销',
  reexamined: '依据重新核对',
  recorded: '已记录',
  followedUp: '已跟进',
  closed: '已办结',
}

/** What a step by rule was held against: the issues of the talk's run in the editions they then had, the first first, and whether they bore it. */
export interface ExaminedGround {
  issueIds: string[]
  holds: boolean
}

/** A step as it was taken. */
export interface StepTaken {
  number: number
  step: CaseStep
  content: string
  onDay: PlainDate | null
  /** Of a step that followed by rule from issued bulletins; null for what a person did. */
  ground: ExaminedGround | null
  authorName: string
  /** 2021-11-23 17:40, Asia/Shanghai. */
  recordedAt: string
}

/** A case with everything that was done in it, the first step first. */
export interface SupervisionCase {
  id: string
  campaignId: string
  kind: CaseKind
  divisionCode: string
  divisionName: string
  /** The issue it rests on, of a talk the last of its run. */
  issue: { id: string; bulletinId: string; issueNumber: number; edition: number } | null
  runEndsWith: number | null
  runLength: number | null
  level: ReminderLevel | null
  content: string
  team: string
  heldOn: PlainDate | null
  dueOn: PlainDate | null
  authorName: string
  recordedAt: string
  steps: StepTaken[]
}

/** An issue a case rests on, in its latest edition, with the town's own row. */
export interface EvidenceIssue {
  bulletinId: string
  issueNumber: number
  edition: number
  title: string
  issuedOn: PlainDate
  cutOff: CutOff
  /** Without, the sealed table says no place, and nor does who reads it here (R17). */
  ranksPrinted: boolean
  row: Pick<ResultRow, 'rank' | 'rateText' | 'persons' | 'quota' | 'isLastPlace'> | null
}
