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
