import { z } from 'zod'
import { exactly } from '@/domain/api/exact-schema'
import type { RouteDescription } from '@/domain/api/route-description'
import { coverageGroupSchema } from '@/domain/campaigns/settings'
import { divisionCodeSchema } from '@/domain/divisions/division-code-schema'
import { fileNameSchema, fingerprintSchema } from '@/domain/imports/upload-schemas'
import { documentNumberSchema, quotaChangeSchema, reasonSchema } from '@/domain/quotas/quota-change'
import { quotaImportStates, type QuotaImportLine, type QuotaPreview } from '@/domain/quotas/quota-import'
import { quotaKinds } from '@/domain/quotas/quota'
import { quotaSplitAnswerSchema, quotaSplitSchema } from '@/domain/quotas/split-quota-api'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

const town = z.string().regex(/^\d{9}$/).optional()

/** Which ledger is meant, in the words of the page's URL: usually the assigned quotas of everyone (R2, R18). */
const ledgerQuery = {
  kind: z.enum(quotaKinds).optional().describe('任务类别：assigned 上级任务（不写时）、own 本级任务'),
  group: coverageGroupSchema.optional().describe('人群：everyone 全部人员（不写时），或必保对象的代码'),
}

/** What preview and import ask alike: which campaign and ledger, which file, whose parts, and from which day. */
export const quotaUploadQuery = z.strictObject({
  campaign: z.uuid(),
  ...ledgerQuery,
  fileName: fileNameSchema,
  /** A town whose villages the table lists; without it, the county's towns. */
  town: town.describe('导入哪个镇的各村；不写为全县各镇'),
  effectiveFrom: plainDateSchema.optional().describe('自哪天起生效；不写时首次为开征日，以后为今天'),
})
export type QuotaUpload = z.infer<typeof quotaUploadQuery>

export const quotaImportQuery = quotaUploadQuery.extend({
  effectiveFrom: plainDateSchema.describe('自哪天起生效'),
  documentNumber: documentNumberSchema.describe('文号'),
  reason: reasonSchema.describe('原因'),
  fingerprint: fingerprintSchema,
  yearConfirmed: z.literal('yes').optional().describe('预览问到年度不符时，确认就是这张表'),
})

export const quotaExportQuery = z.strictObject({
  campaign: z.uuid().optional().describe('征缴活动；不写为最近年度的'),
  ...ledgerQuery,
  town: town.describe('镇的9位代码；不写为本人所属的县或镇'),
  asOf: plainDateSchema.optional().describe('截至哪一天的任务数'),
  format: z.enum(['xlsx', 'csv']),
})

const figures = z
  .strictObject({
    persons: z.int(),
    position: z.int(),
    milestones: z.array(z.strictObject({ dueOn: plainDateSchema, persons: z.int() })).describe('各节点的累计人数'),
    remark: z.string(),
  })
  .meta({ id: 'QuotaFigures', description: '一个单位的任务数' })

const lineSchema = exactly<QuotaImportLine>()(
  z
    .strictObject({ divisionCode: divisionCodeSchema, name: z.string(), state: z.enum(quotaImportStates), before: figures.nullable(), after: figures.nullable() })
    .meta({ id: 'QuotaImportLine', description: '导入前后的一行' }),
)

export const quotaPreviewSchema = exactly<QuotaPreview>()(
  z
    .strictObject({
      lines: z.array(lineSchema),
      total: lineSchema.nullable().describe('合计'),
      warnings: z.array(z.string()),
      fileName: z.string(),
      sheet: z.string(),
      headingRow: z.int(),
      titles: z.array(z.string()),
      parentName: z.string(),
      effectiveFrom: plainDateSchema,
      sum: z.int(),
      statedTotal: z.int().nullable(),
      kindGaps: z.array(z.string()).describe('与另一类任务数不同的地方，每处一句'),
      yearQuestion: z.string().nullable().describe('表中写的年度与活动不符时的一问；导入时要以 yearConfirmed 确认'),
      fingerprint: z.string(),
    })
    .meta({ id: 'QuotaPreview', description: '任务表导入的预览' }),
)

export const quotaImportedSchema = z.strictObject({ entered: z.int().describe('记入的条数'), parentName: z.string(), effectiveFrom: plainDateSchema })
export const quotaChangedSchema = z.strictObject({ divisionCode: divisionCodeSchema, persons: z.int(), effectiveFrom: plainDateSchema })

const spoilt = '文件要改：附 rowProblems（最多200处）与 problemCount'

export const exportQuotas: RouteDescription = {
  summary: '下载任务表',
  query: quotaExportQuery,
  answers: { 200: { meaning: '表格文件', contentTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'] } },
  refusals: { 404: '没有这个镇或征缴活动，或不在您的范围之内' },
}

export const previewQuotas: RouteDescription = {
  summary: '预览任务表：会新增、改动什么，或哪里要改',
  query: quotaUploadQuery,
  body: 'file',
  changesNothing: true,
  answers: { 200: { meaning: '预览', schema: quotaPreviewSchema } },
  refusals: { 404: '没有这个镇或征缴活动', 422: spoilt },
}

export const importQuotas: RouteDescription = {
  summary: '导入预览过的任务表，全部记入或一条不记',
  query: quotaImportQuery,
  body: 'file',
  answers: { 201: { meaning: '已记入', schema: quotaImportedSchema, example: { entered: 12, parentName: '平利县', effectiveFrom: '2021-10-15' } } },
  refusals: { 404: '没有这个镇或征缴活动', 409: '预览之后又有改动，请重新预览', 422: spoilt },
}

export const changeQuota: RouteDescription = {
  summary: '调整一个单位的任务数',
  detail: '记一条新账，写明原因和文号；以前的数仍可查。seenEntry 是调整人看到的最新一条，没有时为 null。',
  body: {
    schema: quotaChangeSchema,
    example: {
      campaignId: '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d', divisionCode: '610926100', kind: 'assigned', coverageGroup: 'everyone', persons: 47_000, milestones: [], remark: '',
      effectiveFrom: '2021-11-24', reason: '县里调增', documentNumber: '平政办发〔2021〕120号', seenEntry: null,
    },
  },
  answers: { 201: { meaning: '已记入', schema: quotaChangedSchema, example: { divisionCode: '610926100', persons: 47_000, effectiveFrom: '2021-11-24' } } },
  refusals: { 404: '没有这个单位或征缴活动', 409: '刚被别人调整过，请核对后再改', 422: '生效日、节点或人数不合要求' },
}

export const splitQuotas: RouteDescription = {
  summary: '把一个镇的任务数分解到各村',
  detail: '各村一次记入，全部记入或一条不记；合计与镇任务数有差的照记，差额在回答里。seenEntry 是分解人看到的最新一条，没有时为 null。',
  body: {
    schema: quotaSplitSchema,
    example: {
      campaignId: '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d', divisionCode: '610926100', kind: 'assigned', coverageGroup: 'everyone', basis: 'lastYear',
      shares: [{ divisionCode: '610926100201', persons: 1_600 }], effectiveFrom: '2021-11-24', reason: '分解到村', documentNumber: '城政发〔2021〕9号', seenEntry: null,
    },
  },
  answers: { 201: { meaning: '已记入', schema: quotaSplitAnswerSchema, example: { entered: 30, sum: 48_000, difference: 0, effectiveFrom: '2021-11-24' } } },
  refusals: { 404: '没有这个镇或征缴活动', 409: '刚被别人调整过，请核对后再分', 422: '人数、日期或村不合要求' },
}
