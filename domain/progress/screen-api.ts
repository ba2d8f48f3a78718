import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'
import { expectedLines, reportingLevels, seriesCodes } from '@/domain/campaigns/choices'
import { coverageGroupSchema } from '@/domain/campaigns/settings'
import { quotaKinds } from '@/domain/quotas/quota'
import { plainDateSchema } from '@/domain/time/plain-date-schema'
import { pollQuery } from './progress-api'
import { reportingStates } from './reporting-state'

const persons = z.int()
const known = persons.nullable()

const screenRowSchema = z.strictObject({
  divisionCode: z.string(),
  name: z.string(),
  rank: z.int().nullable(),
  unrankedReason: z.enum(['noQuota', 'neverReported']).nullable(),
  persons: known,
  quota: known,
  /** "65.82%", rounded half up from the exact fraction; null when unranked. */
  rateText: z.string().nullable(),
  increaseToday: known,
  reporting: z.enum(reportingStates),
  /** Against the expected line of the day the numbers speak of; null without quota or report. */
  pace: z
    .strictObject({
      state: z.enum(['ahead', 'onLine', 'behind', 'farBehind']),
      expectedRateText: z.string(),
      expectedPersons: persons,
      /** expected − present: above zero are missing. */
      gapPersons: persons,
      pointsText: z.string(),
      nextMilestone: z.strictObject({ dueOn: plainDateSchema, targetPersons: persons, gapPersons: persons, daysLeft: z.int() }).nullable(),
      neededPerDay: known,
    })
    .nullable(),
})
export type ScreenRow = z.infer<typeof screenRowSchema>

/** The answer of GET /api/screen: everything a wall display shows, in persons. */
export const screenViewSchema = z.strictObject({
  asOf: plainDateSchema,
  measuredOn: plainDateSchema.nullable(),
  hour: z.int().nullable(),
  sentence: z.string(),
  basis: z.strictObject({
    kind: z.enum(quotaKinds),
    series: z.enum(seriesCodes),
    level: z.enum(reportingLevels),
    coverageGroup: coverageGroupSchema,
    groupName: z.string(),
    expectedLine: z.enum(expectedLines),
  }),
  scope: screenRowSchema,
  /** The ranked towns, then the unranked with their reason. */
  rows: z.array(screenRowSchema),
  milestones: z.array(z.strictObject({ dueOn: plainDateSchema, basisPoints: z.int(), persons })),
  trend: z.array(z.strictObject({ on: plainDateSchema, persons: known, carried: z.boolean(), expectedPersons: known, dailyIncrease: known })),
})
export type ScreenView = z.infer<typeof screenViewSchema>

/** The body of POST /api/screen: the click says it all. */
export const showScreenSchema = z.strictObject({})

/** The answer of POST /api/screen: for how many hours after its sign-in the display goes on at most. */
export const screenShownSchema = z.strictObject({ hours: z.int() })
export type ScreenShown = z.infer<typeof screenShownSchema>

export const readScreen: RouteDescription = {
  summary: '大屏上显示的一切',
  query: pollQuery,
  answers: { 200: { meaning: '三个数、排名、节点和趋势', schema: screenViewSchema }, 304: { meaning: '没有变化', empty: true } },
  refusals: { 404: '没有这个征缴活动，或不在您的范围之内', 422: '日期还没有到，或口径、人群、任务类别不是本活动的' },
}

export const showScreen: RouteDescription = {
  summary: '在大屏上持续显示：给这台电脑的大屏一张通行证',
  body: { schema: showScreenSchema, example: {} },
  answers: { 200: { meaning: '可以持续显示的小时数', schema: screenShownSchema, example: { hours: 12 } } },
  refusals: { 404: '全县大屏不在您的范围之内' },
}
