/*
 * What a campaign chooses between, with the words for it. Beside the settings, not with them: browsers that only print
 * these words load no schemas.
 */

export const seriesCodes = ['reported', 'tax', 'registered'] as const
export type Series = (typeof seriesCodes)[number]
export const seriesLabels: Record<Series, string> = { reported: '镇村上报', tax: '税务缴费', registered: '系统登记' }

export const reportingLevels = ['town', 'village'] as const
export type ReportingLevel = (typeof reportingLevels)[number]

/** The coverage group of everyone; must-cover groups carry their own codes (R18). */
export const everyone = 'everyone'

/** Which straight line a campaign expects progress on (R12). */
export const expectedLines = ['milestones', 'straight'] as const
export type ExpectedLine = (typeof expectedLines)[number]
export const expectedLineLabels: Record<ExpectedLine, string> = {
  milestones: '按节点折线（开征日—各节点）',
  straight: '按全期直线（开征日—截止日）',
}
