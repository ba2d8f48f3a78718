import { z } from 'zod'
import { exactly } from '@/domain/api/exact-schema'
import type { RouteDescription } from '@/domain/api/route-description'
import { reportingLevels, seriesCodes } from '@/domain/campaigns/choices'
import { windowSchema } from '@/domain/campaigns/settings'
import { divisionCodeSchema } from '@/domain/divisions/division-code-schema'
import type { EntrySheet, SavedCounts, StoredCell } from '@/domain/progress/entry-sheet'
import { saveCountsSchema } from '@/domain/progress/entry-sheet-request'
import { plainDateSchema } from '@/domain/time/plain-date-schema'
import { pollQuery } from './progress-api'

export const sheetQuery = pollQuery.extend({
  town: z.string().regex(/^\d{9}$/, '镇的区划代码应为9位数字。').optional().describe('镇的9位区划代码；不写为本人所属的县或镇'),
})

export const storedCellSchema = exactly<StoredCell>()(
  z
    .strictObject({
      revision: z.int().describe('第几次修订'),
      persons: z.int().nullable().describe('累计人数；null 为已作废'),
      hour: z.int().nullable(),
      reason: z.string(),
      authorName: z.string(),
      recordedAt: z.string().describe('记录时间，北京时间，如 2021-11-23 17:02'),
    })
    .meta({ id: 'StoredCell', description: '一格现存的数' }),
)

const neighbour = z.strictObject({ persons: z.int(), reportedFor: plainDateSchema }).nullable()
const cellPlace = { divisionCode: divisionCodeSchema, level: z.enum(reportingLevels).describe('填报层级；镇代码配 village 是镇直') }

export const entrySheetSchema = exactly<EntrySheet>()(
  z
    .strictObject({
      campaignId: z.uuid(),
      asOf: plainDateSchema,
      workingDate: plainDateSchema,
      series: z.enum(seriesCodes),
      coverageGroup: z.string().describe('everyone 全部人员，或必保对象的代码'),
      countingLevel: z.enum(reportingLevels),
      readOnly: z.string().nullable().describe('这个口径由谁填报；本人可以填报时为 null'),
      place: z.strictObject({ code: divisionCodeSchema, name: z.string(), level: z.enum(['county', 'town']), quota: z.int().nullable() }),
      window: z.strictObject({ opensOn: plainDateSchema, closesOn: plainDateSchema, lateWindow: windowSchema.nullable() }),
      towns: z.array(
        z.strictObject({ code: divisionCodeSchema, name: z.string(), persons: z.int().nullable(), villages: z.strictObject({ reportedToday: z.int(), total: z.int() }).nullable() }),
      ),
      groups: z.array(
        z.strictObject({
          level: z.enum(reportingLevels),
          counts: z.boolean().describe('是否计入排名'),
          rows: z.array(
            z.strictObject({
              ...cellPlace,
              name: z.string(),
              population: z.int().nullable(),
              quota: z.int().nullable(),
              everyone: z.int().nullable().describe('必保对象的表里：全部人员已知的人数'),
              previous: neighbour.describe('这一天之前最近的数'),
              next: neighbour.describe('这一天之后最早的数'),
              stored: storedCellSchema.nullable(),
              issued: z
                .strictObject({ issueNumber: z.int(), cutOff: z.strictObject({ day: plainDateSchema, hour: z.int() }) })
                .nullable()
                .describe('这一口径最近一期已签发的通报；截止日不早于这一天时才有，更改其截止时点之内的数须写原因'),
            }),
          ),
        }),
      ),
    })
    .meta({ id: 'EntrySheet', description: '一天的填报表' }),
)

const cellNowSchema = z.strictObject({ ...cellPlace, stored: storedCellSchema.nullable() }).meta({ id: 'CellNow', description: '一格现在的数' })

export const savedCountsSchema = exactly<SavedCounts>()(
  z.strictObject({ saved: z.array(cellNowSchema), unchanged: z.int().describe('本来就是这个数、没有动的格数') }),
)

const campaign = '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d'

export const readSheet: RouteDescription = {
  summary: '一天的填报表',
  query: sheetQuery,
  answers: { 200: { meaning: '填报表', schema: entrySheetSchema }, 304: { meaning: '没有变化', empty: true } },
  refusals: { 404: '没有这个镇或征缴活动，或不在您的范围之内', 422: '日期还没有到' },
}

export const saveCounts: RouteDescription = {
  summary: '上报或更正每日数据',
  detail: '一次的各格全部存入或一个不存。每格要写明填报人看到的修订号（空格为 0）：别人先改了的，答 409 并附现在的数，不覆盖。',
  body: {
    schema: saveCountsSchema,
    example: {
      campaign, asOf: '2021-11-23', series: 'reported',
      cells: [{ divisionCode: '610926100', level: 'town', persons: 30840, hour: 17, reason: '', baseRevision: 0 }],
    },
  },
  answers: {
    200: {
      meaning: '已存',
      schema: savedCountsSchema,
      example: {
        saved: [{ divisionCode: '610926100', level: 'town', stored: { revision: 1, persons: 30840, hour: 17, reason: '', authorName: '城关镇社保站经办', recordedAt: '2021-11-23 17:02' } }],
        unchanged: 0,
      },
    },
  },
  refusals: { 404: '有的区划代码不存在或不在您的范围之内', 409: '有的格被他人先改，附 conflicts', 422: '有的数不能存，附 problems，逐格说明' },
}
