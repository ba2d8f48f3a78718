import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'
import { publicText } from '@/domain/imports/public-text-schema'
import { plainDateSchema } from '@/domain/time/plain-date-schema'
import { bulletinActs } from './bulletin-state'
import { bulletinTextSchema } from './bulletin-text'

const cutOffSchema = z.strictObject({ day: plainDateSchema, hour: z.int().min(1, '截止时点应为1到24时。').max(24, '截止时点应为1到24时。') })

/** A new bulletin for a cut-off, or a corrected edition of an issued number. */
export const newBulletinSchema = z
  .strictObject({ campaign: z.uuid(), cutOff: cutOffSchema.optional(), supersedes: z.int().min(1).max(99_999).optional().describe('要更正的期号；写了就不写 cutOff') })
  .refine(({ cutOff, supersedes }) => (cutOff === undefined) !== (supersedes === undefined), { message: '请写截止时间，或要更正的期号，两者只写一样。' })
export type NewBulletin = z.infer<typeof newBulletinSchema>

const revision = z.int().min(1).describe('页面上看到的修订号')

/** One step of a bulletin short of issuing it, on the revision that was seen. */
export const bulletinStepSchema = z.strictObject({
  revision,
  act: z.enum(bulletinActs).exclude(['issue']),
  text: bulletinTextSchema.optional(),
  note: publicText(z.string().trim().max(500, '原因超过500个字，请缩短。')).optional(),
})
export type BulletinStepBody = z.infer<typeof bulletinStepSchema>

export const bulletinIssueSchema = z.strictObject({ revision })
export type BulletinIssueBody = z.infer<typeof bulletinIssueSchema>

export const bulletinDraftedSchema = z.strictObject({ id: z.uuid() })
export const bulletinSteppedSchema = z.strictObject({ revision, kept: z.array(z.string()).describe('重新取数后，因改过而没有重写的部分，如 进展情况') })
export const bulletinIssuedSchema = z.strictObject({ issueNumber: z.int(), edition: z.int(), hash: z.string().regex(/^[0-9a-f]{64}$/) })

/** Which .docx: with the red head of the issuing office, or plain. */
export const bulletinDocxQuery = z.strictObject({ head: z.enum(['red', 'plain']).optional().describe('red 红头（不写时）、plain 不套红头') })
export const bulletinFileQuery = z.strictObject({})

const id = '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d'
const params = { id: '通报的编号，见其网址' }
const hidden = '没有这份通报，或不在您的范围之内，或本县没有让各镇看全表'

export const draftBulletin: RouteDescription = {
  summary: '按截止时间起草一期通报，或起草某期的更正版',
  detail: '数字在起草的那一刻取定；之后的上报和更正不影响这份草稿，除非重新取数。',
  body: { schema: newBulletinSchema, example: { campaign: id, cutOff: { day: '2021-11-23', hour: 17 } } },
  answers: { 201: { meaning: '已起草', schema: bulletinDraftedSchema, example: { id } } },
  refusals: { 404: '没有这个征缴活动，或没有要更正的那一期', 422: '截止时间还没到、早于开征日，或不晚于上一期的' },
}

export const stepBulletin: RouteDescription = {
  summary: '保存文稿、重新取数、送审、退回、撤回送审、作废',
  detail: 'act：save、retake、send、return（须有签发权，并写原因）、withdraw、discard（须写原因）。',
  params,
  body: { schema: bulletinStepSchema, example: { revision: 1, act: 'send' } },
  answers: { 200: { meaning: '已办', schema: bulletinSteppedSchema, example: { revision: 2, kept: [] } } },
  refusals: { 404: '没有这份通报，或不在您的范围之内', 409: '别人刚改过，或它已不在这一步', 422: '没有写原因，或文稿有缺' },
}

export const issueBulletin: RouteDescription = {
  summary: '签发一份已送审的通报，并封存',
  detail: '须是起草、送审以外的人。签发后编定期号，所用数据、结果和文稿一并封存，不能再改；要改只能另发更正版。',
  params,
  body: { schema: bulletinIssueSchema, example: { revision: 2 } },
  answers: { 201: { meaning: '已签发', schema: bulletinIssuedSchema, example: { issueNumber: 5, edition: 1, hash: 'ab'.repeat(32) } } },
  refusals: { 404: '没有这份通报，或不在您的范围之内', 409: '别人刚改过，或上一期在取数之后才签发', 422: '起草、送审的人不能签发' },
}

export const downloadDocx: RouteDescription = {
  summary: '下载通报的 .docx（按公文格式）',
  params,
  query: bulletinDocxQuery,
  answers: { 200: { meaning: '文件', contentTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'] } },
  refusals: { 404: hidden },
}

export const downloadXlsx: RouteDescription = {
  summary: '下载通报附表的 .xlsx',
  params,
  query: bulletinFileQuery,
  answers: { 200: { meaning: '文件', contentTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] } },
  refusals: { 404: hidden },
}

export const downloadPicture: RouteDescription = {
  summary: '下载发到微信群里的长图（PNG，宽 1080）',
  params,
  query: bulletinFileQuery,
  answers: { 200: { meaning: '图片', contentTypes: ['image/png'] } },
  refusals: { 404: hidden },
}
