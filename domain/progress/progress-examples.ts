import type { ReportingLevel } from '@/domain/campaigns/choices'
import { composeOverview, overviewFor, type Basis } from '@/domain/progress/overview'
import type { DivisionTotal } from '@/domain/progress/progress'
import { composeTownOverview } from '@/domain/progress/town-overview'
import { plainDate } from '@/domain/time/plain-date'

/*
 * The samples of the API's document, put together by the same functions that answer: the example county on 23 November 2021,
 * shortened to one town and one village.
 */

const asOf = plainDate('2021-11-23')
const firstMilestone = plainDate('2021-11-30')
const closesOn = plainDate('2021-12-25')
const settings = {
  opensOn: plainDate('2021-10-15'),
  closesOn,
  milestones: [{ dueOn: firstMilestone, basisPoints: 8_000 }, { dueOn: closesOn, basisPoints: 10_000 }],
  expectedLine: 'milestones' as const,
}
const level: ReportingLevel = 'town'
const basis: Basis = { kind: 'assigned', series: 'reported', level, coverageGroup: 'everyone', groupName: '全部人员', expectedLine: 'milestones' }

function total(divisionCode: string, name: string, position: number, quota: number | null, persons: number, yesterday: number, weekAgo: number): DivisionTotal {
  const milestones = quota === null ? [] : [{ dueOn: firstMilestone, persons: (quota * 8) / 10 }, { dueOn: closesOn, persons: quota }]
  return { divisionCode, name, position, quota, milestones, count: { persons, reportedFor: asOf, hour: 17 }, countYesterday: yesterday, countWeekAgo: weekAgo, villages: null }
}

const county = total('610926', '平利县', 0, 210_000, 138_212, 132_388, 112_616)
const town = total('610926100', '城关镇', 1, 48_000, 30_840, 29_540, 25_128)
const village = total('610926100204', '五峰村委会', 0, null, 1_263, 1_210, 1_029)
const composed = composeOverview({ scopeName: '全县', total: county, parts: [town], partLevel: 'town', settings, basis, asOf })

/** GET /api/ranking */
export const overviewExample = overviewFor(composed, { role: 'county_staff', scopeCode: '610926' }, true)

/** GET /api/towns/610926100 */
export const townExample = composeTownOverview({ total: town, row: composed.rows[0]!, rankedParts: 11, villages: [village], seesAll: true, settings, basis, asOf })
