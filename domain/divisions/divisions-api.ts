import { z } from 'zod'
import { exactly } from '@/domain/api/exact-schema'
import type { RouteDescription } from '@/domain/api/route-description'
import { divisionChangeAnswerSchema, divisionChangeSchema } from '@/domain/divisions/division-change-api'
import { divisionLevels } from '@/domain/divisions/division'
import { divisionCodeSchema } from '@/domain/divisions/division-code-schema'
import { divisionImportStates, type DivisionPreview } from '@/domain/divisions/division-import'
import { fileNameSchema, fingerprintSchema } from '@/domain/imports/upload-schemas'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

export const divisionUploadQuery = z.strictObject({ fileName: fileNameSchema })
export const divisionImportQuery = divisionUploadQuery.extend({ validFrom: plainDateSchema.describe('自哪天起生效'), fingerprint: fingerprintSchema })

const named = z.strictObject({ name: z.string(), population: z.int().nullable() }).nullable()

export const divisionPreviewSchema = exactly<DivisionPreview>()(
  z
    .strictObject({
      fileName: z.string(),
      sheet: z.string(),
      lines: z.array(z.strictObject({ code: divisionCodeSchema, level: z.enum(divisionLevels), state: z.enum(divisionImportStates), before: named, after: named })),
      fingerprint: z.string(),
    })
    .meta({ id: 'DivisionPreview', description: '区划名单导入的预览' }),
)

export const divisionsImportedSchema = z.strictObject({ created: z.int().describe('新增'), changed: z.int().describe('有变更') })

const spoilt = '文件要改：附 rowProblems（最多200处）与 problemCount'

export const previewDivisions: RouteDescription = {
  summary: '预览区划名单：会新增、改动什么，或哪里要改',
  query: divisionUploadQuery,
  body: 'file',
  changesNothing: true,
  answers: { 200: { meaning: '预览', schema: divisionPreviewSchema } },
  refusals: { 422: spoilt },
}

export const importDivisions: RouteDescription = {
  summary: '导入预览过的区划名单；不删除任何区划',
  query: divisionImportQuery,
  body: 'file',
  answers: { 201: { meaning: '已导入', schema: divisionsImportedSchema, example: { created: 2, changed: 1 } } },
  refusals: { 409: '预览之后又有改动，请重新预览', 422: spoilt },
}

export const changeDivision: RouteDescription = {
  summary: '区划更名或并入',
  detail: '旧数留在旧代码上。镇并入别处时，villages 写明各村由谁接续。',
  params: { code: '区划代码' },
  body: {
    schema: divisionChangeSchema,
    example: { kind: 'rename', name: '五峰社区居委会', effectiveFrom: '2021-11-24', documentNumber: '平政函〔2021〕12号', reason: '村改社区' },
  },
  answers: { 201: { meaning: '已记入', schema: divisionChangeAnswerSchema, example: { code: '610926100204', changed: 1 } } },
  refusals: { 404: '没有这个区划', 422: '名称、日期或接续单位不合要求' },
}
