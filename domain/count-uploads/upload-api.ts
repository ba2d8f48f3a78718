import { z } from 'zod'
import { exactly } from '@/domain/api/exact-schema'
import type { RouteDescription } from '@/domain/api/route-description'
import { seriesCodes } from '@/domain/campaigns/choices'
import { coverageGroupSchema } from '@/domain/campaigns/settings'
import { divisionCodeSchema } from '@/domain/divisions/division-code-schema'
import { previewStates, type CountPreview } from '@/domain/count-uploads/count-preview'
import { fileNameSchema, fingerprintSchema } from '@/domain/imports/upload-schemas'
import { sheetQuery } from '@/domain/progress/entry-sheet-api'
import { countReasonSchema } from '@/domain/progress/entry-sheet-request'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

/** No more rows in one delivery: a county has some thousand divisions, and a file may hold several days. */
export const mostRows = 20_000

const rowSchema = z.strictObject({
  divisionCode: divisionCodeSchema,
  /** Cumulative persons as of the day. Whole numbers and their range are checked with a sentence per row. */
  persons: z.number(),
  hour: z.number().nullable().optional(),
  reason: countReasonSchema.optional(),
  /** A town's code as the line 镇直, where villages report (R8). */
  direct: z.boolean().optional(),
})

/** Daily counts as a program sends them (POST /api/daily-counts/uploads): one day of one series and coverage group. */
export const sentCountsSchema = z
  .strictObject({
    /** Which campaign: by id, or by coverage year; the newest when neither is given. */
    campaign: z.uuid().optional(),
    coverageYear: z.int().optional(),
    /** A sender's own series when left out; for people the one that counts. */
    series: z.enum(seriesCodes).optional(),
    group: coverageGroupSchema.optional(),
    asOf: plainDateSchema,
    rows: z.array(rowSchema).min(1, '没有要报送的数。').max(mostRows, '一次最多报送20,000项，请分几次报送。'),
  })
  .refine((body) => body.campaign === undefined || body.coverageYear === undefined, '活动编号（campaign）和参保年度（coverageYear）只写一个。')
export type SentCounts = z.infer<typeof sentCountsSchema>

const sentRowSchema = z.strictObject({
  divisionCode: z.string(),
  outcome: z.enum(['saved', 'same']),
  persons: z.int(),
  /** What the cell held before; null when nothing. */
  before: z.int().nullable(),
})

/** Rows named in an answer, which is kept beside its key for a month; what a delivery asked its sender knows. */
export const mostRowsNamed = 200

/** What came of a delivery: all rows were taken, or none. `upload` is null when nothing changed. */
export const sentAnswerSchema = z.strictObject({ upload: z.uuid().nullable(), saved: z.int(), same: z.int(), rows: z.array(sentRowSchema).describe('前200行的结果'), hidden: z.int().describe('没有列出的还有几行') })
export type SentAnswer = z.infer<typeof sentAnswerSchema>

/** Beside the sentence of a refused delivery (422): rows that keep the others out, and why, the first of them and how many there are. Nothing was saved. */
export const sentRefusalSchema = z.strictObject({
  error: z.string(),
  rows: z.array(z.strictObject({ row: z.int(), divisionCode: z.string(), outcome: z.literal('refused'), code: z.string(), sentence: z.string() })).describe('前200处'),
  problemCount: z.int(),
})
export type SentRefusal = z.infer<typeof sentRefusalSchema>

/** The answer to an imported file. */
export const importedCountsSchema = z.strictObject({ upload: z.uuid().nullable(), saved: z.int(), same: z.int(), days: z.array(z.string()) })
export type ImportedCounts = z.infer<typeof importedCountsSchema>

export const undoUploadSchema = z.strictObject({})
export const undoneUploadSchema = z.strictObject({
  givenBack: z.int(),
  kept: z.array(z.strictObject({ name: z.string(), asOf: z.string(), authorName: z.string(), recordedAt: z.string() })),
  inBulletin: z.strictObject({ issueNumber: z.int(), cells: z.int() }).nullable().describe('其中多少项在已签发通报的截止时点之内，会作为更正列入下一期'),
})

/** What preview and import of a file ask alike: which campaign, measure and day, whose divisions, and one reason for all that ask. */
export const countUploadQuery = z.strictObject({
  campaign: z.uuid().optional(),
  fileName: fileNameSchema,
  asOf: plainDateSchema.optional().describe('没有写日期的行是哪一天的'),
  series: z.enum(seriesCodes).optional(),
  group: coverageGroupSchema.optional(),
  town: z.string().regex(/^\d{9}$/).optional().describe('表中只写村名时，是哪个镇的；不写为本人所属的县或镇'),
  reason: countReasonSchema.optional().describe('需要原因而行里没写的，用这一条'),
})
export type CountUploadQuery = z.infer<typeof countUploadQuery>

/** What an import repeats of its preview. A sender has seen none and leaves both out. */
export const countImportQuery = countUploadQuery.extend({
  fingerprint: fingerprintSchema.optional(),
  seenAt: z.iso.datetime('缺少预览的时间，请重新预览后再导入。').regex(/^2\d{3}-.{1,30}$/, '缺少预览的时间，请重新预览后再导入。').optional().describe('预览的时间'),
})
export type CountImportQuery = z.infer<typeof countImportQuery>

export const countPreviewSchema = exactly<CountPreview>()(
  z
    .strictObject({
      fileName: z.string(),
      sheet: z.string(),
      headingRow: z.int(),
      series: z.enum(seriesCodes),
      coverageGroup: z.string(),
      days: z.array(plainDateSchema),
      counts: z.record(z.enum(previewStates), z.int()).describe('新报、更正、要写原因、不能导入、相同各几项'),
      blankRows: z.int(),
      lines: z.array(
        z.strictObject({
          row: z.int().describe('表中的行号'),
          divisionCode: z.string(),
          name: z.string(),
          asOf: plainDateSchema,
          state: z.enum(previewStates),
          before: z.int().nullable(),
          after: z.number(),
          sentences: z.array(z.string()),
          reason: z.string(),
        }),
      ),
      hidden: z.int().describe('没有列出的还有几项'),
      warnings: z.array(z.string()),
      fingerprint: z.string(),
      seenAt: z.string(),
    })
    .meta({ id: 'CountPreview', description: '每日数据导入的预览' }),
)

const spoilt = '文件要改：附 rowProblems（最多200处）与 problemCount'
const noPlace = '没有这个征缴活动、镇或单位，或不在您的范围之内'
const upload = '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d'

export const downloadBlankSheet: RouteDescription = {
  summary: '下载空白填报表，单位和代码已填好',
  query: sheetQuery,
  answers: { 200: { meaning: '表格文件', contentTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] } },
  refusals: { 404: noPlace, 422: '日期还没有到，或口径、人群不是本活动的' },
}

export const previewCounts: RouteDescription = {
  summary: '预览每日数据的文件：会新报、更正什么，或哪里要改',
  query: countUploadQuery,
  body: 'file',
  changesNothing: true,
  answers: { 200: { meaning: '预览', schema: countPreviewSchema } },
  refusals: { 404: noPlace, 422: spoilt },
}

export const importCounts: RouteDescription = {
  summary: '导入每日数据的文件，全部存入或一项不存',
  detail: '在页面上要带预览的 fingerprint 和 seenAt；报送方用令牌直接送文件，不用预览。',
  query: countImportQuery,
  body: 'file',
  takesToken: true,
  answers: { 201: { meaning: '已导入', schema: importedCountsSchema, example: { upload, saved: 11, same: 0, days: ['2021-11-23'] } } },
  refusals: { 404: noPlace, 409: '预览之后又有改动，请重新预览', 422: spoilt },
}

export const sendCounts: RouteDescription = {
  summary: '程序报送每日数据：一天、一个口径、一个人群，全部存入或一项不存',
  detail: '报送方用令牌（Bearer）；只能送自己的口径和范围。',
  body: { schema: sentCountsSchema, example: { coverageYear: 2022, asOf: '2021-11-23', rows: [{ divisionCode: '610926100', persons: 30_840, hour: 17 }] } },
  takesToken: true,
  answers: { 201: { meaning: '已存入', schema: sentAnswerSchema, example: { upload, saved: 1, same: 0, rows: [{ divisionCode: '610926100', outcome: 'saved', persons: 30_840, before: 29_540 }], hidden: 0 } } },
  refusals: { 404: noPlace, 409: '有人同时改了这些数', 422: '有的行不能存，附前200行的原因 rows 与总数 problemCount' },
}

export const undoUploadedCounts: RouteDescription = {
  summary: '在时限内撤回一次上传：后来没有再改过的，都恢复为上传前的数',
  params: { id: '哪次上传' },
  body: { schema: undoUploadSchema, example: {} },
  answers: { 200: { meaning: '已撤回', schema: undoneUploadSchema, example: { givenBack: 11, kept: [], inBulletin: null } } },
  refusals: { 404: '没有这次上传，或不在您的范围之内', 409: '已撤回过，或已过时限' },
}
