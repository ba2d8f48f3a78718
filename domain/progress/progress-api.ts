import { z } from 'zod'
import { exactly } from '@/domain/api/exact-schema'
import type { RouteDescription } from '@/domain/api/route-description'
import { expectedLines, reportingLevels, seriesCodes } from '@/domain/campaigns/choices'
import { coverageGroupSchema } from '@/domain/campaigns/settings'
import { divisionCodeSchema } from '@/domain/divisions/division-code-schema'
import type { Basis, Overview, OverviewMilestone, OverviewRow } from '@/domain/progress/overview'
import type { PrintedPace } from '@/domain/progress/print-pace'
import type { TownOverview, VillageRow } from '@/domain/progress/town-overview'
import { quotaKinds } from '@/domain/quotas/quota'
import { plainDateSchema } from '@/domain/time/plain-date-schema'
import type { YearBefore, YearComparison } from './year-before'
import { overviewExample, townExample } from './progress-examples'

/** What a polled read of progress may ask for; the same names as in the page's URL. */
export const pollQuery = z.strictObject({
  campaign: z.uuid().optional().describe('征缴活动；不写为最近年度的'),
  asOf: plainDateSchema.optional().describe('截至哪一天；不写为今天（演示数据为演示日）'),
  series: z.enum(seriesCodes).optional().describe('口径：reported 镇村上报、tax 税务缴费、registered 系统登记；不写为本活动计数的口径'),
  group: coverageGroupSchema.optional().describe('人群：everyone 全部人员，或必保对象的代码；不写为全部人员'),
  kind: z.enum(quotaKinds).optional().describe('任务类别：assigned 上级任务、own 本级任务；不写为上级任务'),
})

const persons = z.int()
const rateText = z.string().nullable().describe('完成率，已四舍五入，如 65.82%；无任务数或从未上报时为 null')

export const basisSchema = exactly<Basis>()(
  z
    .strictObject({
      kind: z.enum(quotaKinds),
      series: z.enum(seriesCodes),
      level: z.enum(reportingLevels).describe('由镇还是由村填报'),
      coverageGroup: z.string(),
      groupName: z.string(),
      expectedLine: z.enum(expectedLines).describe('序时进度按哪条线'),
    })
    .meta({ id: 'Basis', description: '这些数按什么计：任务类别、口径、填报层级、人群、序时进度线' }),
)

const nextMilestoneSchema = z.strictObject({
  dueOn: plainDateSchema,
  targetPersons: persons,
  gapPersons: persons.describe('还差多少人；已超过时为负'),
  daysLeft: z.int(),
})

export const paceSchema = exactly<PrintedPace>()(
  z
    .strictObject({
      asOf: plainDateSchema,
      state: z.enum(['ahead', 'onLine', 'behind', 'farBehind']),
      rateText: z.string().describe('完成率'),
      expectedRateText: z.string().describe('序时进度'),
      expectedPersons: persons.describe('按序时进度应有的人数'),
      gapPersons: persons.describe('应有 − 实有：大于 0 是还差'),
      pointsText: z.string().describe('与序时进度相差的百分点'),
      daysText: z.string().nullable().describe('与序时进度相差的天数'),
      nextMilestone: nextMilestoneSchema.nullable(),
      neededPerDay: persons.nullable().describe('到下个节点日均需要的人数'),
      projectedFinish: z.union([
        z.strictObject({ on: plainDateSchema, reason: z.null() }),
        z.strictObject({ on: z.null(), reason: z.enum(['alreadyFull', 'noWeekAgo', 'noGain', 'tooFar', 'partsBegan']) }),
      ]),
    })
    .meta({ id: 'Pace', description: '与序时进度相比' }),
)

const yearComparisonSchema = exactly<YearComparison>()(
  z
    .strictObject({
      persons: persons.describe('上年同日的人数'),
      rateText: z.string().nullable().describe('上年同日的完成率'),
      reportedFor: plainDateSchema.nullable().describe('上年这个数是哪一天的'),
      morePersons: persons.nullable().describe('比上年同日多多少人；少为负'),
      morePointsText: z.string().nullable().describe('比上年同日高多少个百分点，如 +3.72'),
    })
    .meta({ id: 'YearComparison', description: '与上年同日相比' }),
)

const yearBeforeSchema = exactly<YearBefore>()(
  z
    .strictObject({
      coverageYear: z.int(),
      on: plainDateSchema.describe('上年的同一天'),
      measuredOn: plainDateSchema.nullable(),
      otherWindow: z.strictObject({ opensOn: plainDateSchema, closesOn: plainDateSchema }).nullable().describe('上年征缴期与今年不是同样日子时的起止'),
    })
    .meta({ id: 'YearBefore', description: '上年的征缴活动' }),
)

export const overviewRowSchema = exactly<OverviewRow>()(
  z
    .strictObject({
      divisionCode: divisionCodeSchema,
      name: z.string(),
      position: z.int().describe('在任务表中的次序'),
      quota: persons.nullable().describe('任务数（人）'),
      persons: persons.nullable().describe('累计参保缴费人数'),
      rank: z.int().nullable().describe('名次；并列同名次，1、2、2、4'),
      unrankedReason: z.enum(['noQuota', 'neverReported']).nullable(),
      rateText,
      movement: z.int().nullable().describe('比七天前升（正）或降（负）几名'),
      pace: paceSchema.nullable(),
      increaseToday: persons.nullable().describe('当日新增'),
      increaseWeek: persons.nullable().describe('七天新增'),
      reporting: z.enum(['reportedToday', 'carried', 'never']).describe('当日已上报、沿用以前的、尚无上报'),
      reportedFor: plainDateSchema.nullable().describe('这个数是哪一天的'),
      hour: z.int().nullable().describe('时点 0–24'),
      villages: z.strictObject({ reportedToday: z.int(), total: z.int() }).nullable().describe('按村填报时：当日已报的村数与总村数'),
      milestonePersons: persons.nullable().describe('下个节点应有的人数'),
      yearBefore: yearComparisonSchema.nullable(),
    })
    .meta({ id: 'OverviewRow', description: '一个单位的进度' }),
)

export const milestoneSchema = exactly<OverviewMilestone>()(
  z
    .strictObject({ dueOn: plainDateSchema, basisPoints: z.int().describe('比例，万分之几'), persons, isPrinted: z.boolean().describe('人数是文件印的，还是按比例算的'), gapPersons: persons })
    .meta({ id: 'Milestone', description: '一个节点：到哪天、多少人、还差多少人' }),
)

export const overviewSchema = exactly<Overview>()(
  z
    .strictObject({
      asOf: plainDateSchema,
      basis: basisSchema,
      measuredOn: plainDateSchema.nullable().describe('数字实际截至的日期，从数据来'),
      hour: z.int().nullable(),
      sentence: z.string().describe('可以直接读出或转发的一句话'),
      scope: overviewRowSchema,
      rows: z.array(overviewRowSchema),
      rankedParts: z.int(),
      milestones: z.array(milestoneSchema),
      partsQuota: persons.nullable().describe('各镇任务数之和与全县不等时的和'),
      yearBefore: yearBeforeSchema.nullable(),
    })
    .meta({ id: 'Overview', description: '全县进度与排名' }),
)

export const villageRowSchema = exactly<VillageRow>()(
  z
    .strictObject({
      divisionCode: divisionCodeSchema,
      name: z.string(),
      isDirect: z.boolean().describe('是不是镇直'),
      pace: paceSchema.nullable(),
      quota: persons.nullable(),
      persons: persons.nullable(),
      rateText,
      increaseToday: persons.nullable(),
      increaseWeek: persons.nullable(),
      reporting: z.enum(['reportedToday', 'carried', 'never']),
      reportedFor: plainDateSchema.nullable(),
      hour: z.int().nullable(),
    })
    .meta({ id: 'VillageRow', description: '一个村的进度；村不排名' }),
)

export const townOverviewSchema = exactly<TownOverview>()(
  z
    .strictObject({
      asOf: plainDateSchema,
      basis: basisSchema,
      measuredOn: plainDateSchema.nullable(),
      hour: z.int().nullable(),
      sentence: z.string(),
      town: overviewRowSchema,
      rankedParts: z.int(),
      milestones: z.array(milestoneSchema),
      villages: z.array(villageRowSchema),
      villageSum: z.strictObject({ persons, difference: persons.nullable() }).nullable().describe('各村与镇直之和，及与镇报数的差'),
      yearBefore: yearBeforeSchema.nullable(),
    })
    .meta({ id: 'TownOverview', description: '一个镇和它的村' }),
)

const unchanged = { meaning: '与 If-None-Match 所带的版本相同，没有变化', empty: true } as const

export const readRanking: RouteDescription = {
  summary: '全县进度与排名',
  detail: '各镇按完成率由高到低，并列同名次。带上次回答的 ETag 来问，没有变化时答 304。镇按设置可以只看到本镇；村代办员看不到全县。',
  query: pollQuery,
  answers: { 200: { meaning: '进度与排名', schema: overviewSchema.nullable(), example: overviewExample }, 304: unchanged },
  refusals: { 404: '没有这个征缴活动，或不在您的范围之内', 422: '日期还没有到，或口径、人群、任务类别不是本活动的' },
}

export const readTown: RouteDescription = {
  summary: '一个镇和它的村的进度',
  params: { code: '镇的9位区划代码' },
  query: pollQuery,
  answers: { 200: { meaning: '镇与村的进度', schema: townOverviewSchema, example: townExample }, 304: unchanged },
  refusals: { 404: '没有这个镇，或不在您的范围之内', 422: '日期还没有到，或口径、人群、任务类别不是本活动的' },
}
